package dev.hawkins.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Short ways to read texts in tests; the source is called {@code t.csv}. */
final class Csv {
    final List<String> notices = new ArrayList<>();
    private final byte[] bytes;
    private ReadOptions options = ReadOptions.defaults().withNotices(notices::add);

    private Csv(byte[] bytes) {
        this.bytes = bytes;
    }

    static Csv of(String... lines) {
        return new Csv((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Csv of(byte[] bytes) {
        return new Csv(bytes);
    }

    Csv with(java.util.function.UnaryOperator<ReadOptions> change) {
        options = change.apply(options);
        return this;
    }

    CsvSource source() {
        return CsvSource.of("t.csv", new ByteArrayInputStream(bytes));
    }

    Table read() {
        try (TableReader reader = source().open(options)) {
            return reader.readAll();
        }
    }

    Schema schema() {
        return read().schema();
    }

    Kind kind(int column) {
        return schema().column(column).kind();
    }

    Table score(Column... wanted) {
        return score(new Schema(List.of(wanted)));
    }

    Table score(Schema wanted) {
        try (TableReader reader = source().open(wanted, options)) {
            return reader.readAll();
        }
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** All cells as text, rows in lines, columns separated by bars. */
    static String show(Table table) {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < table.rows(); r++) {
            for (int c = 0; c < table.schema().size(); c++) {
                text.append(c == 0 ? "" : "|").append(table.text(r, c));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
