package dev.hawkins.detect.statistic;

/** The chi-squared distribution, by the incomplete gamma function (Abramowitz and Stegun 6.5.29 and 6.5.31). */
final class ChiSquared {
    private static final int TERMS = 10_000;
    private static final double TINY = 1e-300;

    private ChiSquared() {}

    /** Probability of a value up to x with so many degrees of freedom. */
    static double below(double x, int degrees) {
        if (x <= 0) {
            return 0;
        }
        double a = degrees / 2.0;
        double y = x / 2;
        double scale = StrictMath.exp(a * StrictMath.log(y) - y - logGammaOfHalf(degrees));
        return y < a + 1 ? scale * series(a, y) : 1 - scale * fraction(a, y);
    }

    /** The value that is exceeded with probability 1 - p; p strictly between 0 and 1. */
    static double quantile(double p, int degrees) {
        double low = 0;
        double high = degrees + 1;
        while (below(high, degrees) < p) {
            high *= 2;
        }
        for (int i = 0; i < 200 && high - low > 1e-13 * high; i++) {
            double middle = (low + high) / 2;
            if (below(middle, degrees) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double series(double a, double y) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < TERMS && term > sum * 1e-17; n++) {
            term *= y / (a + n);
            sum += term;
        }
        return sum;
    }

    /** Lentz's evaluation of the continued fraction. */
    private static double fraction(double a, double y) {
        double b = y + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < TERMS; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / nonZero(an * d + b);
            c = nonZero(b + an / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < 1e-16) {
                break;
            }
        }
        return h;
    }

    private static double nonZero(double v) {
        return Math.abs(v) < TINY ? TINY : v;
    }

    /** log gamma(degrees / 2), by the recursion from gamma(1/2) = sqrt(pi) or gamma(1) = 1. */
    private static double logGammaOfHalf(int degrees) {
        double log = degrees % 2 == 0 ? 0 : 0.5 * StrictMath.log(Math.PI);
        for (double a = degrees % 2 == 0 ? 1 : 0.5; a < degrees / 2.0; a++) {
            log += StrictMath.log(a);
        }
        return log;
    }
}
