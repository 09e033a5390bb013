package dev.hawkins.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows as CSV: comma, UTF-8, quotes where RFC 4180 needs them, lines ended by a line feed. Not thread-safe.
 *
 * <p>Every method throws a {@link TableException} that names the target if it cannot be written, a full disk included.
 */
public final class TableWriter implements Closeable {
    private final CsvWriter writer;
    private final String name;

    private TableWriter(CsvWriter writer, String name) {
        this.writer = writer;
        this.name = name;
    }

    /**
     * Writes to a stream, which {@link #close} closes.
     *
     * @param name what to call the target in messages
     */
    public static TableWriter to(OutputStream out, String name) {
        return new TableWriter(
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .bufferSize(1 << 16)
                        .build(out, StandardCharsets.UTF_8),
                name);
    }

    /** Writes one row, or the header. */
    public void row(Iterable<String> fields) {
        guard(() -> writer.writeRecord(fields));
    }

    /** Writes one row, or the header. */
    public void row(String... fields) {
        guard(() -> writer.writeRecord(fields));
    }

    /** Writes the names of the columns. */
    public void header(Schema schema) {
        row(schema.names());
    }

    /** Writes all rows of a table, cells as {@link Table#text} gives them. */
    public void rows(Table table) {
        int columns = table.schema().size();
        List<String> fields = new ArrayList<>(columns);
        for (int r = 0; r < table.rows(); r++) {
            fields.clear();
            for (int c = 0; c < columns; c++) {
                fields.add(table.text(r, c));
            }
            row(fields);
        }
    }

    public void flush() {
        guard(writer::flush);
    }

    @Override
    public void close() {
        guard(writer::close);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void guard(Writing writing) {
        try {
            writing.run();
        } catch (UncheckedIOException e) {
            throw failure(e.getCause());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private TableException failure(IOException e) {
        return new TableException("%s cannot be written: %s".formatted(name, e.getMessage()), e);
    }
}
