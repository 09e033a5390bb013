package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions, pools and recurrent networks in training and scoring; what wrong use is told. */
class SeriesTest {
    private static final int ROWS = 67;

    static Stream<SeriesNets> nets() {
        return Stream.of(
                SeriesNets.series(),
                SeriesNets.image(),
                SeriesNets.recurrent(Recurrence.Kind.LSTM, 18),
                SeriesNets.recurrent(Recurrence.Kind.GRU, 7));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void rowsInBatchesOfAnySizeGetTheSameBits(SeriesNets nets) {
        Network network = initialised(nets);
        Matrix data = Checksum.data(ROWS, nets.x().units());
        float[] together = values(network, nets, data, ROWS);
        for (int batch : new int[] {1, 3, 4, 31, 32, 33}) {
            assertThat(values(network, nets, data, batch))
                    .as("batches of %d", batch)
                    .isEqualTo(together);
        }
    }

    private static float[] values(Network network, SeriesNets nets, Matrix data, int batch) {
        Inference inference = network.inference(List.of(nets.x()), List.of(nets.read()), batch);
        float[] values = new float[ROWS * nets.read().units()];
        for (int from = 0; from < ROWS; from += batch) {
            int count = Math.min(batch, ROWS - from);
            inference.feed(nets.x(), data.values(), from * nets.x().units(), count);
            inference.run(count);
            inference.fetch(nets.read(), values, from * nets.read().units());
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("nets")
    void trainsAndAllocatesNothing(SeriesNets nets) {
        Network network = initialised(nets);
        Matrix data = Checksum.data(ROWS, nets.x().units());
        int[] rows = RandomStream.of(1, "rows").permutation(ROWS);
        Optimiser adam = Optimiser.Adam.withRate(0.003);
        RandomStream noise = RandomStream.of(1, "noise");
        try (Trainer trainer = network.trainer(nets.loss(), Map.of(nets.x(), data), adam, 40, 1, noise)) {
            double before = trainer.meanLoss(rows);
            assertThat(Allocation.least(() -> trainer.step(rows, 3, 40))).isLessThanOrEqualTo(Allocation.TINY);
            assertThat(trainer.meanLoss(rows)).isLessThan(before);
        }
        Inference inference = network.inference(List.of(nets.x()), List.of(nets.read()), 33);
        assertThat(Allocation.least(() -> {
                    inference.feed(nets.x(), data.values(), 0, 33);
                    inference.run(33);
                }))
                .isLessThanOrEqualTo(Allocation.TINY);
    }

    private static Network initialised(SeriesNets nets) {
        Network network = nets.graph().compile();
        network.initialise(RandomStream.of(5, "init"));
        return network;
    }

    /** The first layer learns through all others, which keep their numbers. */
    @ParameterizedTest
    @MethodSource("nets")
    void gradientsFlowThroughLayersThatAreNotTrained(SeriesNets nets) {
        Network network = initialised(nets);
        String first = network.parameters().get(0).name().replace(".weights", "");
        Matrix data = Checksum.data(ROWS, nets.x().units());
        int[] rows = RandomStream.of(1, "rows").permutation(ROWS);
        float[] before = network.copyParameters();
        Optimiser adam = Optimiser.Adam.withRate(0.003);
        RandomStream noise = RandomStream.of(1, "noise");
        try (Trainer trainer =
                network.trainer(nets.loss(), Map.of(nets.x(), data), adam, 40, 1, noise, first::equals)) {
            double loss = trainer.meanLoss(rows);
            for (int i = 0; i < 10; i++) {
                trainer.step(rows, i, 40);
            }
            assertThat(trainer.meanLoss(rows)).isLessThan(loss);
        }
        float[] after = network.copyParameters();
        for (Network.Parameter p : network.parameters()) {
            float[] then = Arrays.copyOfRange(before, p.offset(), p.offset() + p.rows() * p.columns());
            float[] now = Arrays.copyOfRange(after, p.offset(), p.offset() + p.rows() * p.columns());
            assertThat(Arrays.equals(now, then))
                    .as(p.name())
                    .isEqualTo(!p.name().startsWith(first + "."));
        }
    }

    @Test
    void parametersOfRecurrentNetworks() {
        Graph g = new Graph();
        Node x = g.input("x", 18);
        Recurrent encoder = g.recurrent("encoder", x, Recurrence.lstm(18, 10).bothWays());
        Recurrent decoder = g.recurrent("decoder", x, Recurrence.lstm(18, 20), encoder.last(), encoder.cell());
        g.denseOverTime("out", decoder.sequence(), 18, 1, Activation.SIGMOID, Initialiser.ZEROS);
        Network network = g.compile();
        assertThat(network.parameterCount()).as("960 + 1760 + 21, as published").isEqualTo(2741);
        assertThat(network.parameters().subList(0, 3))
                .containsExactly(
                        new Network.Parameter("encoder.forwards.input.weights", 0, 40, 1),
                        new Network.Parameter("encoder.forwards.input.bias", 40, 40, 1),
                        new Network.Parameter("encoder.forwards.recurrent.weights", 80, 40, 10));
        network.initialise(RandomStream.of(1, "init"));
        float[] start = network.copyParameters();
        for (int unit = 0; unit < 40; unit++) {
            assertThat(start[40 + unit]).as("bias %d", unit).isEqualTo(unit >= 10 && unit < 20 ? 1f : 0f);
        }
    }

    @Test
    void stepByStepIsTheSameNetwork() {
        Graph g = new Graph();
        Node x = g.input("x", 6);
        Recurrent all = g.recurrent("r", x, Recurrence.gru(3, 4));
        Recurrent step = g.again(all, g.slice(x, 0, 2));
        for (int i = 1; i < 3; i++) {
            step = g.again(all, g.slice(x, 2 * i, 2), step.last());
        }
        Node difference = g.squaredError(step.last(), all.last());
        Network network = g.compile();
        network.initialise(RandomStream.of(2, "init"));
        Inference inference = network.inference(List.of(x), List.of(difference, all.last()), 5);
        inference.feed(x, Checksum.data(5, 6).values(), 0, 5);
        inference.run(5);
        double[] sums = new double[5];
        inference.addSums(difference, sums, 0);
        assertThat(sums).containsOnly(0);
        inference.addSums(all.last(), sums, 0);
        assertThat(sums).doesNotContain(0);
    }

    @Test
    void sizesOfWindows() {
        Span span = Span.of(3).dilation(2).stride(2);
        assertThat(span.reach()).isEqualTo(5);
        assertThat(span.over(9)).isEqualTo(3);
        assertThat(span.same().over(9)).isEqualTo(5);
        assertThat(span.same()).isEqualTo(new Span(3, 2, 2, 2, 2));
        assertThat(Span.of(4).same()).isEqualTo(new Span(4, 1, 1, 1, 2));
        assertThat(span.causal()).isEqualTo(new Span(3, 2, 2, 4, 0));
        assertThat(span.spread(3, 1)).isEqualTo(10);
        assertThat(Window.square(span).over(new Shape(9, 12, 2), 7)).isEqualTo(new Shape(3, 4, 7));
        assertThat(Window.line(span).spread(Shape.series(3, 2), 5)).isEqualTo(Shape.series(9, 5));
    }

    @Test
    void wrongWindowsAreExplained() {
        assertThatThrownBy(() -> Span.of(0)).hasMessage("kernel must be at least 1 but was 0");
        assertThatThrownBy(() -> Span.of(2).padding(-1)).hasMessage("padding must be at least 0 but was -1");
        assertThatThrownBy(() -> Span.of(5).padding(1).over(2))
                .hasMessage("a window that reaches over 5 places does not fit into 2 with 2 of padding");
        assertThatThrownBy(() -> Span.of(3).stride(2).spread(4, 2))
                .hasMessage("a transposed convolution of stride 2 over 4 places with 0 of padding and 2 extra makes 11"
                        + " places; extra must be 0 to stride - 1 and places at least 1");
        assertThatThrownBy(() -> Shape.series(3, 0))
                .hasMessage("height, width and channels of a shape must be at least 1 but were 1, 3, 0");
    }

    @Test
    void wrongUseIsExplained() {
        Graph g = new Graph();
        Node x = g.input("x", 6);
        Shape shape = Shape.series(3, 2);
        Window window = Window.line(Span.of(2));
        Initialiser zeros = Initialiser.ZEROS;
        assertThatThrownBy(() -> g.convolution("c", x, Shape.series(4, 2), window, 2, Activation.IDENTITY, zeros))
                .hasMessage("x[6] does not have the units of a shape 1 x 4 x 2");
        assertThatThrownBy(() ->
                        g.transposedConvolution("t", x, shape, window, Shape.series(5, 1), Activation.IDENTITY, zeros))
                .hasMessage(
                        "transposed convolution 't' cannot make 1 x 5 x 1 of 1 x 3 x 2: its window makes 1 x 4 x 2 of that");
        assertThatThrownBy(() -> g.maximumPool(x, shape, Window.line(Span.of(1).padding(1))))
                .hasMessage("a pool over 1 x 3 x 2 has windows that see nothing but padding");
        assertThatThrownBy(() -> g.arrange(x, 0, 6)).hasMessage("x[6] has no unit 6");
        assertThatThrownBy(() -> g.recurrent("r", x, Recurrence.gru(4, 2)))
                .hasMessage("recurrent network 'r' cannot part x[6] into 4 steps");
        assertThatThrownBy(() -> g.recurrent("r", x, Recurrence.lstm(3, 2), g.slice(x, 0, 2)))
                .hasMessage(
                        "the state of recurrent network 'r' must be nothing or 2 nodes of 2 units but was [slice[2]]");
        assertThatThrownBy(() -> Recurrence.lstm(0, 2))
                .hasMessage("steps and units of a recurrent network must be at least 1 but were 0 and 2");
        Recurrent r = g.recurrent("r", x, Recurrence.lstm(3, 2));
        assertThatThrownBy(() -> g.again(r, g.slice(x, 0, 3)))
                .hasMessage("recurrent network 'r' takes 2 numbers per step but is given slice[3]");
        Recurrent both = g.recurrent("b", x, Recurrence.lstm(3, 2).bothWays());
        assertThatThrownBy(() -> g.again(both, x))
                .hasMessage(
                        "arrange[12] was made by no recurrent network of one direction, so it cannot be applied again");
    }
}
