package dev.hawkins.generate;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;

/** Euclidean distances between prepared rows, in double. */
final class Distances {
    private static final int PAIRS = 2000;

    private Distances() {}

    static double between(Matrix a, int row, Matrix b, int other) {
        double sum = 0;
        int width = a.columns();
        for (int j = 0; j < width; j++) {
            double difference = (double) a.values()[row * width + j] - b.values()[other * width + j];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** From every row to the nearest of others. */
    static double[] toNearest(Matrix rows, Matrix others) {
        double[] nearest = new double[rows.rows()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int r = 0; r < nearest.length; r++) {
            for (int o = 0; o < others.rows(); o++) {
                nearest[r] = Math.min(nearest[r], between(rows, r, others, o));
            }
        }
        return nearest;
    }

    /** The mean over some random pairs of rows. */
    static double typical(Matrix rows, RandomStream random) {
        double sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += between(rows, random.nextInt(rows.rows()), rows, random.nextInt(rows.rows()));
        }
        return sum / PAIRS;
    }
}
