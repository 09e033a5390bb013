package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.Eigenpairs;
import dev.hawkins.detect.FitContext;
import dev.hawkins.engine.Matrix;
import java.util.stream.IntStream;

/**
 * The eigenvalues of a covariance, largest first, with their unit eigenvectors.
 *
 * @param values eigenvalues, none below 0
 * @param vectors one eigenvector per eigenvalue, each with one number per column
 * @param variances the diagonal of the covariance
 * @param total the sum of the variances
 */
record Spectrum(double[] values, double[][] vectors, double[] variances, double total) {
    /**
     * Of the rows of a matrix. With more columns than rows the products of the rows are decomposed instead, which gives the
     * same non-zero part of the spectrum.
     */
    static Spectrum of(Matrix rows, double[] mean, FitContext context) {
        boolean wide = rows.columns() > rows.rows();
        double[][] products = wide ? Covariance.gram(rows, mean, context) : Covariance.of(rows, mean, context);
        context.check();
        Spectrum of = decompose(products);
        context.check();
        return wide ? toColumns(of, rows, mean) : of;
    }

    /** How many eigenvalues exceed this share of the largest. */
    int rank(double negligible) {
        int rank = 0;
        while (rank < values.length && values[rank] > negligible * values[0]) {
            rank++;
        }
        return rank;
    }

    private static Spectrum decompose(double[][] symmetric) {
        int n = symmetric.length;
        Eigenpairs pairs = Eigenpairs.of(symmetric)
                .orElseThrow(() ->
                        new DetectorException("pca could not decompose the covariance of %d inputs".formatted(n)));
        double[] variances =
                IntStream.range(0, n).mapToDouble(j -> symmetric[j][j]).toArray();
        return new Spectrum(pairs.values(), pairs.vectors(), variances, sum(variances));
    }

    /** From eigenvectors u over rows to eigenvectors over columns: v = X'u / |X'u|. */
    private static Spectrum toColumns(Spectrum ofRows, Matrix rows, double[] mean) {
        double[] centred = new double[rows.columns()];
        double[][] vectors = new double[ofRows.values.length][rows.columns()];
        double[] variances = new double[rows.columns()];
        for (int r = 0; r < rows.rows(); r++) {
            Covariance.centre(rows, r, mean, centred);
            for (int k = 0; k < vectors.length; k++) {
                add(vectors[k], ofRows.vectors[k][r], centred);
            }
            for (int j = 0; j < centred.length; j++) {
                variances[j] += centred[j] * centred[j] / (rows.rows() - 1);
            }
        }
        for (double[] vector : vectors) {
            normalise(vector);
        }
        return new Spectrum(ofRows.values, vectors, variances, sum(variances));
    }

    private static void add(double[] sums, double factor, double[] terms) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * terms[j];
        }
    }

    private static void normalise(double[] vector) {
        double squares = 0;
        for (double v : vector) {
            squares += v * v;
        }
        double length = Math.sqrt(squares);
        for (int j = 0; j < vector.length; j++) {
            vector[j] = length > 0 ? vector[j] / length : 0;
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
