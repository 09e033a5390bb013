package dev.hawkins.generate;

import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers that come again and again in a column of normal rows, such as rates of a day or codes: a generator, whose numbers
 * are as smooth as its network, gives none of them exactly.
 */
final class UsualValues {
    /** Fewest rows to tell from what comes again. */
    private static final int FEWEST_ROWS = 100;
    /** A column has usual values if it has at most this share of distinct ones. */
    private static final double MOST_DISTINCT = 0.5;

    /** Per column its distinct values, ascending; empty where it has no usual ones. */
    private final List<double[]> values = new ArrayList<>();

    UsualValues(Table rows) {
        for (int c = 0; c < rows.schema().size(); c++) {
            Kind kind = rows.schema().column(c).kind();
            boolean number = kind == Kind.NUMERIC || kind == Kind.INTEGER;
            values.add(number && rows.rows() >= FEWEST_ROWS ? usual(rows.numbers(c)) : new double[0]);
        }
    }

    private static double[] usual(double[] numbers) {
        double[] distinct = Arrays.stream(numbers)
                .filter(x -> !Double.isNaN(x))
                .distinct()
                .sorted()
                .toArray();
        return distinct.length <= MOST_DISTINCT * numbers.length ? distinct : new double[0];
    }

    /**
     * Rows in which each number of a column with usual values is the usual one next to it, unless it is the base's own.
     *
     * @param bases as many rows
     */
    Table nextTo(Table rows, Table bases) {
        List<Table.Values> columns = new ArrayList<>();
        for (int c = 0; c < rows.schema().size(); c++) {
            double[] usual = values.get(c);
            Column column = rows.schema().column(c);
            columns.add(
                    usual.length == 0 || !column.isNumber()
                            ? rows.values(c)
                            : new Table.Numbers(nextTo(usual, rows.numbers(c), bases.numbers(c))));
        }
        return new Table(rows.schema(), columns);
    }

    private static double[] nextTo(double[] usual, double[] numbers, double[] bases) {
        double[] next = numbers.clone();
        for (int r = 0; r < next.length; r++) {
            if (!Double.isNaN(next[r]) && next[r] != bases[r]) {
                next[r] = nextTo(usual, next[r]);
            }
        }
        return next;
    }

    private static double nextTo(double[] usual, double number) {
        int found = Arrays.binarySearch(usual, number);
        if (found >= 0) {
            return number;
        }
        int above = Math.min(-found - 1, usual.length - 1);
        int below = Math.max(above - 1, 0);
        return number - usual[below] <= usual[above] - number ? usual[below] : usual[above];
    }
}
