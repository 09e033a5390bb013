package dev.hawkins.detect.statistic;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Parallel;
import dev.hawkins.engine.Matrix;

/** Means, variances and covariances, in two passes and in double; threads share outputs, never the terms of a sum. */
public final class Moments {
    /**
     * A column that is constant in training gets this standard deviation, in prepared units: a change there is strange,
     * but not infinitely so.
     */
    public static final double CONSTANT_SD = 1e-3;

    private Moments() {}

    /** The mean of every column; there must be a row. */
    public static double[] mean(Matrix rows) {
        int columns = rows.columns();
        double[] mean = new double[columns];
        for (int r = 0; r < rows.rows(); r++) {
            for (int j = 0; j < columns; j++) {
                mean[j] += rows.values()[r * columns + j];
            }
        }
        for (int j = 0; j < columns; j++) {
            mean[j] /= rows.rows();
        }
        return mean;
    }

    /** The standard deviation of every column, n - 1 in the denominator; {@link #CONSTANT_SD} for constant ones. */
    public static double[] sd(Matrix rows, double[] mean) {
        int columns = rows.columns();
        double[] sd = new double[columns];
        for (int r = 0; r < rows.rows(); r++) {
            for (int j = 0; j < columns; j++) {
                double centred = rows.values()[r * columns + j] - mean[j];
                sd[j] += centred * centred;
            }
        }
        for (int j = 0; j < columns; j++) {
            sd[j] = Math.sqrt(sd[j] / Math.max(1, rows.rows() - 1));
            sd[j] = sd[j] > 1e-9 * Math.abs(mean[j]) && sd[j] > 1e-12 ? sd[j] : CONSTANT_SD;
        }
        return sd;
    }

    /** The covariance, n - 1 in the denominator: columns x columns; zeros for a single row. */
    public static double[][] covariance(Matrix rows, double[] mean, FitContext context) {
        int columns = rows.columns();
        double[][] covariance = new double[columns][columns];
        double[] weights = new double[rows.rows()];
        java.util.Arrays.fill(weights, 1 / Math.max(1.0, rows.rows() - 1.0));
        Parallel.run(columns, context, () -> i -> addProducts(rows, weights, mean, i, covariance[i]));
        mirror(covariance);
        return covariance;
    }

    /** The upper part of row i of {@code sum over rows of weight (x - mean)(x - mean)'}. */
    public static void addProducts(Matrix rows, double[] weights, double[] mean, int i, double[] sums) {
        int columns = rows.columns();
        float[] values = rows.values();
        for (int r = 0; r < rows.rows(); r++) {
            int from = r * columns;
            double factor = weights[r] * (values[from + i] - mean[i]);
            if (factor != 0) {
                for (int j = i; j < columns; j++) {
                    sums[j] += factor * (values[from + j] - mean[j]);
                }
            }
        }
    }

    /** Copies the upper triangle to the lower one. */
    public static void mirror(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = i + 1; j < matrix.length; j++) {
                matrix[j][i] = matrix[i][j];
            }
        }
    }
}
