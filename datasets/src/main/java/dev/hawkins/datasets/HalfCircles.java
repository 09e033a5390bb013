package dev.hawkins.datasets;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;

/**
 * The 2D-Toy of Yamanaka et al. 2019 (arXiv 1903.10709): two interleaved half circles and a far cloud, made from a random
 * stream. The paper does not state the noise; with a standard deviation of .3 the best possible ROC AUC between the half
 * circles is .975, where its classifiers reach .972.
 */
public final class HalfCircles {
    /** Standard deviation of the noise, and of the cloud. */
    public static final double NOISE = 0.3;

    private HalfCircles() {}

    /** Normal rows: (cos t, sin t) with noise, t uniform on [0, pi]. */
    public static Matrix normal(int rows, RandomStream random) {
        return arc(rows, 0, 1, 0, 1, random);
    }

    /** Known anomalies: (1 - cos t, .5 - sin t) with noise. */
    public static Matrix known(int rows, RandomStream random) {
        return arc(rows, 1, -1, 0.5, -1, random);
    }

    /** Unknown anomalies: a cloud around (-3, 3). */
    public static Matrix unknown(int rows, RandomStream random) {
        float[] values = new float[2 * rows];
        for (int r = 0; r < rows; r++) {
            values[2 * r] = (float) (-3 + NOISE * random.nextGaussian());
            values[2 * r + 1] = (float) (3 + NOISE * random.nextGaussian());
        }
        return new Matrix(rows, 2, values);
    }

    private static Matrix arc(int rows, double x0, double xs, double y0, double ys, RandomStream random) {
        float[] values = new float[2 * rows];
        for (int r = 0; r < rows; r++) {
            double t = StrictMath.PI * random.nextDouble();
            values[2 * r] = (float) (x0 + xs * StrictMath.cos(t) + NOISE * random.nextGaussian());
            values[2 * r + 1] = (float) (y0 + ys * StrictMath.sin(t) + NOISE * random.nextGaussian());
        }
        return new Matrix(rows, 2, values);
    }
}
