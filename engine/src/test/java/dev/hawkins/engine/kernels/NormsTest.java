package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.KernelNumbers.assertSameBits;
import static dev.hawkins.engine.kernels.KernelNumbers.hostile;
import static dev.hawkins.engine.kernels.KernelNumbers.normals;
import static dev.hawkins.engine.kernels.KernelNumbers.widen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector normalisations give the bits of the scalar ones, and both are close to those in double. */
class NormsTest {
    private static final int UNITS = 37;
    private static final int N = 64 * Kernels.BLOCK;
    /** From one to the next of the numbers that are given per unit. */
    private static final int STRIDE = 64;

    private static final int G = N + 8 * STRIDE;

    private final Norms<float[]> scalar = new ScalarNorms(Kernels.BLOCK);
    private final Norms<float[]> vector = new VectorNorms();
    private final Norms<double[]> exact = new DoubleNorms(Kernels.BLOCK);
    private final int[] kept = new int[UNITS];

    NormsTest() {
        Dropout.draw(3, 0.3, 0, kept);
    }

    /** All of it on x from 0 on, numbers per unit from N on, a gradient from G on, results from 2 N on. */
    private static <A> double[] run(Norms<A> norms, A a, A scratch, int[] kept, double below) {
        double[] sums = new double[1 + 4 * UNITS];
        int rate = N + STRIDE;
        int scale = N + 2 * STRIDE;
        int shift = N + 3 * STRIDE;
        norms.rates(a, N + 4 * STRIDE, 0.1, a, N + 5 * STRIDE, UNITS);
        norms.forward(a, N, rate, a, scale, shift, 1.25, below, kept, a, 0, a, 2 * N, UNITS);
        norms.slopes(a, N, rate, a, scale, shift, 1.25, below, kept, a, 0, a, G, UNITS, sums, 1, scratch);
        norms.moments(a, 0, UNITS, Kernels.BLOCK, sums, 1 + 2 * UNITS, scratch);
        norms.backward(a, N, rate, N + 6 * STRIDE, 7, a, 0, a, G, a, 2 * N + UNITS * Kernels.BLOCK / 2, UNITS / 2);
        norms.dropout(1.5, kept, a, 0, a, G - UNITS, 1);
        return sums;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0, 1})
    void vectorsDoNotMatter(double below) {
        for (int[] some : new int[][] {null, kept}) {
            float[] a = hostile();
            float[] b = a.clone();
            double[] sums = run(scalar, a, new float[Kernels.SCRATCH], some, below);
            assertThat(run(vector, b, new float[Kernels.SCRATCH], some, below)).isEqualTo(sums);
            assertSameBits(a, b);
        }
    }

    @Test
    void closeToDouble() {
        float[] a = normals(3 * N);
        for (int i = N; i < N + 8 * STRIDE; i++) {
            a[i] = Math.abs(a[i]);
        }
        double[] d = widen(a);
        double[] sums = run(vector, a, new float[Kernels.SCRATCH], kept, 0.25);
        assertThat(sums).containsExactly(run(exact, d, new double[Kernels.SCRATCH], kept, 0.25), within(1e-4));
        for (int i = 0; i < a.length; i++) {
            assertThat((double) a[i]).as("at %d", i).isCloseTo(d[i], within(1e-5 * (1 + Math.abs(d[i]))));
        }
    }

    /** Around their own mean, so that a large mean does not drown what varies. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32})
    void moments(int rows) {
        float[] x = normals(UNITS * Kernels.BLOCK);
        for (int i = 0; i < x.length; i++) {
            x[i] += 1000;
        }
        double[] sums = new double[2 * UNITS];
        double[] same = new double[2 * UNITS];
        scalar.moments(x, 0, UNITS, rows, sums, 0, new float[Kernels.SCRATCH]);
        vector.moments(x, 0, UNITS, rows, same, 0, new float[Kernels.SCRATCH]);
        assertThat(same).isEqualTo(sums);
        for (int u = 0; u < UNITS; u++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < rows; i++) {
                sum += x[u * Kernels.BLOCK + i];
            }
            for (int i = 0; i < rows; i++) {
                squares += Math.pow(x[u * Kernels.BLOCK + i] - sum / rows, 2);
            }
            assertThat(sums[u]).isCloseTo(sum, within(1e-6 * sum));
            assertThat(sums[UNITS + u]).isCloseTo(squares, within(1e-4 * (1 + squares)));
        }
    }

    @Test
    void whatIsLeftOutIsZeroAndTheRestScaled() {
        float[] x = normals(UNITS * Kernels.BLOCK);
        float[] y = new float[x.length];
        vector.dropout(1.5, kept, x, 0, y, 0, UNITS);
        for (int i = 0; i < x.length; i++) {
            boolean stays = (kept[i / Kernels.BLOCK] >>> i % Kernels.BLOCK & 1) == 1;
            assertThat(y[i]).isEqualTo(stays ? 1.5f * x[i] : 0f);
        }
    }
}
