package dev.hawkins.detect.isolation;

/** The mean depth of an unsuccessful search in a binary search tree of n keys, {@code 2 H(n-1) - 2 (n-1) / n}. */
final class AveragePath {
    private static final double EULER = 0.5772156649015329;
    private static final int EXACT = 50;

    private AveragePath() {}

    /** c(n) of Liu et al.: 0 for n of 0 and 1, and 1 for 2; harmonic numbers are exact below 50. */
    static double of(int n) {
        if (n < 2) {
            return 0;
        }
        return 2 * harmonic(n - 1) - 2.0 * (n - 1) / n;
    }

    private static double harmonic(int n) {
        if (n >= EXACT) {
            return StrictMath.log(n) + EULER;
        }
        double sum = 0;
        for (int i = n; i >= 1; i--) {
            sum += 1.0 / i;
        }
        return sum;
    }
}
