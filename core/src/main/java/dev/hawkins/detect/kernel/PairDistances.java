package dev.hawkins.detect.kernel;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;

/** Distances of random pairs of different rows. */
final class PairDistances {
    private static final int PAIRS = 2000;

    private PairDistances() {}

    /** Their median; where that is 0, the mean. There must be two rows. */
    static double median(Matrix rows, RandomStream random) {
        double[] distances = new double[PAIRS];
        double sum = 0;
        for (int p = 0; p < PAIRS; p++) {
            int a = random.nextInt(rows.rows());
            int b = (a + 1 + random.nextInt(rows.rows() - 1)) % rows.rows();
            distances[p] = distance(rows, a, b);
            sum += distances[p];
        }
        Arrays.sort(distances);
        return distances[PAIRS / 2] > 0 ? distances[PAIRS / 2] : sum / PAIRS;
    }

    private static double distance(Matrix rows, int a, int b) {
        double squares = 0;
        for (int j = 0; j < rows.columns(); j++) {
            double d = (double) rows.get(a, j) - rows.get(b, j);
            squares += d * d;
        }
        return Math.sqrt(squares);
    }
}
