package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.engine.kernels.Kernels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Samples of categories: two blocks of 3 and 2 units, noise of key 99. */
class GumbelSoftmaxTest {
    private static final int ROWS = 32_000;
    private static final float[] LOGITS = {0.5f, -1, 2, 0.3f, -0.4f};

    /** The noise that a trainer would draw for the first rows of a batch, row by row. */
    private static float[] noise() {
        float[] noise = new float[ROWS * 5];
        float[] block = new float[5 * Kernels.BLOCK];
        for (int first = 0; first < ROWS; first += Kernels.BLOCK) {
            KernelChoice.blocks().rows().gumbel(99, 5, first, block, 0, Kernels.BLOCK);
            for (int i = 0; i < block.length; i++) {
                noise[(first + i % Kernels.BLOCK) * 5 + i / Kernels.BLOCK] = block[i];
            }
        }
        return noise;
    }

    private static float[] samples(double temperature, boolean hard) {
        Graph g = new Graph();
        Node logits = g.input("logits", 5);
        Node noise = g.gumbelNoise("gumbel", 5);
        Node y = g.gumbelSoftmax(logits, noise, g.coefficient("temperature", temperature), hard, 3, 2);
        Inference inference = g.compile().inference(List.of(logits, noise), List.of(y), ROWS);
        inference.feedConstant(logits, LOGITS, 0);
        inference.feed(noise, noise(), 0, ROWS);
        inference.run(ROWS);
        float[] samples = new float[ROWS * 5];
        inference.fetch(y, samples, 0);
        return samples;
    }

    @Test
    void hardSamplesAreOneHotWithTheFrequenciesOfTheSoftmax() {
        float[] samples = samples(0.7, true);
        int[] counts = new int[5];
        for (int r = 0; r < ROWS; r++) {
            assertThat(samples[r * 5] + samples[r * 5 + 1] + samples[r * 5 + 2]).isEqualTo(1);
            assertThat(samples[r * 5 + 3] + samples[r * 5 + 4]).isEqualTo(1);
            for (int u = 0; u < 5; u++) {
                assertThat(samples[r * 5 + u]).isIn(0f, 1f);
                counts[u] += (int) samples[r * 5 + u];
            }
        }
        assertThat(chiSquare(counts, 0, 3)).as("2 degrees of freedom, p = .001").isLessThan(13.8);
        assertThat(chiSquare(counts, 3, 2)).as("1 degree of freedom, p = .001").isLessThan(10.8);
    }

    private static double chiSquare(int[] counts, int from, int units) {
        double total = 0;
        for (int u = from; u < from + units; u++) {
            total += Math.exp(LOGITS[u]);
        }
        double sum = 0;
        for (int u = from; u < from + units; u++) {
            double expected = ROWS * Math.exp(LOGITS[u]) / total;
            sum += Math.pow(counts[u] - expected, 2) / expected;
        }
        return sum;
    }

    /** Soft samples sum to 1 and point where the hard ones point; as the temperature falls they become them. */
    @Test
    void temperature() {
        float[] hard = samples(0.7, true);
        float[] soft = samples(0.7, false);
        float[] cold = samples(1e-6, false);
        float[] frozen = samples(5e-15, false);
        double apart = 0;
        for (int i = 0; i < soft.length; i++) {
            assertThat(soft[i]).isBetween(0f, 1f);
            apart += Math.abs(cold[i] - hard[i]) / soft.length;
            assertThat(frozen[i]).isFinite();
        }
        assertThat(apart).isLessThan(1e-5);
        assertThat((double) soft[0] + soft[1] + soft[2]).isCloseTo(1, within(1e-6));
        assertThat(soft).isNotEqualTo(hard);
    }

    /** With a loss that is linear in the sample, hard and soft samples give the same gradients, bit for bit. */
    @Test
    void theHardSampleHasTheGradientOfTheSoftOne() {
        float[] soft = afterOneStep(false);
        assertThat(afterOneStep(true)).isEqualTo(soft);
        assertThat(soft).doesNotContain(0f);
    }

    private static float[] afterOneStep(boolean hard) {
        Graph g = new Graph();
        Node x = g.input("x", 5);
        Node logits = g.dense("logits", x, 5, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Coefficient temperature = g.coefficient("temperature", 1);
        Node sample = g.gumbelSoftmax(logits, g.gumbelNoise("gumbel", 5), temperature, hard, 3, 2);
        Node loss = g.sum(g.multiply(sample, x));
        Network n = g.compile();
        n.initialise(RandomStream.of(1, "init"));
        try (Trainer t = n.trainer(
                loss, Map.of(x, Checksum.data(40, 5)), Optimiser.Sgd.withRate(1), 40, 1, RandomStream.of(2, "noise"))) {
            t.set(temperature, 0.6);
            t.step(RandomStream.of(3, "rows").permutation(40), 0, 40);
        }
        return n.copyParameters();
    }

    @Test
    void blocksMustMakeUpTheLogits() {
        Graph g = new Graph();
        Node logits = g.input("logits", 5);
        assertThatThrownBy(() -> g.softmax(logits, 3, 3)).hasMessage("blocks of [3, 3] units do not make up logits[5]");
        assertThatThrownBy(() -> g.softmax(logits, 5, 0)).hasMessage("blocks of [5, 0] units do not make up logits[5]");
    }
}
