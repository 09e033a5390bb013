package dev.hawkins.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in the order of their scores, the strangest first, rows of equal score as one block. Built once in O(n log n); every
 * metric is then one pass. Immutable.
 *
 * <p>Scores may be infinite but not NaN. 0.0 and -0.0 are equal.
 */
public final class Ranking {
    /** Distinct scores, descending. */
    private final double[] values;
    /** Anomalies and normal rows that score at least {@code values[i]}. */
    private final int[] anomaliesTo;

    private final int[] normalsTo;
    private final int anomalies;
    private final int normals;

    private Ranking(double[] anomalyScores, double[] normalScores) {
        Arrays.sort(anomalyScores);
        Arrays.sort(normalScores);
        anomalies = anomalyScores.length;
        normals = normalScores.length;
        double[] distinct = new double[anomalies + normals];
        int[] hits = new int[anomalies + normals];
        int[] alarms = new int[anomalies + normals];
        int blocks = 0;
        int a = anomalies;
        int b = normals;
        while (a > 0 || b > 0) {
            double value = b == 0 || (a > 0 && anomalyScores[a - 1] > normalScores[b - 1])
                    ? anomalyScores[a - 1]
                    : normalScores[b - 1];
            a = skip(anomalyScores, a, value);
            b = skip(normalScores, b, value);
            distinct[blocks] = value;
            hits[blocks] = anomalies - a;
            alarms[blocks++] = normals - b;
        }
        values = Arrays.copyOf(distinct, blocks);
        anomaliesTo = Arrays.copyOf(hits, blocks);
        normalsTo = Arrays.copyOf(alarms, blocks);
    }

    private static int skip(double[] ascending, int end, double value) {
        int i = end;
        while (i > 0 && ascending[i - 1] == value) {
            i--;
        }
        return i;
    }

    /**
     * Ranks rows.
     *
     * @param scores one per row, higher = more anomalous
     * @param anomaly one per row
     * @throws EvaluationException if there are no rows, the lengths differ or a score is NaN
     */
    public static Ranking of(double[] scores, boolean[] anomaly) {
        if (scores.length != anomaly.length) {
            throw new EvaluationException("there must be one label per score but there are %,d scores and %,d labels"
                    .formatted(scores.length, anomaly.length));
        }
        if (scores.length == 0) {
            throw new EvaluationException("an evaluation needs at least 1 row but there are none");
        }
        return new Ranking(part(scores, anomaly, true), part(scores, anomaly, false));
    }

    /** Ranks rows of two kinds that were scored apart. */
    public static Ranking between(double[] normal, double[] anomalous) {
        double[] scores = Arrays.copyOf(normal, normal.length + anomalous.length);
        System.arraycopy(anomalous, 0, scores, normal.length, anomalous.length);
        boolean[] anomaly = new boolean[scores.length];
        Arrays.fill(anomaly, normal.length, anomaly.length, true);
        return of(scores, anomaly);
    }

    private static double[] part(double[] scores, boolean[] anomaly, boolean wanted) {
        double[] part = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new EvaluationException("the score of row %,d is NaN".formatted(i + 1));
            }
            if (anomaly[i] == wanted) {
                part[count++] = scores[i];
            }
        }
        return Arrays.copyOf(part, count);
    }

    public int rows() {
        return anomalies + normals;
    }

    public int anomalies() {
        return anomalies;
    }

    public int normals() {
        return normals;
    }

    /** The share of anomalies: what the average precision of a random score would be. */
    public double prevalence() {
        return (double) anomalies / rows();
    }

    /**
     * Area under the ROC curve: the share of (anomaly, normal) pairs in which the anomaly scores more, an equal score
     * counting one half (Mann-Whitney). Exact but for the last division.
     *
     * @throws EvaluationException if one class is missing
     */
    public double rocAuc() {
        needBoth("ROC AUC");
        long twice = 0;
        for (int i = 0; i < values.length; i++) {
            long below = normals - normalsTo[i];
            twice += anomaliesIn(i) * (2 * below + normalsIn(i));
        }
        return twice / (2.0 * anomalies * normals);
    }

    /**
     * Average precision: {@code sum (R_i - R_{i-1}) P_i} over distinct scores, the step area under the precision-recall
     * curve. Rows of equal score enter as one block. Not to be compared with {@link #precisionRecallTrapezoid}.
     *
     * @throws EvaluationException if one class is missing
     */
    public double averagePrecision() {
        needBoth("average precision");
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) anomaliesIn(i) * anomaliesTo[i] / (anomaliesTo[i] + normalsTo[i]);
        }
        return sum / anomalies;
    }

    /**
     * The area under the precision-recall curve with straight lines between distinct thresholds, from recall 0 at
     * precision 1. Optimistic (Davis and Goadrich 2006, doi 10.1145/1143844.1143874); here because some published tables
     * use it. Not to be compared with {@link #averagePrecision}.
     *
     * @throws EvaluationException if one class is missing
     */
    public double precisionRecallTrapezoid() {
        List<PrecisionRecallPoint> curve = precisionRecallCurve();
        double area = 0;
        for (int i = 1; i < curve.size(); i++) {
            PrecisionRecallPoint from = curve.get(i - 1);
            PrecisionRecallPoint to = curve.get(i);
            area += (to.recall() - from.recall()) * (to.precision() + from.precision()) / 2;
        }
        return area;
    }

    /**
     * The ROC curve, one point per distinct score after (0, 0), the last (1, 1).
     *
     * @throws EvaluationException if one class is missing
     */
    public List<RocPoint> rocCurve() {
        needBoth("a ROC curve");
        List<RocPoint> curve = new ArrayList<>(values.length + 1);
        curve.add(new RocPoint(Double.POSITIVE_INFINITY, 0, 0));
        for (int i = 0; i < values.length; i++) {
            Confusion at = confusionTo(i);
            curve.add(new RocPoint(values[i], at.falseAlarmRate(), at.recall()));
        }
        return curve;
    }

    /**
     * The precision-recall curve, one point per distinct score after recall 0 at precision 1.
     *
     * @throws EvaluationException if one class is missing
     */
    public List<PrecisionRecallPoint> precisionRecallCurve() {
        needBoth("a precision-recall curve");
        List<PrecisionRecallPoint> curve = new ArrayList<>(values.length + 1);
        curve.add(new PrecisionRecallPoint(Double.POSITIVE_INFINITY, 0, 1));
        for (int i = 0; i < values.length; i++) {
            Confusion at = confusionTo(i);
            curve.add(new PrecisionRecallPoint(values[i], at.recall(), at.precision()));
        }
        return curve;
    }

    /**
     * The calls at a threshold: rows that score strictly more. Both classes need not be there.
     *
     * @throws EvaluationException if the threshold is NaN
     */
    public Confusion confusionAt(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new EvaluationException("the threshold must be a number but is NaN");
        }
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] > threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return confusionTo(low - 1);
    }

    /**
     * The best threshold for a goal, among the midpoints between neighbouring distinct scores and both infinities.
     *
     * @throws EvaluationException if one class is missing or no threshold reaches the goal
     */
    public Cut best(Goal goal) {
        needBoth("choosing a threshold");
        return Cuts.best(this, goal);
    }

    /** The threshold with the highest F1; see {@link #best}. */
    public Cut bestF1() {
        return best(new Goal.FBeta(1));
    }

    /** The threshold with the highest accuracy; see {@link #best}. */
    public Cut bestAccuracy() {
        return best(new Goal.Accuracy());
    }

    /**
     * The share of anomalies among the k strangest rows; where a tie straddles k, its expected value over random orders of
     * the tied rows.
     *
     * @param k 1 to rows()
     */
    public double precisionAt(int k) {
        return hitsAt(k) / k;
    }

    /**
     * The share of all anomalies that is among the k strangest rows, ties as in {@link #precisionAt}.
     *
     * @param k 1 to rows()
     * @throws EvaluationException if there are no anomalies
     */
    public double recallAt(int k) {
        if (anomalies == 0) {
            throw new EvaluationException("recall@k needs anomalies; all %,d rows are normal".formatted(rows()));
        }
        return hitsAt(k) / anomalies;
    }

    private double hitsAt(int k) {
        if (k < 1 || k > rows()) {
            throw new EvaluationException("k must be between 1 and %,d but was %,d".formatted(rows(), k));
        }
        int i = 0;
        while (anomaliesTo[i] + normalsTo[i] < k) {
            i++;
        }
        double before = anomaliesTo[i] - anomaliesIn(i);
        double rowsIn = anomaliesIn(i) + normalsIn(i);
        double rowsBefore = anomaliesTo[i] + normalsTo[i] - rowsIn;
        return before + (k - rowsBefore) * anomaliesIn(i) / rowsIn;
    }

    /** How many distinct scores there are. */
    int blocks() {
        return values.length;
    }

    /** The i-th highest distinct score. */
    double value(int i) {
        return values[i];
    }

    /** The calls if the first i + 1 blocks are called; i = -1 calls nothing. */
    Confusion confusionTo(int i) {
        int hits = i < 0 ? 0 : anomaliesTo[i];
        int alarms = i < 0 ? 0 : normalsTo[i];
        return new Confusion(hits, alarms, normals - alarms, anomalies - hits);
    }

    private long anomaliesIn(int i) {
        return i == 0 ? anomaliesTo[0] : anomaliesTo[i] - anomaliesTo[i - 1];
    }

    private long normalsIn(int i) {
        return i == 0 ? normalsTo[0] : normalsTo[i] - normalsTo[i - 1];
    }

    private void needBoth(String what) {
        if (anomalies == 0 || normals == 0) {
            throw new EvaluationException("%s needs both classes; all %,d rows are %s"
                    .formatted(what, rows(), anomalies == 0 ? "normal" : "anomalies"));
        }
    }
}
