package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTest {
    private static final int ROWS = 101;
    private final Graph graph = new Graph();
    private final Node x = graph.input("x", 37);
    private final Node encoder = graph.dense("encoder", x, 40, Activation.TANH, Initialiser.GLOROT_UNIFORM);
    private final Node z = graph.dense("z", encoder, 3, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
    private final Node decoder = graph.dense("decoder", z, 40, Activation.ELU, Initialiser.HE_NORMAL);
    private final Node out = graph.dense("out", decoder, 37, Activation.SIGMOID, Initialiser.GLOROT_UNIFORM);
    private final Node error = graph.squaredError(out, x);
    private final Network network = compiled();
    private final Matrix data = Checksum.data(ROWS, 37);

    private Network compiled() {
        Network made = graph.compile();
        made.initialise(RandomStream.of(9, "init"));
        return made;
    }

    private float[] together(Node node) {
        Inference inference = network.inference(List.of(x), List.of(node), ROWS);
        inference.feed(x, data.values(), 0, ROWS);
        inference.run(ROWS);
        float[] values = new float[ROWS * node.units()];
        inference.fetch(node, values, 0);
        return values;
    }

    @Test
    void rowsInBatchesOfAnySizeGetTheSameBits() {
        float[] together = together(error);
        assertThat(together).doesNotContain(0f);
        for (int batch : new int[] {1, 2, 3, 4, 31, 32, 33, 35, 64, 100}) {
            Inference inference = network.inference(List.of(x), List.of(error), batch);
            float[] parts = new float[ROWS * 37];
            for (int from = 0; from < ROWS; from += batch) {
                int count = Math.min(batch, ROWS - from);
                inference.feed(x, data.values(), from * 37, count);
                inference.run(count);
                inference.fetch(error, parts, from * 37);
            }
            assertThat(parts).as("batches of %d", batch).isEqualTo(together);
        }
    }

    /** Many single rows, and many blocks, are computed with a copy of the weights. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 32})
    void manyRunsFollowChangesOfTheParameters(int batch) {
        Inference inference = network.inference(List.of(x), List.of(error), batch);
        float[] parameters = network.copyParameters();
        for (int round = 0; round < 2; round++) {
            parameters[7] += round;
            network.setParameters(parameters);
            float[] together = together(error);
            float[] parts = new float[batch * 37];
            for (int run = 0; run < 80; run++) {
                int from = run % (ROWS - batch + 1);
                inference.feed(x, data.values(), from * 37, batch);
                inference.run(batch);
                inference.fetch(error, parts, 0);
                assertThat(parts).isEqualTo(Arrays.copyOfRange(together, from * 37, (from + batch) * 37));
            }
        }
    }

    @Test
    void anInteriorNodeCanBeFed() {
        float[] latent = together(z);
        Inference decoding = network.inference(List.of(z), List.of(out), ROWS);
        decoding.feed(z, latent, 0, ROWS);
        decoding.run(ROWS);
        float[] decoded = new float[ROWS * 37];
        decoding.fetch(out, decoded, 0);
        assertThat(decoded).isEqualTo(together(out));
    }

    /** The mean of a latent variable stands for its sample, whose log variance and noise are then not needed. */
    @Test
    void aNodeStandsInPlaceOfAnother() {
        Graph g = new Graph();
        Node in = g.input("in", 6);
        Node mean = g.dense("mean", in, 3, Activation.TANH, Initialiser.GLOROT_UNIFORM);
        Node spread = g.dense("spread", in, 3, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node sample = g.gaussianSample(mean, spread, g.noise("noise", 3));
        Node restored = g.dense("restored", sample, 6, Activation.SIGMOID, Initialiser.GLOROT_UNIFORM);
        Network vae = g.compile();
        vae.initialise(RandomStream.of(2, "init"));
        float[] rows = Checksum.data(40, 6).values();
        float[] means = run(vae.inference(List.of(in), List.of(mean), 40), in, rows, mean);
        float[] expected = run(vae.inference(List.of(sample), List.of(restored), 40), sample, means, restored);
        Inference direct = vae.inference(List.of(in), List.of(restored), Map.of(sample, mean), 40);
        assertThat(run(direct, in, rows, restored)).isEqualTo(expected);
        assertThatThrownBy(() -> vae.inference(List.of(in), List.of(restored), Map.of(sample, in), 1))
                .hasMessage("in[6] cannot stand for " + sample + ": it must be made before and have as many units");
        assertThatThrownBy(() -> vae.inference(List.of(in), List.of(restored), Map.of(mean, sample), 1))
                .hasMessage(sample + " cannot stand for mean[3]: it must be made before and have as many units");
    }

    private static float[] run(Inference inference, Node fed, float[] values, Node fetched) {
        inference.feed(fed, values, 0, 40);
        inference.run(40);
        float[] result = new float[40 * fetched.units()];
        inference.fetch(fetched, result, 0);
        return result;
    }

    @Test
    void aConstantStandsForEveryRow() {
        float[] latent = {0.3f, -1, 2};
        Inference constant = network.inference(List.of(z), List.of(out), 40);
        constant.feedConstant(z, latent, 0);
        constant.run(40);
        float[] values = new float[40 * 37];
        constant.fetch(out, values, 0);
        constant.feed(z, latent, 0, 1);
        constant.run(1);
        float[] one = new float[37];
        constant.fetch(out, one, 0);
        for (int r = 0; r < 40; r++) {
            assertThat(Arrays.copyOfRange(values, r * 37, r * 37 + 37)).isEqualTo(one);
        }
    }

    @Test
    void sumsAreTakenInDoubleAndAdded() {
        Inference inference = network.inference(List.of(x), List.of(error), ROWS);
        inference.feed(x, data.values(), 0, ROWS);
        inference.run(ROWS);
        double[] sums = new double[ROWS + 2];
        Arrays.fill(sums, 1);
        inference.addSums(error, sums, 2);
        float[] values = together(error);
        double expected = 1;
        for (int u = 0; u < 37; u++) {
            expected += values[5 * 37 + u];
        }
        assertThat(sums[7]).isEqualTo(expected);
        assertThat(sums[1]).isEqualTo(1);
    }

    @Test
    void threadsWithInferencesOfTheirOwnShareANetwork() throws Exception {
        float[] expected = together(error);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<float[]>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                calls.add(() -> together(error));
            }
            for (Future<float[]> each : pool.invokeAll(calls)) {
                assertThat(each.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void runsAllocateNothing() {
        Inference inference = network.inference(List.of(x), List.of(error), ROWS);
        float[] values = new float[ROWS * 37];
        double[] sums = new double[ROWS];
        long least = Allocation.least(() -> {
            inference.feed(x, data.values(), 0, ROWS);
            inference.run(ROWS);
            inference.run(1);
            inference.fetch(error, values, 0);
            inference.addSums(error, sums, 0);
        });
        assertThat(least).isLessThanOrEqualTo(Allocation.TINY);
    }

    @Test
    void aLayerTooLargeForAnArrayIsExplained() {
        Graph large = new Graph();
        Node wide = large.dense("wide", large.input("x", 40), 50_000, Activation.RELU, Initialiser.HE_NORMAL);
        assertThatThrownBy(() -> large.dense("square", wide, 50_000, Activation.RELU, Initialiser.HE_NORMAL))
                .hasMessage("layer 'square' of 50,000 units with 50,000 inputs is too large: a network holds at most"
                        + " 1,073,741,824 numbers");
    }

    @Test
    void wrongUseIsExplained() {
        assertThatThrownBy(() -> network.inference(List.of(), List.of(z), 1))
                .hasMessage("input 'x' is needed but not fed");
        assertThatThrownBy(() -> network.inference(List.of(x), List.of(z), 0))
                .hasMessage("maxRows must be at least 1 but was 0");
        Inference inference = network.inference(List.of(x), List.of(z), 5);
        assertThatThrownBy(() -> inference.feed(x, new float[37], 1, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Range [1, 1 + 37) out of bounds for length 37");
        assertThatThrownBy(() -> inference.feed(z, new float[15], 0, 5))
                .hasMessage("node z[3] is not among the fed ones");
        assertThatThrownBy(() -> inference.feed(x, data.values(), 0, 6)).hasMessage("rows must be 0 to 5 but was 6");
        inference.feed(x, data.values(), 0, 4);
        assertThatThrownBy(() -> inference.run(5)).hasMessage("x[37] was fed 4 rows but the run needs 5");
    }

    /** The means and variances that a likelihood's parameters stand for. */
    @Test
    void expectedValues() {
        Graph g = new Graph();
        Node p = g.input("p", 9);
        Likelihood l = new Likelihood(List.of(
                new Likelihood.Gaussian(1, 0.1, false),
                new Likelihood.FixedGaussian(1, 2, true),
                new Likelihood.Bernoulli(1),
                new Likelihood.ContinuousBernoulli(2),
                new Likelihood.Categorical(3)));
        Node mean = g.likelihoodMean(p, l);
        Node variance = g.likelihoodVariance(p, l);
        Inference inference = g.compile().inference(List.of(p), List.of(mean, variance), 1);
        inference.feed(p, new float[] {3, 0, 1, -1, 0.2f, 3, 0, 1, 2}, 0, 1);
        inference.run(1);
        float[] means = new float[8];
        float[] variances = new float[8];
        inference.fetch(mean, means, 0);
        inference.fetch(variance, variances, 0);
        double b = 1 / (1 + Math.exp(1));
        double total = 1 + Math.E + Math.exp(2);
        double[] m = {
            3,
            1 / (1 + Math.exp(-1)),
            b,
            1 / (1 - Math.exp(-0.2)) - 1 / 0.2,
            1 / (1 - Math.exp(-3)) - 1.0 / 3,
            1 / total,
            Math.E / total,
            Math.exp(2) / total
        };
        double[] v = {
            0.01 + Math.log(2),
            4,
            b * (1 - b),
            1 / 0.04 - 1 / (4 * Math.pow(Math.sinh(0.1), 2)),
            1.0 / 9 - 1 / (4 * Math.pow(Math.sinh(1.5), 2)),
            m[5] * (1 - m[5]),
            m[6] * (1 - m[6]),
            m[7] * (1 - m[7])
        };
        for (int i = 0; i < 8; i++) {
            assertThat((double) means[i]).as("mean %d", i).isCloseTo(m[i], within(1e-6));
            assertThat((double) variances[i]).as("variance %d", i).isCloseTo(v[i], within(1e-6));
        }
    }
}
