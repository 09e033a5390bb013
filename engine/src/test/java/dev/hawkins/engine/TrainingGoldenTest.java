package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three steps of every optimiser and normalisation against stored results of plain Python, in double and in float. */
class TrainingGoldenTest {
    private static final float[] START = {0.3125f, -0.1875f, 0.125f, -0.4375f, 0.5f, 0.25f, 0.0625f, -0.125f};
    private static final Matrix X =
            Matrix.of(new float[][] {{0.5f, -1, 2}, {1.5f, 0.25f, -0.75f}, {-0.5f, 1, 0.125f}, {2, -0.5f, -1}});
    private static final Matrix T = Matrix.of(new float[][] {{1, 0}, {-0.5f, 2}, {0.25f, 0.75f}, {-1, 0.5f}});
    private static final float[] NORMALISED = {
        0.3125f, -0.1875f, 0.125f, -0.4375f, 0.5f, 0.25f, 0.625f, 0.125f, -0.3125f, 0.1875f, -0.6875f, 0.4375f, 0.0625f,
        -0.125f, 0.1875f, 0, 1, 0.8125f, 1.1875f, 0.875f, 0.125f, 0, -0.1875f, 0.3125f
    };
    private static final Matrix X5 = Matrix.of(new float[][] {
        {0.5f, -1, 2}, {1.5f, 0.25f, -0.75f}, {-0.5f, 1, 0.125f}, {2, -0.5f, -1}, {0.75f, 0.5f, 0.25f}
    });
    private static final Matrix T5 = Matrix.of(new float[][] {
        {1, 0, 0.5f, -1}, {-0.5f, 2, 0.25f, 0}, {0.25f, 0.75f, -1.5f, 1}, {-1, 0.5f, 1, 0.5f}, {0, -1, 0.5f, 0.25f}
    });
    /** All numbers of the start are floats, so doubles agree to the last digits. */
    private static final double DOUBLES = 1e-12;

    static Stream<Arguments> optimisers() {
        return Stream.of(
                Arguments.of("sgd", Optimiser.Sgd.withRate(0.1)),
                Arguments.of("sgd-l2", Optimiser.Sgd.withRate(0.1).l2(0.05)),
                Arguments.of("sgd-l1", Optimiser.Sgd.withRate(0.1).l1(0.8)),
                Arguments.of("sgd-clip", Optimiser.Sgd.withRate(0.1).clipped(0.5)),
                Arguments.of("momentum", Optimiser.Momentum.withRate(0.05)),
                Arguments.of(
                        "momentum-all",
                        Optimiser.Momentum.withRate(0.05)
                                .clipped(1)
                                .l2(0.05)
                                .decoupledDecay(0.1)
                                .l1(0.2)),
                Arguments.of("nesterov", Optimiser.Momentum.nesterov(0.05)),
                Arguments.of("adam", Optimiser.Adam.withRate(0.1)),
                Arguments.of("adam-clip", Optimiser.Adam.withRate(0.1).clipped(0.5)),
                Arguments.of("adam-l2", Optimiser.Adam.withRate(0.1).l2(0.05)),
                Arguments.of("adam-decoupled", Optimiser.Adam.withRate(0.1).decoupledDecay(0.05)),
                Arguments.of("adam-l1", Optimiser.Adam.withRate(0.1).l1(1)),
                Arguments.of("adamax", Optimiser.Adamax.withRate(0.1)),
                Arguments.of("rmsprop", Optimiser.RmsProp.withRate(0.01)),
                Arguments.of("adadelta", Optimiser.Adadelta.withRate(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimisers")
    void optimiser(String name, Optimiser optimiser) {
        Graph g = new Graph();
        Node x = g.input("x", 3);
        Node t = g.input("t", 2);
        Node y = g.dense("layer", x, 2, Activation.IDENTITY, Initialiser.ZEROS);
        compare("optimisers.txt", name, optimiser, g, g.sum(g.squaredError(y, t)), START, Map.of(x, X, t, T));
    }

    /** All variants of the file are tested. */
    @Test
    void everyVariantIsRun() {
        assertThat(Golden.read("optimisers.txt").keySet().stream().map(line -> line.split(" ")[0]))
                .containsOnlyElementsOf(
                        optimisers().map(a -> (String) a.get()[0]).toList());
    }

    @Test
    void batchNorm() {
        Graph g = new Graph();
        Node x = g.input("x", 3);
        Node t = g.input("t", 4);
        Node y = g.batchNorm("norm", g.dense("layer", x, 4, Activation.IDENTITY, Initialiser.ZEROS));
        float[] start = Arrays.copyOf(NORMALISED, 32);
        Arrays.fill(start, 28, 32, 1);
        Node loss = g.sum(g.squaredError(y, t));
        Network trained = compare(
                "normalisations.txt", "batch", Optimiser.Sgd.withRate(0.1), g, loss, start, Map.of(x, X5, t, T5));
        Inference inference = trained.inference(List.of(x), List.of(y), 1);
        inference.feed(x, X5.values(), 0, 1);
        inference.run(1);
        float[] scores = new float[4];
        inference.fetch(y, scores, 0);
        double[] expected = Golden.read("normalisations.txt").get("batch-scores 3");
        for (int u = 0; u < 4; u++) {
            assertThat((double) scores[u]).isCloseTo(expected[u], within(3e-6));
        }
    }

    @Test
    void layerNorm() {
        Graph g = new Graph();
        Node x = g.input("x", 3);
        Node t = g.input("t", 4);
        Node y = g.layerNorm("norm", g.dense("layer", x, 4, Activation.IDENTITY, Initialiser.ZEROS));
        Node loss = g.sum(g.squaredError(y, t));
        compare("normalisations.txt", "layer", Optimiser.Sgd.withRate(0.1), g, loss, NORMALISED, Map.of(x, X5, t, T5));
    }

    /** Three steps in double and in float; returns the network after the latter. */
    private static Network compare(
            String file, String name, Optimiser optimiser, Graph g, Node loss, float[] start, Map<Node, Matrix> feeds) {
        Network network = g.compile();
        network.setParameters(start);
        int[] rows = feeds.values().iterator().next().rows() == 4 ? new int[] {0, 1, 2, 3} : new int[] {0, 1, 2, 3, 4};
        DoubleSteps doubles = new DoubleSteps(network, loss, feeds, optimiser, rows.length);
        try (Trainer trainer = network.trainer(loss, feeds, optimiser, rows.length, 1, RandomStream.of(1, "noise"))) {
            for (int step = 1; step <= 3; step++) {
                double[] expected = Golden.read(file).get(name + " " + step);
                doubles.step(rows);
                trainer.step(rows, 0, rows.length);
                float[] floats = network.copyParameters();
                for (int i = 0; i < expected.length; i++) {
                    String at = "%s, step %d, parameter %d".formatted(name, step, i);
                    assertThat(doubles.parameters()[i]).as(at).isCloseTo(expected[i], within(DOUBLES));
                    assertThat((double) floats[i]).as(at).isCloseTo(expected[i], within(3e-6));
                }
                assertThat(floats).hasSize(expected.length);
            }
        }
        return network;
    }
}
