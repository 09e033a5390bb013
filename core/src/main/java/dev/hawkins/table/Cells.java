package dev.hawkins.table;

/** Takes the fields of one column, row after row, and makes the values of a table from them. */
abstract class Cells {
    private final Column column;

    Cells(Column column) {
        this.column = column;
    }

    /** What the cells taken so far are. */
    Column column() {
        return column;
    }

    /**
     * Takes one field.
     *
     * @throws TableException if it does not suit the column
     */
    abstract void add(char[] text, int from, int length);

    /** The values of all fields since the last call. */
    abstract Table.Values take();

    /** Cells of exactly this column. */
    static Cells of(Column column, MissingTexts missing, Where where) {
        return switch (column.kind()) {
            case NUMERIC, INTEGER -> new NumberCells(column, missing, where);
            case BINARY ->
                column.values().equals(NumberCells.ZERO_ONE)
                        ? new NumberCells(column, missing, where)
                        : new BinaryCells(column, missing, where);
            case TIMESTAMP -> new TimeCells(column, missing, where);
            case CATEGORICAL -> new TextCells(column, missing);
            case TEXT -> new IgnoredCells(column);
        };
    }

    /** Says in a sentence what can be done about a text that is no value of the column's kind. */
    static String remedy(String text) {
        if (Sample.hasDecimalComma(text)) {
            return "write numbers with a decimal point and without thousands separators";
        }
        return "declare it missing with --missing %s, or give the column another kind in a schema file (--schema)"
                .formatted(text.contains(" ") ? "'" + text + "'" : text);
    }

    /** A text for a message: not longer than a line. */
    static String quote(char[] text, int from, int length) {
        return new String(text, from, Math.min(length, 60)) + (length > 60 ? "..." : "");
    }
}
