package dev.hawkins.bench.compare;

import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.engine.kernels.Kernels;

/** The forward product of a dense layer by Hawkins' kernels, in their layout. */
final class HawkinsProduct implements Contender {
    private static final int ROWS = Workload.PRODUCT_SHAPE[0];
    private static final int DEPTH = Workload.PRODUCT_SHAPE[1];
    private static final int UNITS = Workload.PRODUCT_SHAPE[2];
    /** Weight rows are padded to a multiple of 32, as in the engine. */
    private static final int STRIDE = (DEPTH + 31) / 32 * 32;

    private final Kernels<float[]> kernels = KernelChoice.blocks();
    private final float[] w = new float[UNITS * STRIDE];
    private final float[] x = new float[ROWS * DEPTH];
    private final float[] y = new float[ROWS * UNITS];
    private final Pair pair;

    HawkinsProduct(Problem problem) {
        float[] right = problem.weights().get(0).values();
        for (int u = 0; u < UNITS; u++) {
            System.arraycopy(right, u * DEPTH, w, u * STRIDE, DEPTH);
        }
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < DEPTH; i++) {
                x[at(row, i, DEPTH)] = problem.data().get(row, i);
            }
        }
        pair = problem.workload().threads() == 2 ? new Pair(() -> {}) : null;
    }

    /** Where a value stands in [block][unit][lane]. */
    private static int at(int row, int unit, int units) {
        int block = Kernels.BLOCK;
        return row / block * block * units + unit * block + row % block;
    }

    @Override
    public double[] proof() {
        run(1);
        double[] product = new double[ROWS * UNITS];
        for (int i = 0; i < product.length; i++) {
            product[i] = y[at(i / UNITS, i % UNITS, UNITS)];
        }
        return product;
    }

    @Override
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            if (pair == null) {
                multiply(0, ROWS);
            } else {
                pair.run(() -> multiply(0, ROWS / 2), () -> multiply(ROWS / 2, ROWS));
            }
        }
    }

    private void multiply(int from, int to) {
        for (int row = from; row < to; row += Kernels.BLOCK) {
            kernels.products().product(w, 0, STRIDE, 1, DEPTH, UNITS, x, row * DEPTH, null, 0, y, row * UNITS);
        }
    }

    @Override
    public void close() {
        if (pair != null) {
            pair.close();
        }
    }
}
