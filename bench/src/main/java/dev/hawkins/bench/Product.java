package dev.hawkins.bench;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.engine.kernels.Kernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The forward product 256 x 784 x 400 and what the machine could do at best. */
final class Product {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int ROWS = 256;
    private static final int DEPTH = 784;
    private static final int UNITS = 400;
    private static final int PEAK_ROUNDS = 100_000;

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

    /** Operations of one call of {@link #peak}. */
    static double peakOperations() {
        return 2.0 * 10 * S.length() * PEAK_ROUNDS;
    }

    /** Ten independent chains of multiply-adds in registers. */
    static float peak(float start) {
        FloatVector c = FloatVector.broadcast(S, 0.999f);
        FloatVector d = FloatVector.broadcast(S, 0.001f);
        FloatVector a0 = FloatVector.broadcast(S, start);
        FloatVector a1 = a0.add(1);
        FloatVector a2 = a0.add(2);
        FloatVector a3 = a0.add(3);
        FloatVector a4 = a0.add(4);
        FloatVector a5 = a0.add(5);
        FloatVector a6 = a0.add(6);
        FloatVector a7 = a0.add(7);
        FloatVector a8 = a0.add(8);
        FloatVector a9 = a0.add(9);
        for (int i = 0; i < PEAK_ROUNDS; i++) {
            a0 = a0.fma(c, d);
            a1 = a1.fma(c, d);
            a2 = a2.fma(c, d);
            a3 = a3.fma(c, d);
            a4 = a4.fma(c, d);
            a5 = a5.fma(c, d);
            a6 = a6.fma(c, d);
            a7 = a7.fma(c, d);
            a8 = a8.fma(c, d);
            a9 = a9.fma(c, d);
        }
        FloatVector sum = a0.add(a1)
                .add(a2)
                .add(a3)
                .add(a4)
                .add(a5)
                .add(a6)
                .add(a7)
                .add(a8)
                .add(a9);
        return sum.lane(0);
    }
}
