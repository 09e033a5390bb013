package dev.hawkins.detect.kernel;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/**
 * Rows kept by a model with the rows as lanes of the loop, so that the compiler can use vectors. Squared distances are sums
 * of squared differences over the inputs in order, in double.
 */
final class Lanes {
    private final double[][] byInput;

    Lanes(Matrix rows) {
        byInput = new double[rows.columns()][rows.rows()];
        for (int j = 0; j < byInput.length; j++) {
            for (int r = 0; r < rows.rows(); r++) {
                byInput[j][r] = rows.get(r, j);
            }
        }
    }

    /** The values of one input in all rows. */
    double[] input(int j) {
        return byInput[j];
    }

    /** Writes the squared distances of all rows to the one that begins at {@code from}. */
    void squaredDistances(float[] rows, int from, double[] squared) {
        Arrays.fill(squared, 0);
        for (int j = 0; j < byInput.length; j++) {
            addSquares(squared, rows[from + j], byInput[j]);
        }
    }

    /** The same for a point in double. */
    void squaredDistances(double[] point, double[] squared) {
        Arrays.fill(squared, 0);
        for (int j = 0; j < byInput.length; j++) {
            addSquares(squared, point[j], byInput[j]);
        }
    }

    private static void addSquares(double[] sums, double value, double[] terms) {
        for (int r = 0; r < sums.length; r++) {
            double d = value - terms[r];
            sums[r] += d * d;
        }
    }
}
