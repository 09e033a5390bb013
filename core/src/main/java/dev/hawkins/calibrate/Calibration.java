package dev.hawkins.calibrate;

import dev.hawkins.table.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The scores of normal rows that training did not see, and what follows from them: p-values, and thresholds for a wanted
 * false-alarm rate. Immutable.
 *
 * <p>This is split-conformal prediction (Vovk, Gammerman and Shafer 2005; Laxhammar and Falkman 2010): if a new normal row
 * is exchangeable with the calibration rows, then {@code P(pValue <= a) <= a} for every rate {@code a}, whatever the
 * detector and the data. Ties between scores can only make it smaller. The guarantee is over the draw of the calibration
 * rows too: with one given set of n rows the rate itself scatters around {@code a} with variance about {@code a(1-a)/n}.
 *
 * <p>All scores are kept, sorted, as doubles (800 kB for 100,000 rows), because a p-value is then exact down to
 * {@code 1/(n+1)}; nothing is binned or interpolated.
 */
public final class Calibration {
    /** Most scores that a calibration can hold: 20 million. */
    public static final int MOST_SCORES = 20_000_000;

    private static final double EXACT_RATE = 1e-15;

    private final double[] sorted;

    private Calibration(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * A calibration from scores in any order.
     *
     * @param heldOutNormalScores scores of normal rows that were not used in fitting; copied
     * @throws CalibrationException if there are none, more than {@link #MOST_SCORES}, or one is not finite
     */
    public static Calibration of(double[] heldOutNormalScores) {
        double[] scores = ScoreChecks.finite(heldOutNormalScores).clone();
        if (scores.length > MOST_SCORES) {
            throw new CalibrationException(
                    "calibration takes at most %,d scores but there are %,d".formatted(MOST_SCORES, scores.length));
        }
        Arrays.sort(scores);
        return new Calibration(scores);
    }

    /** How many rows there are to calibrate with. */
    public int size() {
        return sorted.length;
    }

    /** The scores in ascending order; a copy. */
    public double[] scores() {
        return sorted.clone();
    }

    /**
     * How often a normal row scores at least this much: {@code (1 + #{i : s_i >= score}) / (n + 1)}. A score equal to a
     * calibration score counts as reached by it, so the value is never too small. Infinite scores are allowed.
     *
     * @return between {@link #smallestRate()} and 1
     * @throws CalibrationException if the score is NaN
     */
    public double pValue(double score) {
        if (Double.isNaN(score)) {
            throw new CalibrationException("a p-value needs a score but this one is NaN");
        }
        return (1 + sorted.length - firstAtLeast(score)) / (sorted.length + 1.0);
    }

    /** The index of the first sorted score that is at least this one, by bisection. */
    private int firstAtLeast(double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The score above which (strictly) a row is an anomaly, so that at most this share of normal rows is expected to be
     * called one: the k-th largest calibration score, {@code k = floor(falseAlarms (n + 1))}. For every score,
     * {@code score > threshold(a)} exactly when {@code pValue(score) <= a}.
     *
     * @param falseAlarms the wanted rate, above 0 and below 1
     * @throws CalibrationException if the rate is out of range or too small for this many rows
     */
    public double threshold(double falseAlarms) {
        int k = rank(new ThresholdRule.FalseAlarms(falseAlarms).rate());
        if (k == 0) {
            throw new CalibrationException(
                    "a false-alarm rate of %s needs at least %,d calibration rows but there are %,d"
                            .formatted(ScoreChecks.plain(falseAlarms), rowsNeeded(falseAlarms), sorted.length));
        }
        return sorted[sorted.length - k];
    }

    /** The threshold by any of the rules. */
    public double threshold(ThresholdRule rule) {
        return rule instanceof ThresholdRule.FalseAlarms wanted
                ? threshold(wanted.rate())
                : rule.threshold(sorted.clone());
    }

    /**
     * The largest k with {@code k/(n+1) <= rate}. The division is the one of {@link #pValue}, so that both agree to the
     * last bit where {@code rate * (n + 1)} would round to the wrong side of a whole number.
     */
    private int rank(double rate) {
        double rows = sorted.length + 1.0;
        int k = (int) Math.floor(rate * rows);
        while ((k + 1) / rows <= rate) {
            k++;
        }
        while (k > 0 && k / rows > rate) {
            k--;
        }
        return k;
    }

    /**
     * The fewest calibration rows with which a rate can be kept: the smallest n with {@code 1/(n+1) <= rate}. For rates
     * below about 1e-15, which doubles cannot count to, close to it.
     */
    public static long rowsNeeded(double rate) {
        if (rate < EXACT_RATE) {
            return (long) (1 / rate); // Long.MAX_VALUE where it is more than that
        }
        long rows = Math.max(1, (long) Math.floor(1 / rate) - 2);
        while (1 / (rows + 1.0) > rate) {
            rows++;
        }
        return rows;
    }

    /** The smallest false-alarm rate, and p-value, that this many rows can give: {@code 1/(n+1)}. */
    public double smallestRate() {
        return 1 / (sorted.length + 1.0);
    }

    /** The five-number summary and the tail of the calibration scores. */
    public Quantiles quantiles() {
        return Quantiles.ofSorted(sorted);
    }

    /** The calibration as plain maps, lists and numbers; {@link #fromTree} gives the same bits back. */
    public Map<String, Object> toTree() {
        List<Double> scores = Arrays.stream(sorted).boxed().toList();
        return Map.of("scores", scores);
    }

    /**
     * Rebuilds a calibration from what {@link #toTree} gave, possibly by way of a file.
     *
     * @throws CalibrationException if the scores are missing, empty, too many, not finite numbers or not ascending
     */
    public static Calibration fromTree(Map<String, ?> tree) {
        if (!(tree.get("scores") instanceof List<?> scores)) {
            throw new CalibrationException("the calibration has no list 'scores'; it has " + tree.keySet());
        }
        if (scores.isEmpty() || scores.size() > MOST_SCORES) {
            throw new CalibrationException(
                    "the calibration must hold 1 to %,d scores but holds %,d".formatted(MOST_SCORES, scores.size()));
        }
        return new Calibration(ascending(scores));
    }

    private static double[] ascending(List<?> scores) {
        double[] sorted = new double[scores.size()];
        int i = 0;
        for (Object value : scores) {
            sorted[i] = value instanceof Number number ? number.doubleValue() : Double.NaN;
            if (!Double.isFinite(sorted[i])) {
                throw new CalibrationException(
                        "calibration score %,d must be a finite number but is %s".formatted(i + 1, value));
            }
            if (i > 0 && sorted[i] < sorted[i - 1]) {
                throw new CalibrationException("calibration scores must ascend but score %,d is %s after %s"
                        .formatted(i + 1, Digits.shortest(sorted[i]), Digits.shortest(sorted[i - 1])));
            }
            i++;
        }
        return sorted;
    }
}
