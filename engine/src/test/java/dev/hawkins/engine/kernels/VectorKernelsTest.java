package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.KernelNumbers.assertSameBits;
import static dev.hawkins.engine.kernels.KernelNumbers.hostile;
import static dev.hawkins.engine.kernels.KernelNumbers.narrow;
import static dev.hawkins.engine.kernels.KernelNumbers.normals;
import static dev.hawkins.engine.kernels.KernelNumbers.widen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector kernels that work number by number or row by row give the bits of the scalar ones; both are close to the double ones. */
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
                of("squaredDifference", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().squaredDifference(a, 0, a, N, a, 2 * N, N);
                    }
                }),
                of("addTwiceDifference", new Generic() {
                    public <A> void run(Kernels<A> k, A a) {
                        k.elements().addTwiceDifference(a, 0, a, N, a, 2 * N, a, 2 * N, N);
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

    /** Rows one after the other, none of whose neighbours beyond the block may be read. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 7, 8, 18, 67})
    void gatherNeighbouringRows(int units) {
        int n = units * Kernels.BLOCK;
        for (int from = 0; from < 2; from++) {
            float[] matrix = normals(3 + from * units + n);
            float[] a = new float[n + 5];
            float[] b = a.clone();
            scalar.rows().gather(matrix, 3, units, units, null, from, Kernels.BLOCK, a, 5, Kernels.BLOCK);
            vector.rows().gather(matrix, 3, units, units, null, from, Kernels.BLOCK, b, 5, Kernels.BLOCK);
            assertSameBits(a, b);
            assertThat(b[5 + n - 1]).isEqualTo(matrix[matrix.length - 1]);
        }
    }

    /** Sums over rows are those of double whatever the kernels, for any number of rows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 31, 32})
    void sumsOverRows(int rows) {
        float[] x = normals(3 * Kernels.BLOCK);
        double[] sums = new double[4];
        double[] vectorSums = new double[4];
        double[] exactSums = new double[4];
        scalar.elements().sumRows(x, 0, 3, rows, sums, 1, Kernels.BLOCK);
        vector.elements().sumRows(x, 0, 3, rows, vectorSums, 1, Kernels.BLOCK);
        exact.elements().sumRows(widen(x), 0, 3, rows, exactSums, 1, Kernels.BLOCK);
        assertThat(vectorSums).isEqualTo(sums);
        for (int u = 0; u < 3; u++) {
            double sum = 0;
            for (int lane = 0; lane < rows; lane++) {
                sum += x[u * Kernels.BLOCK + lane];
            }
            assertThat(sums[1 + u]).isCloseTo(sum, within(1e-12));
            assertThat(exactSums[1 + u]).isEqualTo(sums[1 + u]);
        }
    }
}
