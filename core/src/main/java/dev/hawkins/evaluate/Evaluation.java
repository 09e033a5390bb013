package dev.hawkins.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What scores are worth on labelled rows.
 *
 * @param rows how many rows
 * @param anomalies how many of them are anomalies
 * @param rocAuc see {@link Ranking#rocAuc}
 * @param averagePrecision see {@link Ranking#averagePrecision}; to be read beside {@link #prevalence}
 * @param bestF1 the highest F1 of any threshold, chosen on these rows, so an upper bound and not an estimate
 * @param threshold the threshold in force
 * @param confusion the calls at that threshold
 * @param kinds per kind of anomaly how many there are and how many are found, in alphabetical order; empty without kinds
 */
public record Evaluation(
        int rows,
        int anomalies,
        double rocAuc,
        double averagePrecision,
        Cut bestF1,
        double threshold,
        Confusion confusion,
        Map<String, Found> kinds) {

    /**
     * How many anomalies of one kind are above the threshold.
     *
     * @param rows anomalies of this kind, 1 or more
     * @param found how many of them are called
     */
    public record Found(int rows, int found) {
        public double recall() {
            return (double) found / rows;
        }
    }

    public Evaluation {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    }

    /**
     * Evaluates scores at a threshold.
     *
     * @throws EvaluationException as {@link Ranking#of}, and if one class is missing or the threshold is NaN
     */
    public static Evaluation of(double[] scores, boolean[] anomaly, double threshold) {
        Ranking ranking = Ranking.of(scores, anomaly);
        return new Evaluation(
                ranking.rows(),
                ranking.anomalies(),
                ranking.rocAuc(),
                ranking.averagePrecision(),
                ranking.bestF1(),
                threshold,
                ranking.confusionAt(threshold),
                Map.of());
    }

    /**
     * Evaluates scores at a threshold, and the recall of every kind of anomaly.
     *
     * @param kinds one label text per row; those of normal rows are not looked at
     */
    public static Evaluation of(double[] scores, boolean[] anomaly, double threshold, String[] kinds) {
        Evaluation all = of(scores, anomaly, threshold);
        if (kinds.length != scores.length) {
            throw new EvaluationException("there must be one kind per score but there are %,d scores and %,d kinds"
                    .formatted(scores.length, kinds.length));
        }
        Map<String, Found> found = new TreeMap<>();
        for (int i = 0; i < scores.length; i++) {
            if (anomaly[i]) {
                found.merge(kinds[i], new Found(1, scores[i] > threshold ? 1 : 0), Evaluation::sum);
            }
        }
        return all.withKinds(found);
    }

    private static Found sum(Found a, Found b) {
        return new Found(a.rows + b.rows, a.found + b.found);
    }

    private Evaluation withKinds(Map<String, Found> found) {
        return new Evaluation(rows, anomalies, rocAuc, averagePrecision, bestF1, threshold, confusion, found);
    }

    /** The share of anomalies. */
    public double prevalence() {
        return (double) anomalies / rows;
    }

    /** The share of alarms that are anomalies, at the threshold in force. */
    public double precision() {
        return confusion.precision();
    }

    /** The share of anomalies found, at the threshold in force. */
    public double recall() {
        return confusion.recall();
    }

    /** F1 at the threshold in force. */
    public double f1() {
        return confusion.f1();
    }

    /** The share of normal rows called, at the threshold in force. */
    public double falseAlarmRate() {
        return confusion.falseAlarmRate();
    }

    /** The figures under the names of the command line's JSON, in its order. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rows", rows);
        tree.put("anomalies", anomalies);
        tree.put("roc_auc", rocAuc);
        tree.put("average_precision", averagePrecision);
        tree.put("best_f1", bestF1.value());
        tree.put("precision", precision());
        tree.put("recall", recall());
        tree.put("f1", f1());
        tree.put("false_alarm_rate", falseAlarmRate());
        tree.put("threshold", threshold);
        return tree;
    }
}
