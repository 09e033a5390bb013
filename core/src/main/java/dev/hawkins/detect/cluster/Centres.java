package dev.hawkins.detect.cluster;

import java.util.Arrays;

/**
 * Finds the nearest of some centres. Centres are the lanes of the loop, so that the compiler can use vectors; each squared
 * distance is a sum of squared differences over the inputs in order, in double. For one thread.
 */
final class Centres {
    private final double[][] centres;
    private final double[][] byInput;
    private final double[] squared;

    Centres(double[][] centres, int inputs) {
        this.centres = centres;
        this.byInput = new double[inputs][centres.length];
        for (int c = 0; c < centres.length; c++) {
            for (int j = 0; j < inputs; j++) {
                byInput[j][c] = centres[c][j];
            }
        }
        this.squared = new double[centres.length];
    }

    /** Computes the squared distances of the row to all centres; gives the nearest, of equally near ones the first. */
    int nearest(float[] rows, int from) {
        Arrays.fill(squared, 0);
        for (int j = 0; j < byInput.length; j++) {
            addSquares(squared, rows[from + j], byInput[j]);
        }
        return nearestOf(null);
    }

    /** The nearest among the allowed centres, all if null, from the distances of the last call. */
    int nearestOf(boolean[] allowed) {
        int nearest = -1;
        for (int c = 0; c < squared.length; c++) {
            if ((allowed == null || allowed[c]) && (nearest < 0 || squared[c] < squared[nearest])) {
                nearest = c;
            }
        }
        return nearest;
    }

    /** The squared distance to a centre, from the last call. */
    double squared(int centre) {
        return squared[centre];
    }

    double[] centre(int centre) {
        return centres[centre];
    }

    private static void addSquares(double[] sums, double value, double[] centres) {
        for (int c = 0; c < sums.length; c++) {
            double d = value - centres[c];
            sums[c] += d * d;
        }
    }
}
