package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.KernelNumbers.assertClose;
import static dev.hawkins.engine.kernels.KernelNumbers.assertSameBits;
import static dev.hawkins.engine.kernels.KernelNumbers.normals;
import static dev.hawkins.engine.kernels.KernelNumbers.widen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of products have the same bits whatever the kernels, and are close to those in double. */
class VectorProductsTest {
    private final Kernels<float[]> scalar = ScalarKernels.ofWidth(Kernels.BLOCK);
    private final Kernels<float[]> vector = VectorKernels.create();
    private final Kernels<double[]> exact = DoubleKernels.create();

    @ParameterizedTest(name = "{0} terms, {1} units")
    @CsvSource({"1,1", "2,2", "5,3", "7,4", "3,5", "15,7", "16,8", "31,9", "33,13", "20,15", "40,17", "9,32"})
    void product(int depth, int units) {
        float[] w = normals(depth * units + 3);
        float[] x = normals(depth * Kernels.BLOCK + 5);
        float[] bias = normals(units);
        float[] a = new float[units * Kernels.BLOCK];
        float[] b = a.clone();
        double[] d = new double[a.length];
        scalar.products().product(w, 3, depth, 1, depth, units, x, 5, bias, 0, a, 0);
        vector.products().product(w, 3, depth, 1, depth, units, x, 5, bias, 0, b, 0);
        exact.products().product(widen(w), 3, depth, 1, depth, units, widen(x), 5, widen(bias), 0, d, 0);
        assertSameBits(a, b);
        assertClose(b, d);
        scalar.products().product(w, 3, 1, units, depth, units, x, 5, null, 0, a, 0);
        vector.products().product(w, 3, 1, units, depth, units, x, 5, null, 0, b, 0);
        exact.products().product(widen(w), 3, 1, units, depth, units, widen(x), 5, null, 0, d, 0);
        assertSameBits(a, b);
        assertClose(b, d);
    }

    @Test
    void singleRowsGetTheBitsOfBlocks() {
        int depth = 37;
        int units = 21;
        float[] w = normals(depth * units);
        float[] x = normals(depth * Kernels.BLOCK);
        float[] bias = normals(units);
        float[] block = new float[units * Kernels.BLOCK];
        vector.products().product(w, 0, depth, 1, depth, units, x, 0, bias, 0, block, 0);
        for (int row = 0; row < Kernels.BLOCK; row++) {
            float[] one = new float[depth];
            float[] y = new float[units];
            for (int i = 0; i < depth; i++) {
                one[i] = x[i * Kernels.BLOCK + row];
            }
            ScalarKernels.ofWidth(1).products().product(w, 0, depth, 1, depth, units, one, 0, bias, 0, y, 0);
            for (int u = 0; u < units; u++) {
                assertThat(y[u]).isEqualTo(block[u * Kernels.BLOCK + row]);
            }
        }
    }

    @ParameterizedTest(name = "{0} inputs, {1} units")
    @CsvSource({"64,16", "80,37", "33,64", "40,128", "13,200", "70,15", "2,3"})
    void productForOneRowWithPackedWeights(int inputs, int units) {
        int stride = inputs + 3;
        float[] parameters = normals(2 * stride * units + units);
        float[] x = normals(inputs + 1);
        List<Weights> matrices =
                List.of(new Weights(0, stride, inputs, units), new Weights(stride * units, stride, inputs, units));
        Products<float[]> packed = PackedRowProducts.of(parameters, matrices);
        int bias = 2 * stride * units;
        for (int depth : new int[] {inputs, inputs - 1}) {
            float[] a = normals(units + 2);
            float[] b = a.clone();
            Products<float[]> row = ScalarKernels.ofWidth(1).products();
            row.product(parameters, stride * units, stride, 1, depth, units, x, 1, parameters, bias, a, 1);
            packed.product(parameters, stride * units, stride, 1, depth, units, x, 1, parameters, bias, b, 1);
            assertSameBits(a, b);
        }
    }

    /** Lanes beyond the rows get the result of the first of them. */
    @ParameterizedTest(name = "{0} rows, depth {1}, {2} units")
    @CsvSource({"1,3,8", "4,40,13", "7,1,16", "8,33,9", "15,5,31", "16,18,15", "23,2,8", "24,5,12", "5,7,7", "32,3,8"})
    void productForFewRows(int rows, int depth, int units) {
        float[] w = normals(depth * units);
        float[] x = normals(depth * Kernels.BLOCK);
        float[] bias = normals(units);
        for (int forward = 0; forward < 2; forward++) {
            int us = forward == 1 ? depth : 1;
            int ks = forward == 1 ? 1 : units;
            float[] a = new float[units * Kernels.BLOCK];
            float[] b = a.clone();
            vector.products().product(w, 0, us, ks, depth, units, x, 0, bias, 0, a, 0);
            vector.products().forRows(rows).product(w, 0, us, ks, depth, units, x, 0, bias, 0, b, 0);
            for (int i = 0; i < a.length; i++) {
                boolean spread = i % Kernels.BLOCK > rows && a[i] != b[i];
                assertThat(b[i]).isEqualTo(spread ? b[i - 1] : a[i]);
            }
        }
    }

    @ParameterizedTest(name = "{0} rows, {1} units")
    @CsvSource({"1,1", "31,2", "32,3", "33,4", "64,5", "65,7", "100,8", "7,6"})
    void panelGradient(int rows, int units) {
        int blocks = (rows + 31) / 32;
        int ds = units * Kernels.BLOCK;
        float[] delta = normals(blocks * ds);
        float[] panel = normals(blocks * 32 * Kernels.PANEL);
        float[] a = new float[units * 40];
        float[] b = a.clone();
        double[] d = new double[a.length];
        scalar.products().panelGradient(delta, 0, ds, units, rows, panel, 0, a, 0, 40);
        vector.products().panelGradient(delta, 0, ds, units, rows, panel, 0, b, 0, 40);
        exact.products().panelGradient(widen(delta), 0, ds, units, rows, widen(panel), 0, d, 0, 40);
        assertSameBits(a, b);
        assertClose(b, d);
    }

    @ParameterizedTest(name = "{0} blocks, {1} units, {2} inputs")
    @CsvSource({"1,1,1", "1,4,4", "2,7,15", "3,2,7", "8,15,2", "2,5,31", "1,3,3", "4,18,15"})
    void laneAndBiasGradient(int blocks, int units, int inputs) {
        int ds = units * Kernels.BLOCK;
        int xs = inputs * Kernels.BLOCK;
        float[] delta = normals(blocks * ds);
        float[] x = normals(blocks * xs);
        float[] a = new float[units * inputs + units];
        float[] b = a.clone();
        double[] d = new double[a.length];
        float[] scratch = new float[Kernels.SCRATCH];
        scalar.products().laneGradient(delta, 0, ds, units, x, 0, xs, inputs, blocks, a, 0, inputs, scratch);
        vector.products().laneGradient(delta, 0, ds, units, x, 0, xs, inputs, blocks, b, 0, inputs, scratch);
        exact.products()
                .laneGradient(
                        widen(delta), 0, ds, units, widen(x), 0, xs, inputs, blocks, d, 0, inputs, widen(scratch));
        scalar.products().biasGradient(delta, 0, ds, units, blocks, a, units * inputs, scratch);
        vector.products().biasGradient(delta, 0, ds, units, blocks, b, units * inputs, scratch);
        exact.products().biasGradient(widen(delta), 0, ds, units, blocks, d, units * inputs, widen(scratch));
        assertSameBits(a, b);
        assertClose(b, d);
    }

    @Test
    void sumOfSquares() {
        float[] g = normals(160);
        double expected = 0;
        for (float v : g) {
            expected += (double) v * v;
        }
        assertThat(vector.products().sumOfSquares(g, 0, 160))
                .isEqualTo(scalar.products().sumOfSquares(g, 0, 160));
        assertThat(vector.products().sumOfSquares(g, 0, 160)).isCloseTo(expected, within(1e-9));
    }
}
