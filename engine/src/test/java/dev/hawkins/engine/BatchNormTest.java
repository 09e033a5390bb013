package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batch normalisation: whole batches in training, running statistics elsewhere. */
class BatchNormTest {
    private static final int ROWS = 90;
    private final Graph graph = new Graph();
    private final Node x = graph.input("x", 5);
    private final Node norm = graph.batchNorm("norm", x);
    private final Node out = graph.dense("out", norm, 5, Activation.TANH, Initialiser.GLOROT_UNIFORM);
    private final Node loss = graph.sum(graph.squaredError(out, x));
    private final Network network = graph.compile();
    private final Matrix data = Checksum.data(ROWS, 5);
    private final int[] rows = RandomStream.of(1, "rows").permutation(ROWS);

    BatchNormTest() {
        network.initialise(RandomStream.of(2, "init"));
    }

    private Trainer trainer(Matrix data, double rate) {
        return network.trainer(
                loss, Map.of(x, data), Optimiser.Adam.withRate(rate), ROWS, 1, RandomStream.of(4, "noise"));
    }

    @Test
    void runningStatisticsFollowTheBatches() {
        assertThat(part("norm.mean")).containsOnly(0f);
        assertThat(part("norm.variance")).containsOnly(1f);
        assertThat(part("norm.scale")).containsOnly(1f);
        try (Trainer trainer = trainer(data, 0)) {
            trainer.step(rows, 0, 70);
        }
        for (int u = 0; u < 5; u++) {
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < 70; i++) {
                mean += data.get(rows[i], u) / 70.0;
            }
            for (int i = 0; i < 70; i++) {
                squares += Math.pow(data.get(rows[i], u) - mean, 2);
            }
            assertThat((double) part("norm.mean")[u]).isCloseTo(0.1 * mean, within(1e-7));
            assertThat((double) part("norm.variance")[u]).isCloseTo(0.9 + 0.1 * squares / 69, within(1e-6));
        }
    }

    private float[] part(String name) {
        for (Network.Parameter p : network.parameters()) {
            if (p.name().equals(name)) {
                return Arrays.copyOfRange(network.copyParameters(), p.offset(), p.offset() + p.rows());
            }
        }
        throw new AssertionError(name);
    }

    /** With running statistics equal to those of the batch, evaluation gives what training gave. */
    @Test
    void evaluationUsesTheRunningStatistics() {
        try (Trainer trainer = trainer(data, 0)) {
            double inTraining = trainer.step(rows, 0, ROWS);
            double first = trainer.meanLoss(rows);
            assertThat(first).isNotCloseTo(inTraining, within(1e-3));
            for (int i = 0; i < 200; i++) {
                trainer.step(rows, 0, ROWS);
            }
            assertThat(trainer.meanLoss(rows)).isCloseTo(inTraining, within(0.02));
            assertThat(trainer.meanLoss(rows)).isEqualTo(trainer.meanLoss(rows));
        }
    }

    @Test
    void aScoreDependsOnItsRowAlone() {
        try (Trainer trainer = trainer(data, 0.01)) {
            for (int i = 0; i < 20; i++) {
                trainer.step(rows, i, 60);
            }
        }
        float[] together = values(network, ROWS);
        for (int batch : new int[] {1, 3, 7, 33}) {
            assertThat(values(network, batch)).as("batches of %d", batch).isEqualTo(together);
        }
        Network copy = graph.compile();
        copy.setParameters(network.copyParameters());
        assertThat(values(copy, ROWS)).isEqualTo(together);
    }

    private float[] values(Network network, int batch) {
        return values(network.inference(List.of(x), List.of(out), batch), out, batch);
    }

    private float[] values(Inference inference, Node node, int batch) {
        float[] values = new float[ROWS * 5];
        for (int from = 0; from < ROWS; from += batch) {
            int count = Math.min(batch, ROWS - from);
            inference.feed(x, data.values(), from * 5, count);
            inference.run(count);
            inference.fetch(node, values, from * 5);
        }
        return values;
    }

    /** By hand: differences from the mean of the rows of a run, divided by their standard deviation. */
    @Test
    void rowsOfARunCanStandForTheBatch() {
        for (int batch : new int[] {2, 7, 32, 40, ROWS}) {
            float[] actual = values(network.inferenceTogether(List.of(x), List.of(norm), batch), norm, batch);
            double[] expected = new double[actual.length];
            for (int from = 0; from < ROWS; from += batch) {
                standardise(from, Math.min(ROWS, from + batch), expected);
            }
            for (int i = 0; i < actual.length; i++) {
                assertThat((double) actual[i])
                        .as("number %d in batches of %d", i, batch)
                        .isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    /** A row by itself is as the running statistics have it, which are still 0 and 1. */
    private void standardise(int from, int to, double[] into) {
        int n = to - from;
        for (int u = 0; u < 5; u++) {
            double mean = 0;
            for (int r = from; r < to; r++) {
                mean += data.get(r, u) / (double) n;
            }
            double variance = 0;
            for (int r = from; r < to; r++) {
                variance += Math.pow(data.get(r, u) - mean, 2) / n;
            }
            for (int r = from; r < to; r++) {
                into[r * 5 + u] = n == 1 ? data.get(r, u) : (data.get(r, u) - mean) / Math.sqrt(variance + 1e-5);
            }
        }
    }

    /** What an inference gives is what the step of training had, but for its dropout. */
    @Test
    void aRunOfRowsTogetherGivesTheLossOfTraining() {
        Inference inference = network.inferenceTogether(List.of(x), List.of(loss), ROWS);
        inference.feed(x, data.values(), 0, ROWS);
        inference.run(ROWS);
        double[] losses = new double[ROWS];
        inference.addSums(loss, losses, 0);
        try (Trainer trainer = trainer(data, 0)) {
            int[] inOrder = IntStream.range(0, ROWS).toArray();
            assertThat(trainer.step(inOrder, 0, ROWS))
                    .isEqualTo(Arrays.stream(losses).sum() / ROWS);
        }
    }

    @Test
    void aRunTogetherHasNoDropout() {
        Graph hidden = new Graph();
        Node in = hidden.input("in", 5);
        Node with = hidden.batchNorm("with", in);
        Node plain = hidden.activate(with, Activation.RELU);
        Node dropped = hidden.dropout("drop", hidden.activate(hidden.again(with, in), Activation.RELU), 0.5);
        Network network = hidden.compile();
        network.initialise(RandomStream.of(2, "init"));
        Inference inference = network.inferenceTogether(List.of(in), List.of(plain, dropped), ROWS);
        inference.feed(in, data.values(), 0, ROWS);
        inference.run(ROWS);
        float[] expected = new float[ROWS * 5];
        float[] actual = new float[ROWS * 5];
        inference.fetch(plain, expected, 0);
        inference.fetch(dropped, actual, 0);
        assertThat(actual).isEqualTo(expected);
        assertThat(actual).isNotEqualTo(new float[ROWS * 5]);
    }

    @Test
    void runsTogetherReadTheParametersAsTheyAre() {
        Inference inference = network.inferenceTogether(List.of(x), List.of(out), ROWS);
        float[] before = values(inference, out, ROWS);
        try (Trainer trainer = trainer(data, 0.01)) {
            trainer.step(rows, 0, ROWS);
        }
        assertThat(values(inference, out, ROWS))
                .isNotEqualTo(before)
                .isEqualTo(values(network.inferenceTogether(List.of(x), List.of(out), ROWS), out, ROWS));
    }

    @Test
    void aBadRowLeavesEverythingAndIsNamed() {
        Matrix bad = new Matrix(ROWS, 5, data.values().clone());
        bad.values()[rows[66] * 5 + 1] = Float.NaN;
        float[] before = network.copyParameters();
        try (Trainer trainer = trainer(bad, 0.01)) {
            assertThatThrownBy(() -> trainer.step(rows, 0, 80))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessage("the loss of row %d is NaN; first not finite: node 'x'".formatted(rows[0]));
            assertThat(network.copyParameters()).isEqualTo(before);
        }
    }

    /** A variance that no float holds would otherwise pass as a batch of equal numbers. */
    @Test
    void aVarianceBeyondFloatsIsRefused() {
        Matrix huge = new Matrix(ROWS, 5, data.values().clone());
        huge.values()[0] = 1e25f;
        float[] before = network.copyParameters();
        try (Trainer trainer = trainer(huge, 0.01)) {
            assertThatThrownBy(() -> trainer.step(RandomStream.of(1, "rows").permutation(ROWS), 0, ROWS))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessageEndingWith("is NaN; first not finite: node 'norm'");
            assertThat(network.copyParameters()).isEqualTo(before);
        }
    }

    @Test
    void aBatchOfOneRowIsItsOwnMean() {
        try (Trainer trainer = trainer(data, 0)) {
            trainer.step(rows, 3, 1);
        }
        assertThat(part("norm.variance")).containsOnly(0.9f);
        assertThat((double) part("norm.mean")[2]).isCloseTo(0.1 * data.get(rows[3], 2), within(1e-8));
    }

    @Test
    void stepsAllocateNothing() {
        try (Trainer trainer = trainer(data, 1e-4)) {
            assertThat(Allocation.least(() -> trainer.step(rows, 0, 70))).isLessThanOrEqualTo(Allocation.TINY);
        }
    }

    @Test
    void theMeanOfABatchHasNoMeaningForARowAlone() {
        Graph g = new Graph();
        Node in = g.input("in", 2);
        Node mean = g.batchMean(in);
        assertThatThrownBy(() -> g.compile().inference(List.of(in), List.of(mean), 4))
                .hasMessage("batchMean[2] is a number of the whole batch, which a row alone does not have");
    }
}
