package dev.hawkins.detect;

import java.util.Arrays;

/** The area under the ROC curve by ranks (Mann and Whitney 1947). */
public final class RankSum {
    private RankSum() {}

    /** The share of pairs in which the anomalous score is the higher one; ties count half. */
    public static double rocAuc(double[] normal, double[] anomalous) {
        double[] low = normal.clone();
        double[] high = anomalous.clone();
        Arrays.sort(low);
        Arrays.sort(high);
        double wins = 0;
        int below = 0;
        int upTo = 0;
        for (double score : high) {
            while (below < low.length && low[below] < score) {
                below++;
            }
            while (upTo < low.length && low[upTo] <= score) {
                upTo++;
            }
            wins += (below + upTo) / 2.0;
        }
        return wins / low.length / high.length;
    }
}
