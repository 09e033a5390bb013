package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Parallel;
import dev.hawkins.engine.Matrix;

/**
 * Mean and second moments of the rows of a matrix, accumulated in double. Work is split over the outputs, never over the
 * terms of one sum, so the thread count does not change a bit.
 */
final class Covariance {
    private static final int ROWS_AT_ONCE = 4;
    private static final int ROWS_BETWEEN_CHECKS = 4096;

    private Covariance() {}

    /** The mean of every column. */
    static double[] mean(Matrix rows) {
        double[] sums = new double[rows.columns()];
        for (int r = 0; r < rows.rows(); r++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += rows.values()[r * sums.length + j];
            }
        }
        for (int j = 0; j < sums.length; j++) {
            sums[j] /= rows.rows();
        }
        return sums;
    }

    /** The covariance with n - 1 in the denominator: columns x columns, symmetric. */
    static double[][] of(Matrix rows, double[] mean, FitContext context) {
        int columns = rows.columns();
        double[][] sums = new double[columns][columns];
        int workers = columns < 32 ? 1 : Math.min(context.threads(), columns);
        Parallel.run(workers, context, () -> worker -> addProducts(rows, mean, sums, worker, workers, context));
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                sums[i][j] /= rows.rows() - 1.0;
                sums[j][i] = sums[i][j];
            }
        }
        return sums;
    }

    /** The products of all pairs of centred rows over n - 1: rows x rows, for tables with more columns than rows. */
    static double[][] gram(Matrix rows, double[] mean, FitContext context) {
        int n = rows.rows();
        double[][] gram = new double[n][n];
        double[] a = new double[rows.columns()];
        double[] b = new double[rows.columns()];
        for (int i = 0; i < n; i++) {
            context.check();
            centre(rows, i, mean, a);
            for (int j = 0; j <= i; j++) {
                centre(rows, j, mean, b);
                double sum = 0;
                for (int k = 0; k < a.length; k++) {
                    sum += a[k] * b[k];
                }
                gram[i][j] = sum / (n - 1);
                gram[j][i] = gram[i][j];
            }
        }
        return gram;
    }

    /** Row {@code r} minus the mean; zeros for a row past the end. */
    static void centre(Matrix rows, int r, double[] mean, double[] centred) {
        if (r >= rows.rows()) {
            java.util.Arrays.fill(centred, 0);
            return;
        }
        for (int j = 0; j < centred.length; j++) {
            centred[j] = rows.values()[r * centred.length + j] - mean[j];
        }
    }

    /** Adds to every {@code workers}-th row of the upper triangle; four data rows at once, so sums are loaded once. */
    private static void addProducts(
            Matrix rows, double[] mean, double[][] sums, int worker, int workers, FitContext context) {
        double[][] x = new double[ROWS_AT_ONCE][mean.length];
        for (int r = 0; r < rows.rows(); r += ROWS_AT_ONCE) {
            if (r % ROWS_BETWEEN_CHECKS == 0) {
                context.check();
            }
            for (int k = 0; k < ROWS_AT_ONCE; k++) {
                centre(rows, r + k, mean, x[k]);
            }
            for (int i = worker; i < mean.length; i += workers) {
                addOuter(sums[i], x[0], x[1], x[2], x[3], i);
            }
        }
    }

    private static void addOuter(double[] sums, double[] a, double[] b, double[] c, double[] d, int i) {
        double ai = a[i];
        double bi = b[i];
        double ci = c[i];
        double di = d[i];
        for (int j = i; j < sums.length; j++) {
            sums[j] = sums[j] + ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
        }
    }
}
