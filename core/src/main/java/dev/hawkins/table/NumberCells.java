package dev.hawkins.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Numbers: numeric and whole columns, and binary ones written 0 and 1, where another number is accepted as it is. */
final class NumberCells extends Cells {
    static final List<String> ZERO_ONE = List.of("0", "1");

    private final MissingTexts missing;
    private final Where where;
    private double[] values = new double[256];
    private int rows;
    private boolean whole = true;

    NumberCells(Column column, MissingTexts missing, Where where) {
        super(column);
        this.missing = missing;
        this.where = where;
    }

    @Override
    void add(char[] text, int from, int length) {
        if (rows == values.length) {
            values = Arrays.copyOf(values, rows * 2);
        }
        values[rows] = missing.contains(text, from, length) ? Double.NaN : number(text, from, length);
        rows++;
    }

    private double number(char[] text, int from, int length) {
        double value = Decimals.parse(text, from, length);
        if (value - value != 0) {
            return oddity(value, quote(text, from, length));
        }
        whole = whole && (value == Math.rint(value) && Decimals.isWhole(text, from, length));
        return value;
    }

    private double oddity(double value, String text) {
        if (isNaN(text)) {
            return Double.NaN;
        }
        if (Double.isInfinite(value) || isInfinite(text)) {
            throw where.cell(
                    column().name(), "%s is not finite; declare it missing with --missing %s".formatted(text, text));
        }
        throw where.cell(column().name(), "'%s' is not a number; %s".formatted(text, remedy(text)));
    }

    static boolean isNaN(String text) {
        return text.strip().equalsIgnoreCase("nan");
    }

    static boolean isInfinite(String text) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        bare = bare.startsWith("-") || bare.startsWith("+") ? bare.substring(1) : bare;
        return bare.equals("inf") || bare.equals("infinity") || bare.equals("\u221e");
    }

    /** Whether every value so far was written without a point or exponent. */
    boolean whole() {
        return whole;
    }

    /** Whether only 0 and 1 were taken so far, and both. */
    boolean zeroAndOne() {
        boolean zero = false;
        boolean one = false;
        for (int r = 0; r < rows; r++) {
            zero |= values[r] == 0;
            one |= values[r] == 1;
            if (values[r] != 0 && values[r] != 1 && values[r] == values[r]) {
                return false;
            }
        }
        return zero && one;
    }

    /** Takes so many missing values. */
    void addMissing(int count) {
        values = Arrays.copyOf(values, Math.max(values.length, rows + count));
        Arrays.fill(values, rows, rows + count, Double.NaN);
        rows += count;
    }

    @Override
    Table.Values take() {
        double[] taken = rows == values.length ? values : Arrays.copyOf(values, rows);
        values = new double[Math.max(256, rows)];
        rows = 0;
        return new Table.Numbers(taken);
    }
}
