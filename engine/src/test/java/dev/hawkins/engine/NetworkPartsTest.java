package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Averages of weights, copies of layers, and how layers start. */
class NetworkPartsTest {
    private final Network network = build(5);

    private static Network build(int hidden) {
        Graph g = new Graph();
        Node x = g.input("x", 40);
        Node h = g.batchNorm("norm", g.dense("a", x, hidden, Activation.TANH, Initialiser.HE_NORMAL));
        g.dense("b", h, 3, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Network made = g.compile();
        made.initialise(RandomStream.of(6, "init"));
        return made;
    }

    @Test
    void averageOfWeights() {
        float[] start = network.copyParameters();
        WeightAverage average = new WeightAverage(network, 0.75);
        assertThat(average.copy()).isEqualTo(start);
        float[] twos = start.clone();
        Arrays.fill(twos, 2);
        network.setParameters(twos);
        average.add();
        average.add();
        float[] copy = average.copy();
        for (int i = 0; i < copy.length; i++) {
            assertThat((double) copy[i]).isCloseTo(0.5625 * start[i] + 0.4375 * 2, within(1e-6));
        }
        assertThat(network.copyParameters()).isEqualTo(twos);
        assertThat(Allocation.least(average::add)).isLessThanOrEqualTo(Allocation.TINY);
    }

    @Test
    void aDecayOfOneWouldNeverMove() {
        assertThatThrownBy(() -> new WeightAverage(network, 1))
                .hasMessage("decay must be at least 0 and below 1 but was 1.0");
    }

    @Test
    void layersAreCopiedByName() {
        Network to = build(5);
        float[] zeros = new float[to.parameterCount()];
        to.setParameters(zeros);
        to.copyLayers(network, layer -> layer.equals("a") || layer.equals("norm"));
        for (Network.Parameter p : to.parameters()) {
            float[] wanted = p.name().startsWith("b.") ? zeros : network.copyParameters();
            assertThat(part(to.copyParameters(), p)).as("%s", p).isEqualTo(part(wanted, p));
        }
        assertThat(part(to.copyParameters(), to.parameters().get(5))).containsOnly(1f);
    }

    private static float[] part(float[] all, Network.Parameter p) {
        return Arrays.copyOfRange(all, p.offset(), p.offset() + p.rows() * p.columns());
    }

    @Test
    void layersOfOtherSizesAreRefused() {
        Network other = build(6);
        float[] before = network.copyParameters();
        assertThatThrownBy(() -> network.copyLayers(other, layer -> true))
                .hasMessage("the other network has no layer 'a' of 5 units with 40 inputs");
        assertThat(network.copyParameters()).isEqualTo(before);
    }

    @Test
    void normalisationsAreNamedAndStartNeutral() {
        List<String> names =
                network.parameters().stream().map(Network.Parameter::name).toList();
        assertThat(names)
                .containsExactly(
                        "a.weights",
                        "a.bias",
                        "norm.scale",
                        "norm.shift",
                        "norm.mean",
                        "norm.variance",
                        "b.weights",
                        "b.bias");
        assertThat(network.parameterCount()).isEqualTo(5 * 41 + 4 * 5 + 3 * 6);
        assertThat(part(network.copyParameters(), network.parameters().get(2))).containsOnly(1f);
        assertThat(part(network.copyParameters(), network.parameters().get(4))).containsOnly(0f);
    }

    @Test
    void initialisersHaveTheirSpread() {
        assertThat(sd(Initialiser.GLOROT_NORMAL)).isCloseTo(Math.sqrt(2.0 / 400), within(0.001));
        assertThat(sd(Initialiser.GLOROT_UNIFORM)).isCloseTo(Math.sqrt(2.0 / 400), within(0.001));
        assertThat(sd(Initialiser.HE_UNIFORM)).isCloseTo(Math.sqrt(2.0 / 300), within(0.001));
        assertThat(sd(Initialiser.HE_NORMAL)).isCloseTo(Math.sqrt(2.0 / 300), within(0.001));
        assertThat(Arrays.stream(matrix(Initialiser.HE_UNIFORM)).max().getAsDouble())
                .isBetween(0.141, Math.sqrt(6.0 / 300));
        assertThat(matrix(Initialiser.constant(0.25))).containsOnly(0.25);
        assertThat(matrix(Initialiser.ZEROS)).containsOnly(0);
    }

    private static double[] matrix(Initialiser initialiser) {
        return initialiser.matrix(RandomStream.of(7, "init"), 300, 100, 100);
    }

    private static double sd(Initialiser initialiser) {
        double[] w = matrix(initialiser);
        return Math.sqrt(Arrays.stream(w).map(v -> v * v).sum() / w.length);
    }

    /** Rows are orthonormal where they are fewer, columns otherwise. */
    @Test
    void orthogonal() {
        double[] wide = Initialiser.ORTHOGONAL.matrix(RandomStream.of(8, "init"), 30, 20, 20);
        double[] tall = Initialiser.ORTHOGONAL.matrix(RandomStream.of(8, "init"), 20, 30, 30);
        for (int a = 0; a < 20; a++) {
            for (int b = 0; b < 20; b++) {
                double rows = 0;
                double columns = 0;
                for (int i = 0; i < 30; i++) {
                    rows += wide[a * 30 + i] * wide[b * 30 + i];
                    columns += tall[i * 20 + a] * tall[i * 20 + b];
                }
                assertThat(rows).isCloseTo(a == b ? 1 : 0, within(1e-14));
                assertThat(columns).isCloseTo(a == b ? 1 : 0, within(1e-14));
            }
        }
    }

    @Test
    void penaltiesMustNotBeNegative() {
        assertThatThrownBy(() -> Optimiser.Adam.withRate(1).l1(-1)).hasMessage("l1 must be at least 0 but was -1.0");
        assertThatThrownBy(() -> Optimiser.Sgd.withRate(1).clipped(Double.NaN))
                .hasMessage("clipNorm must be at least 0 but was NaN");
    }
}
