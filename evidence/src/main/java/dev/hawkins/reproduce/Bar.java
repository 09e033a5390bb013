package dev.hawkins.reproduce;

import java.util.Locale;

/**
 * Between what limits a figure must lie.
 *
 * @param low least value, -infinity = any
 * @param high largest value, infinity = any
 */
record Bar(double low, double high) {
    static final Bar NONE = new Bar(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Bar atLeast(double value) {
        return new Bar(value, Double.POSITIVE_INFINITY);
    }

    static Bar atMost(double value) {
        return new Bar(Double.NEGATIVE_INFINITY, value);
    }

    /** Whether there is no limit. */
    boolean isOpen() {
        return equals(NONE);
    }

    /** Whether the value lies within the limits, to which both ends belong; NaN lies nowhere. */
    boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** {@code holds} or {@code fails}. */
    String verdict(double value) {
        return holds(value) ? "holds" : "fails";
    }

    /** Such as {@code >=0.950}, {@code <=0.050}, {@code 0.830-0.880}, or {@code -} for none. */
    @Override
    public String toString() {
        if (isOpen()) {
            return "-";
        }
        if (Double.isInfinite(high)) {
            return ">=" + number(low);
        }
        return Double.isInfinite(low) ? "<=" + number(high) : number(low) + "-" + number(high);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
