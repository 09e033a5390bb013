package dev.hawkins.calibrate;

/** The error function {@code 2/sqrt(pi) integral_0^x exp(-t^2) dt}, the same on every machine. */
final class Erf {
    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

    private Erf() {}

    /**
     * To about 1e-15. Near 0 by Kummer's series, whose terms are all positive (Abramowitz and Stegun 7.1.6); beyond 3 by
     * the continued fraction of the complement (7.1.14), evaluated from its tail.
     */
    static double of(double x) {
        double size = Math.abs(x);
        double value = size < 3 ? series(size) : 1 - complement(size);
        return x < 0 ? -value : value;
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_ROOT_PI * StrictMath.exp(-x * x) * sum;
    }

    private static double complement(double x) {
        if (x > 27) {
            return 0;
        }
        double fraction = x;
        for (int k = 60; k >= 1; k--) {
            fraction = x + k / 2.0 / fraction;
        }
        return StrictMath.exp(-x * x) * TWO_OVER_ROOT_PI / 2 / fraction;
    }
}
