package dev.hawkins.table;

import java.util.Arrays;

/** Two texts, the first standing for 0, the second for 1; a third is an error. */
final class BinaryCells extends Cells {
    private final MissingTexts missing;
    private final Where where;
    private final char[] zero;
    private final char[] one;
    private double[] values = new double[256];
    private int rows;

    BinaryCells(Column column, MissingTexts missing, Where where) {
        super(column);
        this.missing = missing;
        this.where = where;
        zero = column.values().get(0).toCharArray();
        one = column.values().get(1).toCharArray();
    }

    @Override
    void add(char[] text, int from, int length) {
        if (rows == values.length) {
            values = Arrays.copyOf(values, rows * 2);
        }
        values[rows++] = value(text, from, length);
    }

    private double value(char[] text, int from, int length) {
        if (Arrays.equals(text, from, from + length, zero, 0, zero.length)) {
            return 0;
        }
        if (Arrays.equals(text, from, from + length, one, 0, one.length)) {
            return 1;
        }
        if (missing.contains(text, from, length)) {
            return Double.NaN;
        }
        String found = quote(text, from, length);
        throw where.cell(
                column().name(),
                "'%s' is neither '%s' nor '%s', the two values of this binary column; %s"
                        .formatted(
                                found,
                                column().values().get(0),
                                column().values().get(1),
                                remedy(found)));
    }

    @Override
    Table.Values take() {
        double[] taken = Arrays.copyOf(values, rows);
        rows = 0;
        return new Table.Numbers(taken);
    }
}
