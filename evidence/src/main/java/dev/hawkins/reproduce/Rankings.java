package dev.hawkins.reproduce;

import dev.hawkins.evaluate.Ranking;
import java.util.Arrays;

/** Rows of two kinds, scored apart, in one ranking. */
final class Rankings {
    private Rankings() {}

    static Ranking of(double[] normal, double[] anomalous) {
        double[] scores = Arrays.copyOf(normal, normal.length + anomalous.length);
        System.arraycopy(anomalous, 0, scores, normal.length, anomalous.length);
        boolean[] anomaly = new boolean[scores.length];
        Arrays.fill(anomaly, normal.length, anomaly.length, true);
        return Ranking.of(scores, anomaly);
    }
}
