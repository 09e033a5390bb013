package dev.hawkins.calibrate;

import dev.hawkins.detect.Quantile;

/**
 * The generalised Pareto distribution of excesses, {@code P(Y > y) = (1 + xi y / sigma)^(-1/xi)}.
 *
 * <p>Fitted by maximum likelihood. Grimshaw (1993, doi 10.1080/00401706.1993.10485040) reduces the two parameters to one,
 * {@code theta = xi / sigma}: for a given theta the best {@code xi} is the mean of {@code log(1 + theta y)}, which leaves
 * the profile {@code -log(xi / theta) - xi - 1} per excess. It is searched on a grid and refined by golden sections. The
 * profile grows without limit towards {@code theta = -1/max}, where the fit is no distribution of more than the largest
 * excess, so only local maxima with {@code xi >= -1/2} count (below, the estimate has no standard theory). Where there is
 * none, the probability-weighted moments of Hosking and Wallis (1987, doi 10.1080/00401706.1987.10488243) decide.
 *
 * @param xi shape: below 0 the tail ends, 0 is the exponential, above 0 it is heavy
 * @param sigma scale, above 0, in units of the score
 */
record GeneralisedPareto(double xi, double sigma) {
    private static final int GRID = 240;
    private static final double SMALLEST_SHAPE = -.5;
    private static final double LARGEST_SHAPE = 8;

    /** Fits to excesses in ascending order, all above 0. */
    static GeneralisedPareto fit(double[] excesses) {
        double unit = Quantile.of(excesses, .5);
        double[] scaled = java.util.Arrays.stream(excesses).map(y -> y / unit).toArray();
        GeneralisedPareto likely = mostLikely(scaled);
        GeneralisedPareto found = likely != null ? likely : weightedMoments(scaled);
        return new GeneralisedPareto(found.xi, found.sigma * unit);
    }

    /** The excess that is exceeded with this probability. */
    double exceededBy(double probability) {
        double log = -StrictMath.log(probability);
        return Math.abs(xi) < 1e-9 ? sigma * log : sigma * StrictMath.expm1(xi * log) / xi;
    }

    /**
     * The best local maximum of the profile, or null if there is none. In units of the median excess a distribution with
     * shape g has theta = 2^g - 1, so an even grid in g is an even grid over shapes.
     */
    private static GeneralisedPareto mostLikely(double[] y) {
        double lowest = lowestShape(y[y.length - 1]);
        double step = (LARGEST_SHAPE - lowest) / (GRID + 1);
        double[] profile = new double[GRID + 2];
        for (int i = 1; i < profile.length; i++) {
            profile[i] = profile(y, theta(lowest + i * step));
        }
        profile[0] = Double.POSITIVE_INFINITY;
        GeneralisedPareto best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 1; i <= GRID; i++) {
            if (profile[i] >= profile[i - 1] && profile[i] >= profile[i + 1] && profile[i] > highest) {
                GeneralisedPareto candidate = refined(y, lowest + (i - 1) * step, lowest + (i + 1) * step);
                if (candidate.xi >= SMALLEST_SHAPE) {
                    best = candidate;
                    highest = profile[i];
                }
            }
        }
        return best;
    }

    /** Where theta is -1/max, or well below every shape that counts. */
    private static double lowestShape(double largest) {
        double theta = Math.max(-1 / largest, -.999);
        return StrictMath.log1p(theta) / StrictMath.log(2);
    }

    private static double theta(double g) {
        return StrictMath.expm1(g * StrictMath.log(2));
    }

    private static double meanLog(double[] y, double theta) {
        double sum = 0;
        for (double value : y) {
            sum += StrictMath.log1p(theta * value);
        }
        return sum / y.length;
    }

    private static double profile(double[] y, double theta) {
        if (Math.abs(theta) < 1e-9) {
            return -StrictMath.log(Moments.mean(y)) - 1;
        }
        double xi = meanLog(y, theta);
        return -StrictMath.log(xi / theta) - xi - 1;
    }

    private static GeneralisedPareto refined(double[] y, double low, double high) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double a = low;
        double b = high;
        while (b - a > 1e-7) {
            double left = b - ratio * (b - a);
            double right = a + ratio * (b - a);
            if (profile(y, theta(left)) >= profile(y, theta(right))) {
                b = right;
            } else {
                a = left;
            }
        }
        double theta = theta((a + b) / 2);
        double xi = meanLog(y, theta);
        return Math.abs(theta) < 1e-9
                ? new GeneralisedPareto(0, Moments.mean(y))
                : new GeneralisedPareto(xi, xi / theta);
    }

    /** With plotting positions (i - 0.35)/n; the shape held to -1/2 .. 1, outside which the moments mean nothing. */
    static GeneralisedPareto weightedMoments(double[] ascending) {
        int n = ascending.length;
        double mean = Moments.mean(ascending);
        double weighted = 0;
        for (int i = 0; i < n; i++) {
            weighted += ascending[i] * (1 - (i + 1 - .35) / n) / n;
        }
        double xi = Math.min(1, Math.max(SMALLEST_SHAPE, 2 - mean / (mean - 2 * weighted)));
        return new GeneralisedPareto(xi, mean * Math.max(1e-9, 1 - xi));
    }
}
