package dev.hawkins.detect.statistic;

/**
 * The lower triangular factor L of a symmetric positive definite matrix {@code A = LL'}. A pivot that rounding has made
 * tiny or negative is lifted to 1e-12 of its diagonal element, so the factor always exists for a matrix with a positive
 * diagonal.
 */
public final class Cholesky {
    private static final double SMALLEST_PIVOT = 1e-12;

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /** Factors a symmetric matrix, whose lower triangle is read. */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = j < i ? sum / lower[j][j] : Math.sqrt(Math.max(sum, SMALLEST_PIVOT * matrix[i][i]));
            }
        }
        return new Cholesky(lower);
    }

    /** The natural logarithm of the determinant of A. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += 2 * StrictMath.log(lower[i][i]);
        }
        return sum;
    }

    /** {@code v' A^-1 v}; {@code v} is overwritten by L^-1 v. */
    public double squaredLength(double[] v) {
        double squares = 0;
        for (int i = 0; i < lower.length; i++) {
            double sum = v[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * v[k];
            }
            v[i] = sum / lower[i][i];
            squares += v[i] * v[i];
        }
        return squares;
    }

    /** A^-1, symmetric to the last bit. */
    public double[][] inverse() {
        int n = lower.length;
        double[][] inverse = new double[n][n];
        double[] column = new double[n];
        for (int c = 0; c < n; c++) {
            java.util.Arrays.fill(column, 0);
            column[c] = 1;
            squaredLength(column);
            backSubstitute(column);
            for (int i = c; i < n; i++) {
                inverse[c][i] = column[i];
                inverse[i][c] = column[i];
            }
        }
        return inverse;
    }

    private void backSubstitute(double[] v) {
        for (int i = lower.length - 1; i >= 0; i--) {
            v[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                v[k] -= lower[i][k] * v[i];
            }
        }
    }
}
