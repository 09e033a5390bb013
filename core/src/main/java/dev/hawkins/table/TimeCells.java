package dev.hawkins.table;

import java.util.Arrays;

/** Points in time. */
final class TimeCells extends Cells {
    private final MissingTexts missing;
    private final Where where;
    private final Timestamps.Parser parser;
    private double[] values = new double[256];
    private int rows;

    TimeCells(Column column, MissingTexts missing, Where where) {
        super(column);
        this.missing = missing;
        this.where = where;
        parser = Timestamps.parser(column.format());
    }

    @Override
    void add(char[] text, int from, int length) {
        if (rows == values.length) {
            values = Arrays.copyOf(values, rows * 2);
        }
        values[rows++] = missing.contains(text, from, length) ? Double.NaN : time(text, from, length);
    }

    private double time(char[] text, int from, int length) {
        double value = parser.parse(text, from, length);
        if (value - value != 0) {
            String found = quote(text, from, length);
            throw where.cell(
                    column().name(),
                    "'%s' is not a time in the format %s; %s".formatted(found, column().format(), remedy(found)));
        }
        return value;
    }

    @Override
    Table.Values take() {
        double[] taken = Arrays.copyOf(values, rows);
        rows = 0;
        return new Table.Numbers(taken);
    }
}
