package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/**
 * Keeps what a network reads near what it was trained on. Each input is limited to its training range, widened on both sides
 * by a share of its width; the score still compares with the row as it is. Without this, one wild value drives all units far
 * out of their range: every other input is then restored wrongly and blamed, or the wild value itself is restored well.
 *
 * <p>An input that never varied in training, such as a one-hot unit of an unseen value, is read as that constant: the
 * weights behind it were never trained.
 *
 * @param low smallest number the network sees, per input
 * @param high largest number the network sees, per input
 */
public record InputLimits(float[] low, float[] high) {
    /** From the training rows; {@code reach} is the share of an input's range by which it is widened on both sides. */
    public static InputLimits of(Matrix rows, double reach) {
        int inputs = rows.columns();
        float[] low = new float[inputs];
        float[] high = new float[inputs];
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (int r = 0; r < rows.rows(); r++) {
            for (int j = 0; j < inputs; j++) {
                low[j] = Math.min(low[j], rows.get(r, j));
                high[j] = Math.max(high[j], rows.get(r, j));
            }
        }
        for (int j = 0; j < inputs; j++) {
            double margin = reach * ((double) high[j] - low[j]);
            low[j] = (float) (low[j] - margin);
            high[j] = (float) (high[j] + margin);
        }
        return new InputLimits(low, high);
    }

    /**
     * The training rows with every input limited to so many standard deviations around its mean, so that one wild cell does
     * not own the gradient. The same matrix if nothing lies outside.
     */
    public static Matrix clip(Matrix rows, double deviations) {
        InputLimits limits = around(rows, deviations);
        float[] clipped = new float[rows.values().length];
        limits.apply(rows.values(), 0, rows.rows(), clipped);
        return Arrays.equals(clipped, rows.values()) ? rows : new Matrix(rows.rows(), rows.columns(), clipped);
    }

    private static InputLimits around(Matrix rows, double deviations) {
        int inputs = rows.columns();
        double[] sum = new double[inputs];
        double[] squares = new double[inputs];
        for (int i = 0; i < rows.values().length; i++) {
            sum[i % inputs] += rows.values()[i];
        }
        for (int i = 0; i < rows.values().length; i++) {
            double centred = rows.values()[i] - sum[i % inputs] / rows.rows();
            squares[i % inputs] += centred * centred;
        }
        float[] low = new float[inputs];
        float[] high = new float[inputs];
        for (int j = 0; j < inputs; j++) {
            double mean = sum[j] / rows.rows();
            double margin = deviations * Math.sqrt(squares[j] / rows.rows());
            low[j] = Math.nextDown((float) (mean - margin));
            high[j] = Math.nextUp((float) (mean + margin));
        }
        return new InputLimits(low, high);
    }

    /** Copies rows, limited, to the beginning of {@code limited}. */
    public void apply(float[] rows, int offset, int count, float[] limited) {
        int inputs = low.length;
        for (int r = 0; r < count; r++) {
            for (int j = 0; j < inputs; j++) {
                float value = rows[offset + r * inputs + j];
                limited[r * inputs + j] = Math.max(low[j], Math.min(high[j], value));
            }
        }
    }
}
