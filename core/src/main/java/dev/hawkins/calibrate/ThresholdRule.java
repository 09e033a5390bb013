package dev.hawkins.calibrate;

import dev.hawkins.detect.Quantile;
import java.util.Arrays;

/**
 * A way to set the threshold from the scores of held-out normal rows alone. A row is an anomaly if its score is strictly
 * above the threshold.
 *
 * <p>{@link FalseAlarms} is the default: it promises a rate and needs no assumption about the shape of the scores. The
 * others are customs of the field.
 */
public sealed interface ThresholdRule {
    /** What applies unless something else is asked for: one false alarm in a hundred normal rows. */
    ThresholdRule DEFAULT = new FalseAlarms(0.01);

    /**
     * The threshold.
     *
     * @param scores of held-out normal rows, in any order; not changed
     * @throws CalibrationException if there are none or too few for this rule, or one is not finite
     */
    double threshold(double[] scores);

    /** The rule as {@link #parse} reads it. */
    String text();

    /**
     * Reads a rule: {@code false-alarms=0.01}, {@code percentile=0.1}, {@code sd=3}, {@code mad=3.5}, {@code iqr=1.5} or
     * {@code pot=0.001}; the name alone takes the rule's default.
     *
     * @throws CalibrationException if there is no such rule, or its value is no number or out of range
     */
    static ThresholdRule parse(String text) {
        return ThresholdRuleText.parse(text);
    }

    /**
     * Split-conformal: at most this share of normal rows is expected above the threshold; see
     * {@link Calibration#threshold(double)}.
     *
     * @param rate above 0 and below 1
     */
    record FalseAlarms(double rate) implements ThresholdRule {
        public FalseAlarms {
            within("false-alarms", rate, 0, 1);
        }

        @Override
        public double threshold(double[] scores) {
            return Calibration.of(scores).threshold(rate);
        }

        @Override
        public String text() {
            return "false-alarms=" + ScoreChecks.plain(rate);
        }
    }

    /**
     * The quantile {@code 1 - contamination} of the scores, interpolated (type 7).
     *
     * @param contamination above 0 and below 1
     */
    record Percentile(double contamination) implements ThresholdRule {
        public Percentile {
            within("percentile", contamination, 0, 1);
        }

        @Override
        public double threshold(double[] scores) {
            return Quantile.of(ScoreChecks.sorted(scores), 1 - contamination);
        }

        @Override
        public String text() {
            return "percentile=" + ScoreChecks.plain(contamination);
        }
    }

    /**
     * {@code mean + k sd}, the sd with n - 1; 0 for a single score.
     *
     * @param k above 0
     */
    record MeanSd(double k) implements ThresholdRule {
        public MeanSd {
            above("sd", k, 0);
        }

        @Override
        public double threshold(double[] scores) {
            double[] sorted = ScoreChecks.sorted(scores);
            double mean = Moments.mean(sorted);
            return mean + k * Moments.sd(sorted, mean);
        }

        @Override
        public String text() {
            return "sd=" + ScoreChecks.plain(k);
        }
    }

    /**
     * {@code median + k 1.4826 MAD}, the MAD being the median distance from the median; 1.4826 makes it the sd of a
     * Gaussian. If more than half of the scores are equal, the MAD is 0 and the threshold is the median.
     *
     * @param k above 0
     */
    record MedianMad(double k) implements ThresholdRule {
        public MedianMad {
            above("mad", k, 0);
        }

        @Override
        public double threshold(double[] scores) {
            double[] sorted = ScoreChecks.sorted(scores);
            double median = Quantile.of(sorted, .5);
            double[] distances = Arrays.stream(sorted)
                    .map(s -> Math.abs(s - median))
                    .sorted()
                    .toArray();
            return median + k * 1.4826 * Quantile.of(distances, .5);
        }

        @Override
        public String text() {
            return "mad=" + ScoreChecks.plain(k);
        }
    }

    /**
     * {@code Q3 + k (Q3 - Q1)}, Tukey's fence.
     *
     * @param k above 0
     */
    record InterquartileRange(double k) implements ThresholdRule {
        public InterquartileRange {
            above("iqr", k, 0);
        }

        @Override
        public double threshold(double[] scores) {
            double[] sorted = ScoreChecks.sorted(scores);
            double q3 = Quantile.of(sorted, .75);
            return q3 + k * (q3 - Quantile.of(sorted, .25));
        }

        @Override
        public String text() {
            return "iqr=" + ScoreChecks.plain(k);
        }
    }

    /**
     * Peaks over threshold (Siffer et al. 2017, doi 10.1145/3097983.3098144): a generalised Pareto distribution is fitted
     * to the excesses over the quantile u at {@code level}, and its tail is followed to where a share {@code risk} of all
     * rows would lie: {@code u + sigma/xi ((risk n / n_u)^-xi - 1)}. It can extrapolate beyond the largest score, at the
     * price of believing in the fit. If ties leave fewer than that share above u, the threshold is u.
     *
     * @param level above 0 and below 1
     * @param risk above 0 and below 1 - level
     */
    record PeaksOverThreshold(double level, double risk) implements ThresholdRule {
        /** Fewer excesses than this say nothing about a tail. */
        static final int FEWEST_EXCESSES = 10;

        public PeaksOverThreshold {
            within("pot level", level, 0, 1);
            within("pot", risk, 0, Math.rint((1 - level) * 1e12) / 1e12); // 0.02, not 0.020000000000000018
        }

        @Override
        public double threshold(double[] scores) {
            double[] sorted = ScoreChecks.sorted(scores);
            double u = Quantile.of(sorted, level);
            double[] excesses =
                    Arrays.stream(sorted).filter(s -> s > u).map(s -> s - u).toArray();
            if (excesses.length < FEWEST_EXCESSES) {
                throw new CalibrationException(
                        "pot needs at least %d scores above their %s quantile but there are %d among %,d"
                                .formatted(FEWEST_EXCESSES, ScoreChecks.plain(level), excesses.length, sorted.length));
            }
            double tail = Math.min(1, risk * sorted.length / excesses.length);
            return u + GeneralisedPareto.fit(excesses).exceededBy(tail);
        }

        @Override
        public String text() {
            return "pot=" + ScoreChecks.plain(risk);
        }
    }

    private static void within(String name, double value, double low, double high) {
        if (!(value > low && value < high)) {
            throw new CalibrationException("%s must be above %s and below %s but was %s"
                    .formatted(name, ScoreChecks.plain(low), ScoreChecks.plain(high), ScoreChecks.plain(value)));
        }
    }

    private static void above(String name, double value, double low) {
        if (!(value > low && value < Double.POSITIVE_INFINITY)) {
            throw new CalibrationException("%s must be a finite number above %s but was %s"
                    .formatted(name, ScoreChecks.plain(low), ScoreChecks.plain(value)));
        }
    }
}
