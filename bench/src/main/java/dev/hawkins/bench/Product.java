package dev.hawkins.bench;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.engine.kernels.Kernels;

/** The forward product 256 x 784 x 400. */
final class Product {
    private static final int ROWS = 256;
    private static final int DEPTH = 784;
    private static final int UNITS = 400;

    private final Kernels<float[]> kernels = KernelChoice.blocks();
    private final float[] w = numbers(UNITS * 800);
    private final float[] x = numbers(ROWS * DEPTH);
    private final float[] y = new float[ROWS * UNITS];

    private static float[] numbers(int n) {
        RandomStream random = RandomStream.of(5, "numbers");
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }

    /** Operations of one product, a multiply-add being two. */
    static double operations() {
        return 2.0 * ROWS * DEPTH * UNITS;
    }

    float multiply() {
        int block = Kernels.BLOCK;
        for (int row = 0; row < ROWS; row += block) {
            kernels.products().product(w, 0, 800, 1, DEPTH, UNITS, x, row * DEPTH, null, 0, y, row * UNITS);
        }
        return y[y.length - 1];
    }
}
