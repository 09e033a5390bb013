package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final int ROWS = 200;
    private final Graph graph = new Graph();
    private final Node x = graph.input("x", 6);
    private final Node noise = graph.noise("noise", 6);
    private final Coefficient corruption = graph.coefficient("corruption", 0);
    private final Node hidden = graph.dense(
            "hidden", graph.add(x, graph.scale(noise, corruption)), 4, Activation.TANH, Initialiser.GLOROT_UNIFORM);
    private final Node out = graph.dense("out", hidden, 6, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
    private final Node loss = graph.sum(graph.squaredError(out, x));
    private final Network network = graph.compile();
    private final Matrix data = Checksum.data(ROWS, 6);
    private final int[] rows = RandomStream.of(1, "rows").permutation(ROWS);

    private Trainer trainer(Optimiser optimiser) {
        network.initialise(RandomStream.of(3, "init"));
        return network.trainer(loss, Map.of(x, data), optimiser, 64, 1, RandomStream.of(4, "noise"));
    }

    @Test
    void lossFalls() {
        try (Trainer trainer = trainer(Optimiser.Adam.withRate(0.01))) {
            double before = trainer.meanLoss(rows);
            for (int i = 0; i < 300; i++) {
                trainer.step(rows, i % 3 * 64, 64);
            }
            assertThat(trainer.meanLoss(rows)).isLessThan(before / 20);
        }
    }

    @Test
    void stepReturnsTheMeanLossBeforeTheStep() {
        try (Trainer trainer = trainer(Optimiser.Adam.withRate(0.01))) {
            int[] few = {5, 7, 9};
            double before = trainer.meanLoss(few);
            assertThat(trainer.step(few, 0, 3)).isEqualTo(before);
            assertThat(trainer.step(few, 0, 3)).isLessThan(before);
        }
    }

    @Test
    void theNormOfTheGradientIsToldBeforeClipping() {
        try (Trainer trainer = trainer(Optimiser.Sgd.withRate(1).clipped(1e-3))) {
            assertThat(trainer.gradientNorm()).isNaN();
            double unclipped = moved(Optimiser.Sgd.withRate(1));
            network.initialise(RandomStream.of(3, "init"));
            trainer.step(rows, 0, 64);
            assertThat(trainer.gradientNorm()).isCloseTo(unclipped, within(1e-4 * unclipped));
        }
    }

    /** How far one step moves the parameters. */
    private double moved(Optimiser optimiser) {
        try (Trainer trainer = trainer(optimiser)) {
            float[] before = network.copyParameters();
            trainer.step(rows, 0, 64);
            assertThat(trainer.gradientNorm()).isNaN();
            float[] after = network.copyParameters();
            double sum = 0;
            for (int i = 0; i < before.length; i++) {
                double change = (double) after[i] - before[i];
                sum += change * change;
            }
            return Math.sqrt(sum);
        }
    }

    @Test
    void lossesByRowAverageToTheMeanLoss() {
        try (Trainer trainer = trainer(Optimiser.Adam.withRate(0.01))) {
            double[] losses = new double[150];
            trainer.losses(rows, 10, 150, losses);
            int[] chosen = java.util.Arrays.copyOfRange(rows, 10, 160);
            double mean = java.util.Arrays.stream(losses).sum() / 150;
            assertThat(mean).isCloseTo(trainer.meanLoss(chosen), org.assertj.core.api.Assertions.within(1e-12));
            assertThat(losses[149]).isEqualTo(trainer.meanLoss(new int[] {rows[159]}));
        }
    }

    @Test
    void validationUsesTheSameNoiseAtEveryCall() {
        try (Trainer trainer = trainer(Optimiser.Adam.withRate(0))) {
            double clean = trainer.meanLoss(rows);
            trainer.set(corruption, 0.5);
            double noisy = trainer.meanLoss(rows);
            assertThat(noisy).isNotEqualTo(clean);
            double first = trainer.step(rows, 0, 64);
            double second = trainer.step(rows, 0, 64);
            assertThat(first).as("steps draw afresh").isNotEqualTo(second);
            assertThat(trainer.meanLoss(rows)).isEqualTo(noisy);
        }
    }

    @Test
    void clippingBoundsTheStepAndLargeBoundsChangeNothing() {
        float[] free = parametersAfter(Optimiser.Adam.withRate(0.01));
        assertThat(parametersAfter(Optimiser.Adam.withRate(0.01).clipped(1e9))).isEqualTo(free);
        assertThat(parametersAfter(Optimiser.Adam.withRate(0.01).clipped(1e-3))).isNotEqualTo(free);
    }

    /**
     * The loss w x + b has the gradients x and 1. With x = 1, 3, 0 their sums are (1, 1), (4, 2), (4, 3); a penalty of half w is no
     * part of them.
     */
    @Test
    void gradientsOfAllStepsAddUpWhereTold() {
        Optimiser descent = Optimiser.Sgd.withRate(1).accumulating();
        assertThat(line(descent)).containsExactly(-(1 + 4 + 4), -(1 + 2 + 3));
        assertThat(line(descent.l2(0.5))).containsExactly(-1 - (4 - 0.5f) - (4 - 2.25f), -(1 + 2 + 3));
        assertThat(line(Optimiser.Sgd.withRate(1))).containsExactly(-(1 + 3 + 0), -3);
        double norm = Math.sqrt(20);
        float[] clipped = line(descent.clipped(norm / 2));
        assertThat((double) clipped[0]).isCloseTo(-1 - 4 / 2.0 - 4 / 5.0 * norm / 2, within(1e-6));
    }

    /** Weight and bias, both 0 in the beginning, after three steps of a row each. */
    private static float[] line(Optimiser optimiser) {
        Graph graph = new Graph();
        Node in = graph.input("in", 1);
        Node loss = graph.dense("line", in, 1, Activation.IDENTITY, Initialiser.ZEROS);
        Network network = graph.compile();
        network.initialise(RandomStream.of(1, "init"));
        Matrix rows = Matrix.of(new float[][] {{1}, {3}, {0}});
        try (Trainer trainer = network.trainer(loss, Map.of(in, rows), optimiser, 1, 1, RandomStream.of(1, "noise"))) {
            for (int row = 0; row < 3; row++) {
                trainer.step(new int[] {row}, 0, 1);
            }
        }
        return network.copyParameters();
    }

    /** A layer with panels, another without and one used twice; a linear loss, whose gradients do not change. */
    @Test
    void sumsOfGradientsAreThoseOfEveryLayer() {
        float[] added = layered(Optimiser.Sgd.withRate(0.01).accumulating(), 0, 50);
        float[] oneByOne = layered(Optimiser.Sgd.withRate(0.01), 0, 0, 50);
        assertThat(added).usingComparatorWithPrecision(1e-5f).containsExactly(oneByOne);
    }

    /** Parameters after a step on 40 rows from each of these on. */
    private static float[] layered(Optimiser optimiser, int... steps) {
        Graph graph = new Graph();
        Node in = graph.input("in", 45);
        Node wide = graph.dense("wide", in, 3, Activation.IDENTITY, Initialiser.ZEROS);
        Node narrow = graph.dense("narrow", graph.slice(in, 3, 7), 3, Activation.IDENTITY, Initialiser.ZEROS);
        Node twice = graph.again(narrow, graph.slice(in, 20, 7));
        Node loss = graph.sum(graph.add(wide, graph.add(narrow, twice)));
        Network network = graph.compile();
        network.initialise(RandomStream.of(1, "init"));
        Matrix data = Checksum.data(100, 45);
        try (Trainer trainer = network.trainer(loss, Map.of(in, data), optimiser, 40, 1, RandomStream.of(1, "noise"))) {
            for (int from : steps) {
                trainer.step(IntStream.range(from, from + 40).toArray(), 0, 40);
            }
        }
        return network.copyParameters();
    }

    private float[] parametersAfter(Optimiser optimiser) {
        try (Trainer trainer = trainer(optimiser)) {
            for (int i = 0; i < 3; i++) {
                trainer.step(rows, i * 20, 60);
            }
        }
        return network.copyParameters();
    }

    @Test
    void learningRateAndResetTakeEffect() {
        try (Trainer trainer = trainer(Optimiser.Adam.withRate(0.01))) {
            float[] start = network.copyParameters();
            trainer.step(rows, 0, 64);
            float[] first = network.copyParameters();
            trainer.learningRate(0);
            trainer.step(rows, 0, 64);
            assertThat(network.copyParameters()).isEqualTo(first);
            trainer.learningRate(0.01);
            trainer.resetOptimiser();
            network.setParameters(start);
            trainer.step(rows, 0, 64);
            assertThat(network.copyParameters()).isEqualTo(first);
        }
    }

    @Test
    void nonFiniteLossLeavesTheParametersAndNamesTheNode() {
        Matrix bad = new Matrix(ROWS, 6, data.values().clone());
        bad.values()[70 * 6 + 2] = Float.NaN;
        network.initialise(RandomStream.of(3, "init"));
        float[] before = network.copyParameters();
        Optimiser adam = Optimiser.Adam.withRate(0.01);
        try (Trainer trainer = network.trainer(loss, Map.of(x, bad), adam, 64, 1, RandomStream.of(4, "noise"))) {
            assertThatThrownBy(() -> trainer.step(new int[] {1, 70, 3}, 0, 3))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessage("the loss of row 70 is NaN; first not finite: node 'x'");
            assertThat(network.copyParameters()).isEqualTo(before);
            float[] huge = before.clone();
            huge[28] = Float.POSITIVE_INFINITY;
            network.setParameters(huge);
            assertThatThrownBy(() -> trainer.step(new int[] {1, 2, 3}, 0, 3)).isInstanceOf(NonFiniteException.class);
            assertThat(network.copyParameters()).isEqualTo(huge);
        }
    }

    @Test
    void nonFiniteGradientLeavesTheParametersAndNamesTheLayer() {
        Graph g = new Graph();
        Node in = g.input("in", 1);
        Node y = g.dense("layer", in, 1, Activation.IDENTITY, Initialiser.ZEROS);
        Node root = g.rootOfSum(g.multiply(y, y), 0);
        Network n = g.compile();
        Matrix ones = new Matrix(1, 1, new float[] {1});
        try (Trainer trainer =
                n.trainer(root, Map.of(in, ones), Optimiser.Adam.withRate(1), 1, 1, RandomStream.of(1, "noise"))) {
            assertThatThrownBy(() -> trainer.step(new int[1], 0, 1))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessage("the gradient of layer 'layer' is not finite");
            assertThat(n.copyParameters()).containsOnly(0f);
        }
    }

    @Test
    void stepsAllocateNothing() {
        try (Trainer trainer = trainer(Optimiser.Adam.withRate(1e-4))) {
            trainer.set(corruption, 0.1);
            assertThat(Allocation.least(() -> trainer.step(rows, 10, 50)))
                    .as("the numbers of the step itself")
                    .isLessThanOrEqualTo(Allocation.TINY);
        }
    }

    @Test
    void parametersAreDescribedWithoutGaps() {
        assertThat(network.parameters())
                .containsExactly(
                        new Network.Parameter("hidden.weights", 0, 4, 6),
                                new Network.Parameter("hidden.bias", 24, 4, 1),
                        new Network.Parameter("out.weights", 28, 6, 4), new Network.Parameter("out.bias", 52, 6, 1));
        assertThat(network.parameterCount()).isEqualTo(58);
        float[] values = new float[58];
        for (int i = 0; i < 58; i++) {
            values[i] = i;
        }
        network.setParameters(values);
        assertThat(network.copyParameters()).isEqualTo(values);
        assertThatThrownBy(() -> network.setParameters(new float[3]))
                .hasMessage("the network has 58 parameters but was given 3");
    }

    @Test
    void initialisersHaveTheirSpread() {
        Graph g = new Graph();
        Node in = g.input("in", 300);
        g.dense("uniform", in, 100, Activation.TANH, Initialiser.GLOROT_UNIFORM);
        g.dense("normal", in, 100, Activation.RELU, Initialiser.HE_NORMAL);
        Network n = g.compile();
        n.initialise(RandomStream.of(5, "init"));
        float[] p = n.copyParameters();
        assertThat(sd(p, 0)).isCloseTo(Math.sqrt(6.0 / 400 / 3), within(0.001));
        assertThat(sd(p, 30_100)).isCloseTo(Math.sqrt(2.0 / 300), within(0.001));
        assertThat(p[30_000]).isZero();
    }

    private static double sd(float[] p, int from) {
        double sum = 0;
        for (int i = from; i < from + 30_000; i++) {
            sum += (double) p[i] * p[i];
        }
        return Math.sqrt(sum / 30_000);
    }

    @Test
    void onlyLayersCanBeAppliedAgain() {
        Graph g = new Graph();
        Node in = g.input("in", 3);
        Node layer = g.dense("layer", in, 2, Activation.TANH, Initialiser.ZEROS);
        assertThatThrownBy(() -> g.again(in, in))
                .hasMessage("in[3] was made by no layer, so it cannot be applied again");
        assertThatThrownBy(() -> g.again(g.sum(layer), in))
                .hasMessage("sum[1] was made by no layer, so it cannot be applied again");
        assertThatThrownBy(() -> g.again(layer, layer))
                .hasMessage("the layer of layer[2] takes [in[3]] but is given [layer[2]]");
        assertThat(g.again(layer, in).units()).isEqualTo(2);
        assertThat(g.compile().parameterCount()).isEqualTo(8);
    }

    @Test
    void wrongUseIsExplained() {
        Optimiser adam = Optimiser.Adam.withRate(0.01);
        RandomStream stream = RandomStream.of(1, "noise");
        assertThatThrownBy(() -> network.trainer(loss, Map.of(), adam, 64, 1, stream))
                .hasMessage("input 'x' is needed but not fed");
        assertThatThrownBy(() -> network.trainer(out, Map.of(x, data), adam, 64, 1, stream))
                .hasMessage("a loss has one unit but out[6] has 6");
        assertThatThrownBy(() -> network.trainer(loss, Map.of(x, data), adam, 0, 1, stream))
                .hasMessage("maxBatch must be at least 1 but was 0");
        assertThatThrownBy(() -> network.trainer(loss, Map.of(x, Matrix.zeros(3, 5)), adam, 64, 1, stream))
                .hasMessage("x[6] is fed a matrix of 5 columns");
        try (Trainer trainer = trainer(adam)) {
            assertThatThrownBy(() -> trainer.step(rows, 0, 65))
                    .hasMessage("rows of a step must be 1 to 64 but were 65");
            assertThatThrownBy(() -> trainer.step(new int[] {200}, 0, 1))
                    .hasMessage("row numbers must be 0 to 199 but one was 200");
        }
    }
}
