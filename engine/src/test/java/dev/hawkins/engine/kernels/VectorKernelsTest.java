package dev.hawkins.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector kernels give the bits of the scalar ones, whatever the input; both are close to the double ones. */
class VectorKernelsTest {
    private static final long SEED = 5;
    private static final int N = 64 * Kernels.BLOCK;
    private final Kernels<float[]> scalar = ScalarKernels.ofWidth(Kernels.BLOCK);
    private final Kernels<float[]> vector = VectorKernels.create();
    private final Kernels<double[]> exact = DoubleKernels.create();

    /** Works on arrays of 3 N numbers: two inputs, then the output. */
    private record Elementwise(
            String name,
            BiConsumer<Kernels<float[]>, float[]> floats,
            BiConsumer<Kernels<double[]>, double[]> doubles) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Generic {
        <A> void run(Kernels<A> k, A a);
    }

    private static Elementwise of(String name, Generic code) {
        return new Elementwise(name, code::run, code::run);
    }

    static Stream<Elementwise> elementwise() {
        return Stream.of(
                of("fill", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().fill(0.1, a, 2 * N, N);
                    }
                }),
                of("add", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().add(a, 0, a, N, a, 2 * N, N);
                    }
                }),
                of("subtract", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().subtract(a, 0, a, N, a, 2 * N, N);
                    }
                }),
                of("multiply", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().multiply(a, 0, a, N, a, 2 * N, N);
                    }
                }),
                of("divide", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().divide(a, 0, a, N, a, 2 * N, N);
                    }
                }),
                of("affine", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().affine(0.3, a, 0, -0.7, a, 2 * N, N);
                    }
                }),
                of("addScaled", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().addScaled(0.3, a, 0, a, 2 * N, N);
                    }
                }),
                of("addProduct", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().addProduct(a, 0, a, N, a, 2 * N, N);
                    }
                }),
                of("squareRoot", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().squareRoot(a, 0, a, 2 * N, N);
                    }
                }),
                of("absolute", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().absolute(a, 0, a, 2 * N, N);
                    }
                }),
                of("maximum", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().maximum(a, 0, 0, a, 2 * N, N);
                    }
                }),
                of("select", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().select(a, 0, 0.25, a, 0, a, N, a, 2 * N, N);
                    }
                }),
                of("gate", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().gate(a, 0, 0.25, a, N, a, 2 * N, N);
                    }
                }),
                of("sumUnits", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().sumUnits(a, 0, 7, a, 2 * N, Kernels.BLOCK);
                    }
                }),
                of("maximumUnits", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().maximumUnits(a, 0, 7, a, 2 * N, Kernels.BLOCK);
                    }
                }),
                of("addToUnits", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().addToUnits(0.3, a, 0, a, 2 * N, 5, Kernels.BLOCK);
                    }
                }),
                of("multiplyUnits", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().multiplyUnits(a, 0, a, N, a, 2 * N, 5, Kernels.BLOCK);
                    }
                }),
                of("minimum", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().minimum(a, 0, 0.25, a, 2 * N, N);
                    }
                }),
                of("firstMaximumUnits", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().firstMaximumUnits(a, 0, 7, a, 2 * N, Kernels.BLOCK);
                    }
                }),
                of("affineUnits", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().affineUnits(a, N, a, N + 9, a, 0, a, 2 * N, 5, Kernels.BLOCK);
                    }
                }),
                of("addScaledUnits", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().addScaledUnits(a, N, a, 0, a, 2 * N, 5, Kernels.BLOCK);
                    }
                }),
                of("standardiseUnits", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().absolute(a, N, a, N, 32);
                        k.elements().standardiseUnits(a, N + 16, a, N, 0.1, a, 0, a, 2 * N, 5, Kernels.BLOCK);
                    }
                }),
                of("exp", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.functions().exp(a, 0, a, 2 * N, N);
                    }
                }),
                of("log", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.functions().log(a, 0, a, 2 * N, N);
                    }
                }),
                of("tanh", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.functions().tanh(a, 0, a, 2 * N, N);
                    }
                }),
                of("sigmoid", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.functions().sigmoid(a, 0, a, 2 * N, N);
                    }
                }),
                of("softplus", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.functions().softplus(a, 0, a, 2 * N, N);
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void elementwiseIsTheSameOnHostileNumbers(Elementwise e) {
        float[] a = hostile();
        float[] b = a.clone();
        e.floats.accept(scalar, a);
        e.floats.accept(vector, b);
        assertSameBits(a, b);
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void elementwiseIsCloseToDouble(Elementwise e) {
        float[] a = normals(3 * N);
        double[] d = widen(a);
        e.floats.accept(vector, a);
        e.doubles.accept(exact, d);
        assertThat(narrow(a, 2 * N, N)).isNotEqualTo(narrow(normals(3 * N), 2 * N, N));
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(d[i])) {
                assertThat((double) a[i]).as("%s at %d", e, i).isCloseTo(d[i], within(2e-6 * (1 + Math.abs(d[i]))));
            }
        }
    }

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

    @Test
    void noiseAndMasks() {
        float[] a = new float[7 * Kernels.BLOCK];
        float[] b = a.clone();
        scalar.rows().noise(123456789L, 7, 64, a, 0, Kernels.BLOCK);
        vector.rows().noise(123456789L, 7, 64, b, 0, Kernels.BLOCK);
        assertSameBits(a, b);
        assertThat(a).doesNotContain(0f);
        scalar.rows().gumbel(123456789L, 7, 64, a, 0, Kernels.BLOCK);
        vector.rows().gumbel(123456789L, 7, 64, b, 0, Kernels.BLOCK);
        assertSameBits(a, b);
        assertThat(a).doesNotContain(0f);
        scalar.rows().mask(3, 0.3, 7, 64, a, 0, Kernels.BLOCK);
        vector.rows().mask(3, 0.3, 7, 64, b, 0, Kernels.BLOCK);
        assertSameBits(a, b);
    }

    @ParameterizedTest
    @CsvSource({"1,5", "31,1", "32,32", "33,7", "64,4"})
    void gatherAndPanels(int units, int count) {
        float[] matrix = normals(units * 50);
        int[] rows = RandomStream.of(SEED, "rows").permutation(50);
        float[] a = new float[units * Kernels.BLOCK];
        float[] b = a.clone();
        int kept = Math.min(count, Kernels.BLOCK);
        scalar.rows().gather(matrix, 0, units, units, rows, 3, kept, a, 0, Kernels.BLOCK);
        vector.rows().gather(matrix, 0, units, units, rows, 3, kept, b, 0, Kernels.BLOCK);
        assertSameBits(a, b);
        assertThat(a[(units - 1) * Kernels.BLOCK + kept - 1]).isEqualTo(matrix[rows[2 + kept] * units + units - 1]);
        int panels = (units + 31) / 32;
        float[] p = new float[panels * 1024];
        float[] q = normals(p.length);
        scalar.rows().toPanels(a, 0, units, p, 0, 1024);
        vector.rows().toPanels(a, 0, units, q, 0, 1024);
        assertSameBits(p, q);
        assertThat(p[(units - 1) / 32 * 1024 + 2 * 32 + (units - 1) % 32])
                .isEqualTo(a[(units - 1) * Kernels.BLOCK + 2]);
    }

    /** Sums over rows are those of double whatever the kernels, for any number of rows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 31, 32})
    void sumsOverRows(int rows) {
        float[] x = normals(10 * Kernels.BLOCK);
        double[] sums = new double[8];
        double[] vectorSums = new double[8];
        double[] exactSums = new double[8];
        sumRows(scalar, x, rows, sums);
        sumRows(vector, x, rows, vectorSums);
        sumRows(exact, widen(x), rows, exactSums);
        assertThat(vectorSums).isEqualTo(sums);
        for (int u = 0; u < 3; u++) {
            double sum = 0;
            double products = 0;
            for (int lane = 0; lane < rows; lane++) {
                sum += x[u * Kernels.BLOCK + lane];
                products += (double) x[u * Kernels.BLOCK + lane] * x[(u + 4) * Kernels.BLOCK + lane];
            }
            assertThat(sums[1 + u]).isCloseTo(sum, within(1e-12));
            assertThat(sums[4 + u]).isCloseTo(products, within(1e-12));
            assertThat(exactSums[1 + u]).isEqualTo(sums[1 + u]);
        }
    }

    private static <A> void sumRows(Kernels<A> k, A x, int rows, double[] sums) {
        k.elements().sumRows(x, 0, 3, rows, sums, 1, Kernels.BLOCK);
        k.elements().sumProductRows(x, 0, x, 4 * Kernels.BLOCK, 3, rows, sums, 4, Kernels.BLOCK);
    }

    /** One update of the parameters p with moments m and v. */
    private interface Update {
        void of(Updates<float[]> updates, float[] p, float[] m, float[] v, float[] g);
    }

    static Stream<Update> updates() {
        Updates.AdamStep adam = Updates.AdamStep.of(0.01, 0.9, 0.999, 1e-8, 3);
        Updates.AdamStep adamax = Updates.AdamStep.ofAdamax(0.01, 0.9, 0.999, 1e-8, 3);
        Updates.RootStep root = new Updates.RootStep(0.9, 0.1, 1e-6);
        Updates.MomentumStep plain = new Updates.MomentumStep(0.1, 0.9, false);
        Updates.MomentumStep nesterov = new Updates.MomentumStep(0.1, 0.9, true);
        return Stream.of(
                (u, p, m, v, g) -> u.descend(0.3, 0.7, p, 0, g, 0, 96),
                (u, p, m, v, g) -> u.momentum(plain, 0.7, p, m, 0, g, 0, 96),
                (u, p, m, v, g) -> u.momentum(nesterov, 0.7, p, m, 0, g, 0, 96),
                (u, p, m, v, g) -> u.adam(adam, 0.7, p, m, v, 0, g, 0, 96),
                (u, p, m, v, g) -> u.adamax(adamax, 0.7, p, m, v, 0, g, 0, 96),
                (u, p, m, v, g) -> u.rmsProp(root, 0.7, p, v, 0, g, 0, 96),
                (u, p, m, v, g) -> u.adadelta(root, 0.7, p, v, m, 0, g, 0, 96),
                (u, p, m, v, g) -> u.addDecay(0.3, 0.7, p, 0, g, 0, 96),
                (u, p, m, v, g) -> u.shrink(0.9, 0.4, p, 0, 96));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void updatesGiveTheSameBits(Update update) {
        float[][] a = moments();
        float[][] b = moments();
        update.of(scalar.updates(), a[0], a[1], a[2], a[3]);
        update.of(vector.updates(), b[0], b[1], b[2], b[3]);
        boolean changed = false;
        for (int i = 0; i < 4; i++) {
            assertSameBits(a[i], b[i]);
            changed |= !Arrays.equals(a[i], moments()[i]);
        }
        assertThat(changed).isTrue();
    }

    /** Parameters, two moments that are not negative, and gradients; every fifth is tiny. */
    private float[][] moments() {
        float[] all = normals(4 * 96);
        float[][] parts = new float[4][];
        for (int i = 0; i < 4; i++) {
            parts[i] = Arrays.copyOfRange(all, i * 96, (i + 1) * 96);
        }
        for (int i = 0; i < 96; i++) {
            parts[1][i] = Math.abs(parts[1][i]);
            parts[2][i] = Math.abs(parts[2][i]);
        }
        for (int i = 0; i < 96; i += 5) {
            parts[3][i] *= 1e-30f;
            parts[1][i] = i % 2 == 0 ? 1e-30f : 1e-31f;
            parts[2][i] = 1e-30f;
        }
        return parts;
    }

    @Test
    void tinyMomentsBecomeZero() {
        float[][] a = moments();
        vector.updates().adam(Updates.AdamStep.of(0.01, 0.9, 0.999, 1e-8, 3), 0.7, a[0], a[1], a[2], 0, a[3], 0, 96);
        assertThat(a[1][0]).isZero();
        assertThat(a[2][5]).isZero();
        assertThat(a[1][1]).isNotZero();
    }

    @Test
    void softThreshold() {
        float[] p = new float[16];
        p[0] = 0.5f;
        p[1] = -0.5f;
        p[2] = 0.25f;
        p[3] = -0.1f;
        vector.updates().shrink(1, 0.25, p, 0, 16);
        assertThat(p).startsWith(0.25f, -0.25f, 0, 0, 0);
    }

    /** Normals, and every special number in all pairs of places. */
    private static float[] hostile() {
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

    private static float[] normals(int n) {
        RandomStream random = RandomStream.of(SEED, "numbers");
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }

    private static double[] widen(float[] a) {
        double[] d = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            d[i] = a[i];
        }
        return d;
    }

    private static float[] narrow(float[] a, int from, int n) {
        return Arrays.copyOfRange(a, from, from + n);
    }

    private static void assertSameBits(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            assertThat(Float.floatToIntBits(b[i]))
                    .as("at %d: scalar %s, vector %s", i, a[i], b[i])
                    .isEqualTo(Float.floatToIntBits(a[i]));
        }
    }

    private static void assertClose(float[] a, double[] d) {
        for (int i = 0; i < a.length; i++) {
            assertThat((double) a[i]).isCloseTo(d[i], within(1e-4));
        }
    }
}
