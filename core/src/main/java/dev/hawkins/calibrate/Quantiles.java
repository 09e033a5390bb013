package dev.hawkins.calibrate;

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
                quantile(s, .25),
                quantile(s, .5),
                quantile(s, .75),
                quantile(s, .9),
                quantile(s, .99),
                quantile(s, .999),
                s[s.length - 1]);
    }

    /**
     * The quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), as in R and NumPy.
     *
     * @param ascending at least one finite value, sorted
     * @param share between 0 (smallest) and 1 (largest)
     */
    static double quantile(double[] ascending, double share) {
        double position = share * (ascending.length - 1);
        int below = (int) Math.floor(position);
        if (below + 1 >= ascending.length) {
            return ascending[ascending.length - 1];
        }
        double weight = position - below;
        return ascending[below] * (1 - weight) + ascending[below + 1] * weight;
    }
}
