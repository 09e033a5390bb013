package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two trainers on one network, each with the layers of its own: a small game on numbers from two normals. Seed 3. */
class AdversarialTest {
    private static final long SEED = 3;

    @Test
    void aStepOfOnePlayerLeavesTheOtherUntouched() {
        try (Match match = new Match(AdversarialLoss.NON_SATURATING, true)) {
            match.play(5);
            float[] before = match.network.copyParameters();
            match.discriminator.step(match.order, 0, Match.BATCH);
            float[] between = match.network.copyParameters();
            assertSame(match.network, before, between, "g.");
            assertChanged(match.network, before, between, "d.");
            match.generator.step(match.order, 0, Match.BATCH);
            float[] after = match.network.copyParameters();
            assertSame(match.network, between, after, "d.");
            assertChanged(match.network, between, after, "g.");
        }
    }

    private static void assertSame(Network network, float[] a, float[] b, String prefix) {
        for (Network.Parameter p : network.parameters()) {
            if (p.name().startsWith(prefix)) {
                for (int i = p.offset(); i < p.offset() + p.rows() * p.columns(); i++) {
                    assertThat(Float.floatToRawIntBits(b[i])).as("%s", p).isEqualTo(Float.floatToRawIntBits(a[i]));
                }
            }
        }
    }

    /** Every part of every layer, running statistics included, holds a number that changed. */
    private static void assertChanged(Network network, float[] a, float[] b, String prefix) {
        for (Network.Parameter p : network.parameters()) {
            if (p.name().startsWith(prefix)) {
                boolean changed = false;
                for (int i = p.offset(); i < p.offset() + p.rows() * p.columns(); i++) {
                    changed |= a[i] != b[i];
                }
                assertThat(changed).as("%s changed", p).isTrue();
            }
        }
    }

    /** What flows through frozen layers is what flows through trained ones. */
    @Test
    void frozenLayersPassGradientsOn() {
        Graph g = new Graph();
        Node in = g.input("in", 5);
        Node h = g.dense("below", in, 40, Activation.TANH, Initialiser.GLOROT_UNIFORM);
        Node y = g.layerNorm("norm", g.dense("above", h, 5, Activation.SIGMOID, Initialiser.GLOROT_UNIFORM));
        Node loss = g.sum(g.squaredError(g.again(y, g.again(g.opOf(y).in[0], h)), in));
        Network all = trained(g, loss, in, "");
        Network part = trained(g, loss, in, "below");
        int n = 40 * 6;
        assertThat(Arrays.copyOf(part.copyParameters(), n)).isEqualTo(Arrays.copyOf(all.copyParameters(), n));
        assertThat(part.copyParameters()).isNotEqualTo(all.copyParameters());
    }

    private static Network trained(Graph g, Node loss, Node in, String prefix) {
        Network network = g.compile();
        network.initialise(RandomStream.of(SEED, "init"));
        Matrix data = Checksum.data(50, 5);
        try (Trainer trainer = network.trainer(
                loss,
                Map.of(in, data),
                Optimiser.Sgd.withRate(0.1),
                50,
                1,
                RandomStream.of(SEED, "noise"),
                layer -> layer.startsWith(prefix))) {
            trainer.step(RandomStream.of(SEED, "rows").permutation(50), 0, 50);
        }
        return network;
    }

    @ParameterizedTest
    @EnumSource(names = {"NON_SATURATING", "LEAST_SQUARES"})
    void theGeneratorLearnsTheDistribution(AdversarialLoss game) {
        try (Match match = new Match(game, false)) {
            match.play(4000);
            double[] moments = match.moments();
            assertThat(moments[0]).as("mean").isCloseTo(2, within(0.2));
            assertThat(moments[1]).as("sd").isCloseTo(Math.sqrt(1.09), within(0.2));
        }
    }

    @Test
    void aPartWithoutParametersIsRefused() {
        Graph g = new Graph();
        Node in = g.input("in", 1);
        Node loss = g.sum(g.dense("only", in, 1, Activation.TANH, Initialiser.ZEROS));
        assertThatThrownBy(() -> g.compile()
                        .trainer(
                                loss,
                                Map.of(in, Matrix.zeros(1, 1)),
                                Optimiser.Sgd.withRate(1),
                                1,
                                1,
                                RandomStream.of(1, "noise"),
                                layer -> layer.startsWith("other")))
                .hasMessage("loss sum[1] depends on no parameter that is trained");
    }
}
