package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/**
 * What the two parts of a {@link Judgement} count: the differences between a row and what is expected of it, and the rest.
 *
 * @param inputs what a difference is multiplied by, per input
 * @param squared whether the square of that counts, and not its size
 * @param rest what the rest is multiplied by
 */
record Weighing(float[] inputs, boolean squared, float rest) {
    /** Added to the standard deviation of an input's differences, which may be 0. */
    private static final double LEAST_SPREAD = 0.1;

    /**
     * As a judgement says; where it is standardised, so that both parts have a standard deviation of 1 on the given rows.
     *
     * @param rows normal ones
     */
    static Weighing of(Judgement judgement, InputLimits limits, Matrix rows) {
        return judgement.standardised() ? standardised(judgement, limits, rows) : alike(judgement);
    }

    /** All inputs alike. */
    static Weighing alike(Judgement judgement) {
        float[] inputs = new float[judgement.row().units()];
        Arrays.fill(inputs, (float) judgement.weight());
        return new Weighing(inputs, false, 1);
    }

    private static Weighing standardised(Judgement judgement, InputLimits limits, Matrix rows) {
        Rating plain = new Rating(judgement, alike(judgement), limits, rows.rows());
        Weighing first = new Weighing(inverse(plain.spread(rows)), true, 1);
        Rating rating = new Rating(judgement, first, limits, rows.rows());
        double[] sums = rating.all(rows);
        double[] rests = new double[sums.length];
        rating.rest(rows.values(), rests.length, rests);
        Arrays.setAll(sums, r -> sums[r] - rests[r]);
        return new Weighing(scaled(first.inputs, 1 / Math.sqrt(deviation(sums))), true, (float) (1 / deviation(rests)));
    }

    private static float[] inverse(float[] spread) {
        float[] inverse = new float[spread.length];
        for (int j = 0; j < spread.length; j++) {
            inverse[j] = (float) (1 / (spread[j] + LEAST_SPREAD));
        }
        return inverse;
    }

    private static float[] scaled(float[] values, double factor) {
        float[] scaled = new float[values.length];
        for (int j = 0; j < values.length; j++) {
            scaled[j] = (float) (values[j] * factor);
        }
        return scaled;
    }

    /** The standard deviation, or 1 where nothing varies. */
    private static double deviation(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double squares = 0;
        for (double value : values) {
            double centred = value - sum / values.length;
            squares += centred * centred;
        }
        return squares > 0 ? Math.sqrt(squares / values.length) : 1;
    }

    /** What a difference at an input counts. */
    double of(int input, double difference) {
        double weighed = inputs[input] * Math.abs(difference);
        return squared ? weighed * weighed : weighed;
    }
}
