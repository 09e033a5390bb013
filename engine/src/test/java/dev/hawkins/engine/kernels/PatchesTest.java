package dev.hawkins.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels of shared weights: the same bits from vectors, scalars and single rows; close to doubles. */
class PatchesTest {
    private static final long SEED = 6;
    private static final int BLOCK = Kernels.BLOCK;
    private final Kernels<float[]> scalar = ScalarKernels.ofWidth(BLOCK);
    private final Kernels<float[]> vector = VectorKernels.create();
    private final Kernels<float[]> row = ScalarKernels.ofWidth(1);
    private final Kernels<double[]> exact = DoubleKernels.create();
    private final RandomStream random = RandomStream.of(SEED, "numbers");

    @ParameterizedTest(name = "{0} terms, {1} units, {2} positions")
    @CsvSource({"0,3,2", "1,1,1", "3,2,5", "7,3,4", "4,4,1", "5,7,3", "9,8,2", "12,11,6", "2,16,3", "33,17,2"})
    void product(int terms, int units, int positions) {
        float[] w = normals(units * 40 + 7);
        float[] x = normals(60 * BLOCK);
        float[] bias = normals(units);
        int[] wt = table(terms, 40);
        int[] xt = table(terms, 40);
        int[] from = table(positions, 20);
        int[] to = multiples(positions, units);
        for (float[] start : new float[][] {bias, null}) {
            float[] a = normals(positions * units * BLOCK);
            float[] b = a.clone();
            double[] d = widen(a);
            scalar.patches().product(w, 7, 40, wt, xt, units, x, 0, from, start, 0, a, 0, to);
            float[] rows = rowByRow(w, wt, xt, units, x, from, start, b, to);
            vector.patches().product(w, 7, 40, wt, xt, units, x, 0, from, start, 0, b, 0, to);
            exact.patches().product(widen(w), 7, 40, wt, xt, units, widen(x), 0, from, widen(start), 0, d, 0, to);
            assertThat(b).isEqualTo(a);
            assertThat(rows).isEqualTo(a);
            assertClose(a, d);
        }
    }

    private float[] rowByRow(
            float[] w, int[] wt, int[] xt, int units, float[] x, int[] from, float[] bias, float[] before, int[] to) {
        float[] y = new float[before.length];
        for (int lane = 0; lane < BLOCK; lane++) {
            float[] one = lane(before, lane);
            row.patches().product(w, 7, 40, wt, xt, units, lane(x, lane), 0, from, bias, 0, one, 0, to);
            for (int u = 0; u < one.length; u++) {
                y[u * BLOCK + lane] = one[u];
            }
        }
        return y;
    }

    private static float[] lane(float[] x, int lane) {
        float[] one = new float[x.length / BLOCK];
        for (int u = 0; u < one.length; u++) {
            one[u] = x[u * BLOCK + lane];
        }
        return one;
    }

    @ParameterizedTest(name = "{0} terms, {1} units, {2} positions")
    @CsvSource({"1,1,1", "3,2,5", "7,3,4", "4,4,1", "5,7,3", "9,8,2", "1,4,2", "1,9,3", "2,16,40", "33,17,100"})
    void gradient(int terms, int units, int positions) {
        float[] d = normals(60 * BLOCK);
        float[] x = normals(60 * BLOCK);
        int[] dAt = table(positions, 40);
        int[] xAt = table(positions, 20);
        int[] xt = table(terms, 40);
        int[] gt = multiples(terms, 2);
        int step = 2 * terms + 1;
        float[] a = normals(units * step);
        float[] b = a.clone();
        double[] e = widen(a);
        float[] scratch = new float[Kernels.SCRATCH];
        scalar.patches().gradient(d, 0, dAt, units, x, 0, xAt, xt, a, 0, step, gt, scratch);
        vector.patches().gradient(d, 0, dAt, units, x, 0, xAt, xt, b, 0, step, gt, scratch);
        exact.patches().gradient(widen(d), 0, dAt, units, widen(x), 0, xAt, xt, e, 0, step, gt, widen(scratch));
        assertThat(b).isEqualTo(a);
        assertClose(a, e);
    }

    @Test
    void cells() {
        int n = 5 * BLOCK;
        float[] a = normals(6 * n);
        float[] b = a.clone();
        double[] d = widen(a);
        float[] dh = normals(n);
        scalar.cells().lstmBack(a, 0, 4 * n, 4 * n, 5 * n, dh, 0, n);
        vector.cells().lstmBack(b, 0, 4 * n, 4 * n, 5 * n, dh, 0, n);
        exact.cells().lstmBack(d, 0, 4 * n, 4 * n, 5 * n, widen(dh), 0, n);
        assertThat(b).isEqualTo(a);
        assertClose(a, d);
        scalar.cells().gruBack(a, 0, 4 * n, dh, 0, n);
        vector.cells().gruBack(b, 0, 4 * n, dh, 0, n);
        assertThat(b).isEqualTo(a);
    }

    /** From far below to far above, and what is no number. */
    @Test
    void gates() {
        int n = 8000;
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i - n / 2) * 0.0251f;
        }
        float[] special = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f, -1e30f, 1e-30f};
        System.arraycopy(special, 0, x, 0, special.length);
        float[] a = x.clone();
        float[] b = x.clone();
        float[] c = new float[n];
        float[] d = new float[n];
        double[] e = widen(x);
        double[] f = new double[n];
        scalar.cells().sigmoid(a, 0, n);
        vector.cells().sigmoid(b, 0, n);
        scalar.cells().tanh(x, 0, c, 0, n);
        vector.cells().tanh(x, 0, d, 0, n);
        exact.cells().tanh(e, 0, f, 0, n);
        exact.cells().sigmoid(e, 0, n);
        assertThat(b).isEqualTo(a);
        assertThat(d).isEqualTo(c);
        assertThat(new float[] {a[2], c[2]}).containsOnly(Float.NaN);
        for (int i = 3; i < n; i++) {
            assertThat((double) a[i]).as("sigmoid(%s)", x[i]).isCloseTo(e[i], within(1e-7));
            assertThat((double) c[i]).as("tanh(%s)", x[i]).isCloseTo(f[i], within(2e-7));
        }
    }

    @Test
    void greaterAndClaim() {
        float[] a = normals(6 * BLOCK);
        float[] special = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1f};
        for (int i = 0; i < 36; i++) {
            a[i] = special[i % 6];
            a[2 * BLOCK + i] = special[i / 6];
        }
        float[] b = a.clone();
        for (Kernels<float[]> k : java.util.List.of(scalar, vector)) {
            float[] v = k == scalar ? a : b;
            k.elements().greater(v, 0, v, 2 * BLOCK, v, 4 * BLOCK, BLOCK);
            k.elements().claim(v, 0, v, 4 * BLOCK, v, 5 * BLOCK, v, 3 * BLOCK, BLOCK);
        }
        for (int i = 0; i < a.length; i++) {
            assertThat(Float.floatToIntBits(b[i])).as("at %d", i).isEqualTo(Float.floatToIntBits(a[i]));
        }
        assertThat(a[4 * BLOCK]).isZero();
    }

    private int[] table(int n, int below) {
        int[] table = new int[n];
        Arrays.setAll(table, i -> random.nextInt(below));
        return table;
    }

    private static int[] multiples(int n, int step) {
        int[] table = new int[n];
        Arrays.setAll(table, i -> i * step);
        return table;
    }

    private float[] normals(int n) {
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }

    private static double[] widen(float[] a) {
        if (a == null) {
            return null;
        }
        double[] d = new double[a.length];
        Arrays.setAll(d, i -> a[i]);
        return d;
    }

    private static void assertClose(float[] a, double[] d) {
        for (int i = 0; i < a.length; i++) {
            assertThat((double) a[i]).isCloseTo(d[i], within(1e-4 * (1 + Math.abs(d[i]))));
        }
    }
}
