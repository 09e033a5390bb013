package dev.hawkins.table;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Strict UTF-8 from bytes that may be gzipped. What is read while recording can be read again once after
 * {@link #rewind}. Malformed bytes fail the read that would return them, after all characters before them have been
 * handed out, so that whoever parses knows the line.
 */
final class Utf8Text extends Reader {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).limit(0);
    private boolean ended;
    private IOException failure;

    private char[] memory = new char[0];
    private int remembered;
    private int replayed;
    private boolean recording = true;

    private Utf8Text(InputStream in) {
        this.in = in;
    }

    /**
     * Opens the bytes: unpacks gzip by its magic number, passes over a byte order mark, refuses other known formats.
     */
    static Utf8Text open(InputStream raw) throws IOException {
        InputStream content = raw;
        byte[] start = raw.readNBytes(6);
        content = new SequenceInputStream(new ByteArrayInputStream(start), raw);
        if (startsWith(start, 0x1F, 0x8B)) {
            InputStream unpacked = new GZIPInputStream(content, CHUNK);
            start = unpacked.readNBytes(6);
            content = new SequenceInputStream(new ByteArrayInputStream(start), unpacked);
        }
        refuse(start);
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            content.skipNBytes(3);
        }
        return new Utf8Text(content);
    }

    private static void refuse(byte[] start) throws IOException {
        if (startsWith(start, 'P', 'K', 3, 4)) {
            throw new BadBytes("is a zip archive; unpack it first");
        }
        if (startsWith(start, 'P', 'A', 'R', '1')) {
            throw new BadBytes("is a Parquet file, which cannot be read yet; convert it to CSV");
        }
        if (startsWith(start, 'B', 'Z', 'h')
                || startsWith(start, 0xFD, '7', 'z', 'X', 'Z')
                || startsWith(start, 0x28, 0xB5, 0x2F, 0xFD)) {
            throw new BadBytes("is packed with bzip2, xz or zstd; unpack it first, only gzip is unpacked here");
        }
        if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE)) {
            throw new BadBytes("is UTF-16; convert it to UTF-8, for instance with iconv -f UTF-16 -t UTF-8");
        }
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Bytes that are no text; the message continues a sentence that starts with the name of the file. */
    static final class BadBytes extends IOException {
        private static final long serialVersionUID = 1L;
        /** Whether the line matters: the message then follows it, after a colon. */
        final boolean inLine;

        BadBytes(String message) {
            this(message, false);
        }

        BadBytes(String message, boolean inLine) {
            super(message);
            this.inLine = inLine;
        }
    }

    /** A copy of all characters from the beginning on, at least twice as many as the last time if there are so many. */
    char[] peekMore() {
        int enough = remembered * 2;
        do {
            fillMemory();
        } while (remembered < enough && !atEnd());
        return Arrays.copyOf(memory, remembered);
    }

    /** Whether {@link #peekMore} has nothing more to find. */
    boolean atEnd() {
        return ended && !bytes.hasRemaining() || failure != null;
    }

    /** Back to the beginning; what follows the remembered part is remembered only if {@code again}. */
    void rewind(boolean again) {
        replayed = 0;
        recording = again;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (recording && replayed == remembered) {
            fillMemory();
        }
        if (replayed < remembered) {
            int count = Math.min(length, remembered - replayed);
            System.arraycopy(memory, replayed, target, from, count);
            replayed += count;
            return count;
        }
        if (recording) {
            return end();
        }
        memory = null;
        int count = decode(target, from, length);
        return count > 0 ? count : end();
    }

    private int end() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return -1;
    }

    private void fillMemory() {
        if (memory.length - remembered < CHUNK) {
            memory = Arrays.copyOf(memory, Math.max(2 * CHUNK, memory.length * 2));
        }
        remembered += decode(memory, remembered, memory.length - remembered);
    }

    /** Some characters, at least one unless the text has ended or failed. */
    private int decode(char[] target, int from, int length) {
        CharBuffer out = CharBuffer.wrap(target, from, length);
        while (out.position() == from && failure == null && !(ended && !bytes.hasRemaining())) {
            fetch();
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isMalformed()) {
                failure = malformed();
            } else if (result.isOverflow() && out.position() == from) {
                return 0;
            }
        }
        return checkNul(target, from, out.position() - from);
    }

    private void fetch() {
        bytes.compact();
        try {
            int count = ended ? -1 : in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + count);
            }
        } catch (EOFException e) {
            failure = new BadBytes("is a truncated gzip file; get it again");
        } catch (ZipException e) {
            failure = new BadBytes("is a damaged gzip file (%s); get it again".formatted(e.getMessage()));
        } catch (IOException e) {
            failure = e;
        }
        bytes.flip();
    }

    private IOException malformed() {
        return new BadBytes(
                "byte 0x%02X is not UTF-8; convert the text, for instance with iconv -f ISO-8859-1 -t UTF-8"
                        .formatted(bytes.get(bytes.position())),
                true);
    }

    private int checkNul(char[] target, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (target[i] == 0) {
                failure = new BadBytes("there is a zero byte; this is not text", true);
                ended = true;
                bytes.limit(bytes.position());
                return i - from;
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
