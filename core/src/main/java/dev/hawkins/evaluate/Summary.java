package dev.hawkins.evaluate;

import dev.hawkins.calibrate.Moments;
import java.util.Arrays;

/**
 * A figure over repeated runs.
 *
 * @param runs how many
 * @param mean their mean
 * @param sd standard deviation over runs, with n - 1; NaN for a single run
 * @param halfWidth95 half the width of the 95 % interval of the mean, {@code 1.96 sd / sqrt(n)}; NaN for a single run. Not to
 *     be compared with an sd: it is smaller by {@code sqrt(n) / 1.96}
 * @param median the middle value, or the mean of the two middle ones
 */
public record Summary(int runs, double mean, double sd, double halfWidth95, double median) {

    /**
     * Summarises at least one finite value.
     *
     * @throws EvaluationException if there is none or one is not finite
     */
    public static Summary of(double... values) {
        if (values.length == 0) {
            throw new EvaluationException("a summary needs at least 1 value but there are none");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new EvaluationException("values must be finite but are " + Arrays.toString(values));
        }
        double mean = Moments.mean(sorted);
        double sd = values.length == 1 ? Double.NaN : Moments.sd(sorted, mean);
        return new Summary(values.length, mean, sd, 1.96 * sd / Math.sqrt(values.length), middle(sorted));
    }

    private static double middle(double[] sorted) {
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
