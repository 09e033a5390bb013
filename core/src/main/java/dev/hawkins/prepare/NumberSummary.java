package dev.hawkins.prepare;

import dev.hawkins.table.Digits;
import java.util.Arrays;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * The distinct values of a number column in rising order and how often each occurs: exact, so that moments and quantiles
 * do not depend on the order of rows or on how they were split into parts. Takes 16 bytes per distinct value; there is no
 * upper limit but memory.
 */
public final class NumberSummary implements ColumnSummary {
    private final double[] values;
    private final long[] counts;
    private final long missing;
    private final long present;

    private NumberSummary(double[] values, long[] counts, long missing) {
        this.values = values;
        this.counts = counts;
        this.missing = missing;
        this.present = Arrays.stream(counts).sum();
    }

    /**
     * @param column NaN = missing
     * @throws IllegalArgumentException if a value is infinite
     */
    public static NumberSummary of(double[] column) {
        double[] sorted = new double[column.length];
        int n = 0;
        for (int row = 0; row < column.length; row++) {
            double x = column[row];
            if (Double.isInfinite(x)) {
                throw new IllegalArgumentException("row %d is infinite; numbers must be finite".formatted(row + 1));
            }
            if (!Double.isNaN(x)) {
                sorted[n++] = x + 0.0; // no negative zero: it would sort apart from zero
            }
        }
        Arrays.sort(sorted, 0, n);
        return runs(sorted, n, column.length - n);
    }

    private static NumberSummary runs(double[] sorted, int n, long missing) {
        double[] values = new double[n];
        long[] counts = new long[n];
        int distinct = 0;
        for (int i = 0; i < n; i++) {
            if (distinct == 0 || sorted[i] != values[distinct - 1]) {
                values[distinct++] = sorted[i];
            }
            counts[distinct - 1]++;
        }
        return new NumberSummary(Arrays.copyOf(values, distinct), Arrays.copyOf(counts, distinct), missing);
    }

    @Override
    public NumberSummary merge(ColumnSummary other) {
        if (!(other instanceof NumberSummary that)) {
            throw new IllegalArgumentException("numbers cannot be merged with counts of categories");
        }
        double[] merged = new double[values.length + that.values.length];
        long[] sums = new long[merged.length];
        int n = 0;
        for (int i = 0, j = 0; i < values.length || j < that.values.length; n++) {
            boolean mine = j == that.values.length || i < values.length && values[i] <= that.values[j];
            boolean theirs = i == values.length || j < that.values.length && that.values[j] <= values[i];
            merged[n] = mine ? values[i] : that.values[j];
            sums[n] = (mine ? counts[i++] : 0) + (theirs ? that.counts[j++] : 0);
        }
        return new NumberSummary(Arrays.copyOf(merged, n), Arrays.copyOf(sums, n), missing + that.missing);
    }

    @Override
    public long rows() {
        return present + missing;
    }

    @Override
    public long missing() {
        return missing;
    }

    /** Rows with a value. */
    public long present() {
        return present;
    }

    /** Number of distinct values. */
    public int distinct() {
        return values.length;
    }

    /** The smallest value, NaN where all are missing. */
    public double min() {
        return present == 0 ? Double.NaN : values[0];
    }

    /** The largest value, NaN where all are missing. */
    public double max() {
        return present == 0 ? Double.NaN : values[values.length - 1];
    }

    /**
     * The quantile with linear interpolation between order statistics (R's type 7), NaN where all values are missing.
     *
     * @param share from 0 (minimum) to 1 (maximum)
     */
    public double quantile(double share) {
        if (present == 0) {
            return Double.NaN;
        }
        double position = share * (present - 1);
        long below = (long) Math.floor(position);
        double left = valueAt(below);
        double right = valueAt(Math.min(below + 1, present - 1));
        double part = position - below;
        return left == right ? left : left * (1 - part) + right * part;
    }

    private double valueAt(long rank) {
        int i = 0;
        for (long seen = counts[0]; seen <= rank; seen += counts[i]) {
            i++;
        }
        return values[i];
    }

    /** Mean and standard deviation (of the population: divided by n) of a rising function of the values. */
    Moments moments(DoubleUnaryOperator function) {
        double largest = Math.max(Math.abs(function.applyAsDouble(min())), Math.abs(function.applyAsDouble(max())));
        int shift = Math.max(0, Math.getExponent(largest) - 400); // squares of scaled values stay finite
        double factor = Math.scalb(1.0, -shift);
        double mean = sum(v -> function.applyAsDouble(v) * factor) / present;
        double variance = sum(v -> square(function.applyAsDouble(v) * factor - mean)) / present;
        return new Moments(Math.scalb(mean, shift), Math.scalb(Math.sqrt(variance), shift));
    }

    /** The difference between the largest and the smallest result of a function of the values. */
    double rangeOf(DoubleUnaryOperator function) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            double result = function.applyAsDouble(value);
            min = Math.min(min, result);
            max = Math.max(max, result);
        }
        return max - min;
    }

    /** Counts rows by the bin that a function puts their values into. */
    long[] histogram(DoubleToIntFunction bin, int bins) {
        long[] histogram = new long[bins];
        for (int i = 0; i < values.length; i++) {
            histogram[bin.applyAsInt(values[i])] += counts[i];
        }
        return histogram;
    }

    record Moments(double mean, double sd) {
        /** The distance of a value from the mean in standard deviations. */
        double distance(double value) {
            return Math.abs(value - mean) / sd;
        }
    }

    /** Neumaier's compensated sum over all rows, smallest value first. */
    private double sum(DoubleUnaryOperator function) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < values.length; i++) {
            double term = function.applyAsDouble(values[i]) * counts[i];
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
            sum = next;
        }
        return sum + lost;
    }

    private static double square(double x) {
        return x * x;
    }

    /** The share of rows whose value has at most this many decimals, rounding errors of earlier sums forgiven. */
    double shareWithDecimals(int decimals) {
        double power = StrictMath.pow(10, decimals);
        long fitting = 0;
        for (int i = 0; i < values.length; i++) {
            double shifted = Math.abs(values[i] * power);
            if (shifted > 1e15 || Math.abs(shifted - Math.rint(shifted)) <= 1e-4 * Math.min(1, shifted)) {
                fitting += counts[i];
            }
        }
        return (double) fitting / present;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSummary that
                && missing == that.missing
                && Arrays.equals(values, that.values)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "%d values (%d distinct) from %s to %s, %d missing"
                .formatted(present, values.length, Digits.shortest(min()), Digits.shortest(max()), missing);
    }
}
