package dev.hawkins.prepare;

/** How a number column is brought to a common scale. Every rule but {@link #LOG} is affine; all of them can be undone. */
public enum Scaling {
    /** (x - mean) / standard deviation. */
    Z_SCORE,
    /** (x - minimum) / (maximum - minimum): training values lie in [0, 1], others are not cut off. */
    MIN_MAX,
    /** (x - median) / (0.7413 * interquartile range), the standard deviation where that range is 0. */
    ROBUST,
    /** z-score of the signed logarithm sign(x) * log(1 + |x|), for heavy tails. */
    LOG,
    /** x as it is. */
    NONE,
    /**
     * {@link #LOG} for a column with a training value more than 10 standard deviations from the mean, provided that the
     * logarithm at least halves that distance (in standard deviations of the logarithms); otherwise {@link #Z_SCORE}. So
     * byte counts and amounts are logarithms, while rare events and rates, which a logarithm does not spread, are not.
     * Labels play no part. Among n
     * rows no value can be farther than sqrt(n) standard deviations, so fewer than 100 rows never take logarithms.
     */
    AUTO
}
