package dev.hawkins.calibrate;

import dev.hawkins.detect.Quantile;

/**
 * How scores are distributed.
 *
 * @param count how many scores
 * @param smallest the smallest score
 * @param q25 first quartile
 * @param median second quartile
 * @param q75 third quartile
 * @param q90 nine in ten are at most about this
 * @param q99 99 in 100 are at most about this
 * @param q999 999 in 1,000 are at most about this
 * @param largest the largest score
 */
public record Quantiles(
        int count,
        double smallest,
        double q25,
        double median,
        double q75,
        double q90,
        double q99,
        double q999,
        double largest) {

    /** The quantiles of scores in any order; they must be finite and at least one. */
    public static Quantiles of(double[] scores) {
        return ofSorted(ScoreChecks.sorted(scores));
    }

    static Quantiles ofSorted(double[] s) {
        return new Quantiles(
                s.length,
                s[0],
                Quantile.of(s, .25),
                Quantile.of(s, .5),
                Quantile.of(s, .75),
                Quantile.of(s, .9),
                Quantile.of(s, .99),
                Quantile.of(s, .999),
                s[s.length - 1]);
    }
}
