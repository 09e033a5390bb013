package dev.hawkins.pipeline;

import java.util.stream.IntStream;

/**
 * The verdicts on some rows, one entry per row.
 *
 * @param score higher = more anomalous
 * @param pValue how often a normal row scores at least this much
 * @param anomaly whether the score is above the model's threshold
 */
public record Scores(double[] score, double[] pValue, boolean[] anomaly) {
    /** How many rows there are. */
    public int rows() {
        return score.length;
    }

    /** The rows (from 0) called anomalies, the strangest first; among equals the earlier. */
    public int[] alerts() {
        return IntStream.range(0, rows())
                .filter(r -> anomaly[r])
                .boxed()
                .sorted(java.util.Comparator.comparingDouble((Integer r) -> -score[r]))
                .mapToInt(r -> r)
                .toArray();
    }
}
