package dev.hawkins.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;

/** Numbers for tests of kernels, and how results are compared. */
final class KernelNumbers {
    private KernelNumbers() {}

    private static final long SEED = 5;
    private static final int N = 64 * Kernels.BLOCK;
    private final Kernels<float[]> scalar = ScalarKernels.ofWidth(Kernels.BLOCK);
    private final Kernels<float[]> vector = VectorKernels.create();

    /** Normals, and every special number in all pairs of places. */
    static float[] hostile() {
        float[] special = {
            0f,
            -0f,
            1f,
            -1f,
            0.25f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            88.8f,
            -87.4f,
            -103.9f,
            -104.1f,
            0.625f,
            1e-20f
        };
        float[] a = normals(3 * N);
        for (int i = 0; i < special.length * special.length; i++) {
            a[i] = special[i % special.length];
            a[N + i] = special[i / special.length];
            a[2 * N + i] = special[i * 7 % special.length];
        }
        return a;
    }

    static float[] normals(int n) {
        RandomStream random = RandomStream.of(SEED, "numbers");
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }

    static double[] widen(float[] a) {
        double[] d = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            d[i] = a[i];
        }
        return d;
    }

    static float[] narrow(float[] a, int from, int n) {
        return Arrays.copyOfRange(a, from, from + n);
    }

    static void assertSameBits(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            assertThat(Float.floatToIntBits(b[i]))
                    .as("at %d: scalar %s, vector %s", i, a[i], b[i])
                    .isEqualTo(Float.floatToIntBits(a[i]));
        }
    }

    static void assertClose(float[] a, double[] d) {
        for (int i = 0; i < a.length; i++) {
            assertThat((double) a[i]).isCloseTo(d[i], within(1e-4));
        }
    }
}
