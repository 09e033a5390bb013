package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps and scores allocate nothing, and a refused step changes nothing, whatever the operations and the optimiser. */
class OperationAllocationTest {
    private static final int ROWS = 100;
    private static final int UNITS = 40;

    private final Graph graph = new Graph();
    private final Node x = graph.input("x", UNITS);
    private final Node out = net();
    private final Node loss = loss();
    private final Network network = graph.compile();
    private final Matrix data = Checksum.data(ROWS, UNITS);
    private final int[] rows = RandomStream.of(1, "rows").permutation(ROWS);

    /** One of each. */
    private Node net() {
        Node h = graph.dense("a", graph.gaussianNoise("noise", x, 0.1), 33, Activation.TANH, Initialiser.HE_NORMAL);
        Node y = graph.dropout("drop", graph.layerNorm("layer", graph.batchNorm("batch", h)), 0.2);
        Node z = graph.batchNorm("second", graph.dense("b", y, 12, Activation.RELU, Initialiser.HE_NORMAL));
        return graph.dense("c", z, UNITS, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
    }

    private Node loss() {
        Node numbers = graph.sum(graph.squaredError(graph.slice(out, 0, 30), graph.slice(x, 0, 30)));
        Node sample = graph.gumbelSoftmax(
                graph.slice(out, 30, 10), graph.gumbelNoise("gumbel", 10), graph.coefficient("t", 1), true, 4, 6);
        Node parts = graph.add(graph.sum(graph.multiply(sample, sample)), graph.logSumExp(out));
        Node normal = graph.affine(graph.scale(numbers, 0), 1, 1);
        Node distance = graph.rootOfSum(graph.squaredError(out, x), 1e-12);
        Node spread = graph.batchMean(graph.mean(graph.ceiling(graph.exp(graph.scale(out, 0.1)), 3)));
        Node labels = Losses.binaryFromDistance(graph, distance, normal);
        return graph.add(graph.add(numbers, parts), graph.add(labels, graph.subtract(spread, graph.log(spread))));
    }

    static Stream<Optimiser> optimisers() {
        return Stream.of(
                Optimiser.Sgd.withRate(1e-5).l1(1e-3),
                Optimiser.Momentum.withRate(1e-6).clipped(5).l2(0.1),
                Optimiser.Momentum.nesterov(1e-6),
                Optimiser.Adam.withRate(1e-5).decoupledDecay(0.1).clipped(5),
                Optimiser.Adamax.withRate(1e-5),
                Optimiser.RmsProp.withRate(1e-6),
                Optimiser.Adadelta.withRate(1e-4));
    }

    private Trainer trainer(Matrix data, Optimiser optimiser) {
        network.initialise(RandomStream.of(2, "init"));
        return network.trainer(loss, Map.of(x, data), optimiser, ROWS, 1, RandomStream.of(3, "noise"));
    }

    /** The smallest rule, one with two passes, the usual and the largest one. */
    static Stream<Optimiser> someOptimisers() {
        return Stream.of(0, 1, 3, 6).map(optimisers().toList()::get);
    }

    @ParameterizedTest
    @MethodSource("someOptimisers")
    void stepsAllocateNothing(Optimiser optimiser) {
        try (Trainer trainer = trainer(data, optimiser)) {
            assertThat(Allocation.least(() -> trainer.step(rows, 0, 90))).isLessThanOrEqualTo(Allocation.TINY);
        }
    }

    @Test
    void scoresAllocateNothing() {
        network.initialise(RandomStream.of(2, "init"));
        Inference inference = network.inference(List.of(x), List.of(out), ROWS);
        float[] values = new float[ROWS * UNITS];
        long least = Allocation.least(() -> {
            inference.feed(x, data.values(), 0, ROWS);
            inference.run(ROWS);
            inference.run(1);
            inference.fetch(out, values, 0);
        });
        assertThat(least).isLessThanOrEqualTo(Allocation.TINY);
    }

    /** Not a bit, running statistics included. */
    @ParameterizedTest
    @MethodSource("optimisers")
    void aRefusedStepChangesNothing(Optimiser optimiser) {
        Matrix bad = new Matrix(ROWS, UNITS, data.values().clone());
        bad.values()[rows[95] * UNITS + 3] = Float.POSITIVE_INFINITY;
        try (Trainer trainer = trainer(bad, optimiser)) {
            float[] start = network.copyParameters();
            trainer.step(rows, 0, 90);
            float[] before = network.copyParameters();
            assertThat(before).isNotEqualTo(start);
            assertThatThrownBy(() -> trainer.step(rows, 10, 90))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessageEndingWith("first not finite: node 'x'");
            assertThat(network.copyParameters()).isEqualTo(before);
            assertThat(trainer.step(rows, 0, 90)).isFinite();
        }
    }
}
