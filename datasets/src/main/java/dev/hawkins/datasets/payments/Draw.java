package dev.hawkins.datasets.payments;

import dev.hawkins.engine.RandomStream;

/** Random quantities of the shapes that payments have. */
final class Draw {
    private Draw() {}

    /** Log-normal of this median; {@code spread} is the standard deviation of its logarithm. */
    static double logNormal(RandomStream random, double median, double spread) {
        return median * StrictMath.exp(spread * random.nextGaussian());
    }

    /** Uniform in [from, to). */
    static double between(RandomStream random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Poisson, by counting exponential gaps; for small means. */
    static int poisson(RandomStream random, double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** The index that owns a random point of the total, where each index owns from the previous sum to its own. */
    static int index(RandomStream random, double[] cumulative) {
        double point = random.nextDouble() * cumulative[cumulative.length - 1];
        int index = 0;
        while (cumulative[index] <= point) {
            index++;
        }
        return index;
    }

    static double round(double value, int decimals) {
        double unit = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
        return Math.rint(value * unit) / unit;
    }
}
