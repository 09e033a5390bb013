package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is random in training only: dropout and noise layers. Seed 4. */
class DropoutTest {
    private static final int ROWS = 320;
    private static final int UNITS = 100;
    private final Graph graph = new Graph();
    private final Node x = graph.input("x", UNITS);
    /** Adds nothing, but is trained. */
    private final Node idle = graph.dense("idle", x, UNITS, Activation.IDENTITY, Initialiser.ZEROS);

    private final Node data = graph.add(x, idle);
    private final int[] rows = new int[ROWS];

    private Trainer trainer(Node loss) {
        float[] ones = new float[UNITS];
        Arrays.fill(ones, 1);
        return graph.compile()
                .trainer(
                        loss,
                        Map.of(x, new Matrix(1, UNITS, ones)),
                        Optimiser.Sgd.withRate(0),
                        ROWS,
                        1,
                        RandomStream.of(4, "noise"));
    }

    @Test
    void dropoutHidesItsShareAndKeepsTheMean() {
        Node dropped = graph.dropout("drop", data, 0.3);
        Node mean = graph.mean(dropped);
        double error = 4 * Math.sqrt(0.21 / (ROWS * UNITS)) / 0.7;
        try (Trainer t = trainer(mean)) {
            double first = t.step(rows, 0, ROWS);
            assertThat(first).isCloseTo(1, within(error));
            assertThat(t.step(rows, 0, ROWS)).as("drawn afresh").isNotEqualTo(first);
            assertThat(t.meanLoss(rows)).as("off in validation").isCloseTo(1, within(1e-6));
        }
    }

    /** The mean of squares is 1 / (1 - share), of which a share of zeros is the only cause. */
    @Test
    void whatIsKeptIsScaled() {
        Node dropped = graph.dropout("drop", data, 0.3);
        Node squares = graph.mean(graph.multiply(dropped, dropped));
        double error = 4 * Math.sqrt(0.21 / (ROWS * UNITS)) / 0.49;
        try (Trainer t = trainer(squares)) {
            assertThat(t.step(rows, 0, ROWS)).isCloseTo(1 / 0.7, within(error));
            assertThat(t.meanLoss(rows)).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void noiseHasItsSpread() {
        Node noisy = graph.gaussianNoise("noise", data, 0.5);
        try (Trainer t = trainer(graph.mean(graph.squaredError(noisy, x)))) {
            double error = 4 * Math.sqrt(2.0 / (ROWS * UNITS)) * 0.25;
            assertThat(t.step(rows, 0, ROWS)).isCloseTo(0.25, within(error));
            assertThat(t.meanLoss(rows)).isZero();
        }
    }

    /** An inference needs neither mask nor noise, and gives the input. */
    @Test
    void scoringKnowsNothingOfThem() {
        Node y = graph.gaussianNoise("noise", graph.dropout("drop", x, 0.5), 3);
        Inference inference = graph.compile().inference(List.of(x), List.of(y), 40);
        float[] values = Checksum.data(40, UNITS).values();
        inference.feed(x, values, 0, 40);
        inference.run(40);
        float[] same = new float[values.length];
        inference.fetch(y, same, 0);
        assertThat(same).isEqualTo(values);
        inference.run(2);
        inference.fetch(y, same, 0);
        assertThat(same).isEqualTo(values);
    }

    @Test
    void allMustNotBeDropped() {
        assertThatThrownBy(() -> graph.dropout("drop", x, 1))
                .hasMessage("share of dropout 'drop' must be at least 0 and below 1 but was 1.0");
    }
}
