package dev.hawkins.table;

import java.io.Closeable;

/** An open source of rows, read once from front to back in chunks, so that memory does not grow with the input. */
public interface TableReader extends Closeable {
    /** The columns of every chunk, known before the first row is handed out. */
    Schema schema();

    /**
     * The next rows, at most {@code maxRows} of them, or null when there are no more. Dictionaries of categorical
     * columns grow from chunk to chunk, until they are so large that they start anew.
     *
     * @throws TableException if a row breaks a rule
     */
    Table next(int maxRows);

    @Override
    void close();

    /**
     * Reads all that is left into one table. Where kinds are inferred, those of this table follow all its rows, and may
     * differ from what {@link #schema} promised after the sample.
     */
    default Table readAll() {
        java.util.List<Table> parts = new java.util.ArrayList<>();
        for (Table part = next(1 << 16); part != null; part = next(1 << 16)) {
            parts.add(part);
        }
        if (parts.isEmpty()) {
            throw new TableException("there are no rows");
        }
        return Table.concatenate(parts);
    }
}
