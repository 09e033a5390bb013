package dev.hawkins.evaluate;

import java.util.Arrays;
import java.util.Comparator;

/** How alike two figures order the same things: Spearman's rank correlation (1904, doi 10.2307/1412159). */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Correlation of the ranks, equal values sharing the mean of theirs: 1 = the same order, -1 = the reverse.
     *
     * @return NaN if all values of one figure are equal, as it then orders nothing
     * @throws EvaluationException if there are fewer than 2 values, or not as many of both, or one is NaN
     */
    public static double spearman(double[] a, double[] b) {
        if (a.length != b.length || a.length < 2) {
            throw new EvaluationException("a rank correlation needs 2 or more pairs but there are %d and %d values"
                    .formatted(a.length, b.length));
        }
        return pearson(ranks(a), ranks(b));
    }

    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        for (int i = 0; i < order.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new EvaluationException("value %d of a rank correlation is NaN".formatted(i + 1));
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int from = 0;
        for (int to = 1; to <= order.length; to++) {
            if (to == order.length || values[order[to]] != values[order[from]]) {
                for (int i = from; i < to; i++) {
                    ranks[order[i]] = (from + to + 1) / 2.0;
                }
                from = to;
            }
        }
        return ranks;
    }

    private static double pearson(double[] a, double[] b) {
        double mean = (a.length + 1) / 2.0;
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - mean) * (b[i] - mean);
            ofA += (a[i] - mean) * (a[i] - mean);
            ofB += (b[i] - mean) * (b[i] - mean);
        }
        return ofA == 0 || ofB == 0 ? Double.NaN : both / Math.sqrt(ofA * ofB);
    }
}
