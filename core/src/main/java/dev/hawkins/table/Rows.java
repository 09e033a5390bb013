package dev.hawkins.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The rows of a delimited text, handed field by field to cells, without a string for a field. */
final class Rows {
    private final Where where;
    private final Handler handler;
    private final CloseableIterator<Handler> records;

    /** @param cells where the fields of each row go, one per field */
    Rows(Utf8Text text, Dialect dialect, Cells[] cells, Where where) {
        this.where = where;
        this.handler = new Handler(cells, where, dialect.header());
        this.records = CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .build(handler, text)
                .iterator();
        if (dialect.header()) {
            advance();
            handler.header = false;
        }
    }

    /** Reads one row into the cells; false if there is none. */
    boolean advance() {
        try {
            if (!records.hasNext()) {
                return false;
            }
            records.next();
            return true;
        } catch (UncheckedIOException e) {
            throw explain(e.getCause(), where);
        } catch (CsvParseException e) {
            throw explain(e);
        }
    }

    private TableException explain(CsvParseException e) {
        if (e.getCause() instanceof TableException known) {
            return known;
        }
        if (e.getCause() instanceof IOException io) {
            return explain(io, where);
        }
        return new TableException(where.line(quoteFault(e.getMessage())).getMessage(), e);
    }

    private static String quoteFault(String message) {
        if (message.startsWith("Unclosed")) {
            return "a quote that opens a field in this row is never closed";
        }
        if (message.startsWith("Unexpected")) {
            return "text follows a closing quote; a quote inside a quoted field must be doubled";
        }
        return "a field is longer than 16 million characters; perhaps a quote is not closed";
    }

    /** What went wrong with the bytes, as a sentence that names the place. */
    static TableException explain(IOException e, Where where) {
        if (e instanceof Utf8Text.BadBytes bad) {
            return bad.inLine ? where.line(bad.getMessage()) : where.whole(bad.getMessage());
        }
        return new TableException("%s cannot be read: %s".formatted(where.source(), e.getMessage()), e);
    }

    /** Hot: one call per field. A bad cell is reported only if the row has the right number of fields. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<Handler> {
        private final Cells[] cells;
        private final Where where;
        private boolean header;
        private TableException failure;

        Handler(Cells[] cells, Where where, boolean header) {
            this.cells = cells;
            this.where = where;
            this.header = header;
        }

        @Override
        protected void handleBegin(long line) {
            where.line(line);
        }

        @Override
        protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
            if (header || index >= cells.length || failure != null) {
                return;
            }
            try {
                cells[index].add(text, from, length);
            } catch (TableException e) {
                failure = e;
            }
        }

        @Override
        protected Handler buildRecord() {
            if (getRecordType() == RecordType.EMPTY) {
                return this;
            }
            if (getFieldCount() != cells.length) {
                throw where.line("%d fields expected but %d found".formatted(cells.length, getFieldCount()));
            }
            if (failure != null) {
                throw failure;
            }
            return this;
        }
    }
}
