package dev.hawkins.arena;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The critical difference of mean ranks (Nemenyi 1963, as in Demsar 2006, JMLR 7). */
final class Nemenyi {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Steps of Simpson's rule from -8 to 8. */
    private static final int STEPS = 400;

    private static final double REACH = 8;

    private Nemenyi() {}

    /** {@code q / sqrt(2) * sqrt(k (k + 1) / (6 n))} for k entrants and n divisions. */
    static double difference(int entrants, int divisions) {
        return quantile(entrants) / Math.sqrt(2) * Math.sqrt(entrants * (entrants + 1) / (6.0 * divisions));
    }

    /** The upper 5 % point of the range of so many standard normal numbers, by bisection. */
    static double quantile(int numbers) {
        double low = 0;
        double high = 20;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (rangeBelow(middle, numbers) < 1 - Comparison.LEVEL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** {@code P(range <= q) = k * integral of phi(z) (Phi(z) - Phi(z - q))^(k - 1) dz}. */
    private static double rangeBelow(double q, int numbers) {
        double step = 2 * REACH / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double z = -REACH + i * step;
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            double within = NORMAL.cumulativeProbability(z) - NORMAL.cumulativeProbability(z - q);
            sum += weight * NORMAL.density(z) * Math.pow(within, numbers - 1);
        }
        return numbers * sum * step / 3;
    }
}
