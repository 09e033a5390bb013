package dev.hawkins.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A delimited text as a table: each field has its cells, and some of them make the columns of the table. */
final class CsvTableReader implements TableReader {
    private final Utf8Text text;
    private final Where where;
    private final Rows rows;
    private final List<Cells> columns;
    private final Schema schema;
    private boolean any;

    /**
     * @param fields the cells of every field, in the order of the text
     * @param columns those of them that make the table, in its order
     */
    CsvTableReader(Utf8Text text, Dialect dialect, List<Cells> fields, List<Cells> columns, Where where) {
        this.text = text;
        this.where = where;
        this.columns = columns;
        this.rows = new Rows(text, dialect, fields.toArray(Cells[]::new), where);
        this.schema = schema();
    }

    @Override
    public Schema schema() {
        return schema != null
                ? schema
                : new Schema(columns.stream().map(Cells::column).toList());
    }

    @Override
    public Table next(int maxRows) {
        int count = 0;
        while (count < maxRows && rows.advance()) {
            count++;
        }
        if (count == 0) {
            if (!any) {
                throw where.whole("has no rows, only a header");
            }
            return null;
        }
        any = true;
        List<Column> kinds = new ArrayList<>();
        List<Table.Values> values = new ArrayList<>();
        for (Cells cells : columns) {
            kinds.add(cells.column());
            values.add(cells.column().kind() == Kind.TEXT ? new Table.Ignored(count) : cells.take());
        }
        return new Table(new Schema(kinds), values);
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw new TableException("%s cannot be closed: %s".formatted(where.source(), e.getMessage()), e);
        }
    }
}
