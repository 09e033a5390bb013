package dev.hawkins.pipeline;

import dev.hawkins.table.Column;
import dev.hawkins.table.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over what rows say rather than over the bytes of their file: column by column the name, the kind and the values
 * in row order; numbers as IEEE 754 bits with one NaN, texts as their length and UTF-8. The order in which a dictionary was
 * built, quotes, separators and compression do not matter.
 */
final class Fingerprint {
    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The fingerprint in hexadecimal. */
    static String of(Table table) {
        Fingerprint print = new Fingerprint();
        print.put(table.rows());
        for (int c = 0; c < table.schema().size(); c++) {
            Column column = table.schema().column(c);
            print.put(column.name());
            print.put(column.kind().name());
            print.putValues(table.values(c));
        }
        print.drain();
        return HexFormat.of().formatHex(print.digest.digest());
    }

    private void putValues(Table.Values values) {
        if (values instanceof Table.Numbers numbers) {
            for (double value : numbers.values()) {
                put(Double.doubleToLongBits(value));
            }
        } else if (values instanceof Table.Codes codes) {
            for (int row = 0; row < codes.size(); row++) {
                put(codes.text(row));
            }
        }
    }

    private void put(String text) {
        if (text == null) {
            put(-1L);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes.length);
        drain();
        digest.update(bytes);
    }

    private void put(long value) {
        if (buffer.remaining() < Long.BYTES) {
            drain();
        }
        buffer.putLong(value);
    }

    private void drain() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
