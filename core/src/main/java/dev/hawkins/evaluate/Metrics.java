package dev.hawkins.evaluate;

/**
 * The metrics one by one, for callers that want a single number; see {@link Ranking} for their definitions and errors, and
 * use it directly for more than one.
 */
public final class Metrics {
    private Metrics() {}

    /** See {@link Ranking#rocAuc}. */
    public static double rocAuc(double[] scores, boolean[] anomaly) {
        return Ranking.of(scores, anomaly).rocAuc();
    }

    /** See {@link Ranking#averagePrecision}. */
    public static double averagePrecision(double[] scores, boolean[] anomaly) {
        return Ranking.of(scores, anomaly).averagePrecision();
    }

    /** See {@link Ranking#precisionRecallTrapezoid}. */
    public static double precisionRecallTrapezoid(double[] scores, boolean[] anomaly) {
        return Ranking.of(scores, anomaly).precisionRecallTrapezoid();
    }

    /** See {@link Ranking#confusionAt}. */
    public static Confusion confusion(double[] scores, boolean[] anomaly, double threshold) {
        return Ranking.of(scores, anomaly).confusionAt(threshold);
    }
}
