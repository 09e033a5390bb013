package dev.hawkins.evaluate;

/**
 * How the calls at one threshold meet the labels. A ratio without a single case counts as 0: the precision of no alarms, the
 * recall of no anomalies. So a silent detector never looks precise.
 *
 * @param truePositives anomalies called
 * @param falsePositives normal rows called
 * @param trueNegatives normal rows passed
 * @param falseNegatives anomalies passed
 */
public record Confusion(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {

    public long rows() {
        return anomalies() + normals();
    }

    public long anomalies() {
        return truePositives + falseNegatives;
    }

    public long normals() {
        return falsePositives + trueNegatives;
    }

    /** Rows called an anomaly. */
    public long alarms() {
        return truePositives + falsePositives;
    }

    /** The share of alarms that are anomalies. */
    public double precision() {
        return ratio(truePositives, alarms());
    }

    /** The share of anomalies that are called; the true-positive rate. */
    public double recall() {
        return ratio(truePositives, anomalies());
    }

    /** The share of rows judged rightly. */
    public double accuracy() {
        return ratio(truePositives + trueNegatives, rows());
    }

    /** The share of normal rows that are called; the false-positive rate. */
    public double falseAlarmRate() {
        return ratio(falsePositives, normals());
    }

    /** The share of anomalies that are passed; the false-negative rate. */
    public double missRate() {
        return ratio(falseNegatives, anomalies());
    }

    /** Harmonic mean of precision and recall: {@code 2 TP / (2 TP + FP + FN)}. */
    public double f1() {
        return fBeta(1);
    }

    /**
     * {@code (1 + b^2) TP / ((1 + b^2) TP + b^2 FN + FP)}: recall counts b times as much as precision (van Rijsbergen 1979).
     *
     * @param beta above 0
     */
    public double fBeta(double beta) {
        double weight = beta * beta;
        double hits = (1 + weight) * truePositives;
        double all = hits + weight * falseNegatives + falsePositives;
        return all == 0 ? 0 : hits / all;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
