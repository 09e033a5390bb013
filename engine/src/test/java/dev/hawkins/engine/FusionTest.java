package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Normalisation, activation and dropout become one operation exactly where nothing reads between them. */
class FusionTest {
    private final Graph graph = new Graph();
    private final Node x = graph.input("x", 9);
    private final Node norm =
            graph.batchNorm("norm", graph.dense("h", x, 9, Activation.IDENTITY, Initialiser.HE_NORMAL));
    private final Node active = graph.activate(norm, Activation.LEAKY_RELU);
    private final Node out = graph.dropout("drop", active, 0.3);

    private List<Op> plan(Node... fetched) {
        return Plan.of(graph, List.of(x), List.of(fetched), Map.of()).ops();
    }

    @Test
    void allThreeAreOne() {
        assertThat(plan(out)).hasSize(2).element(1).satisfies(op -> {
            assertThat(op).isInstanceOf(BatchNormOp.class);
            assertThat(op.out).isSameAs(out);
            assertThat(op.named()).isSameAs(norm);
        });
    }

    @Test
    void whatIsFetchedStays() {
        assertThat(plan(out, active))
                .extracting(op -> op.out)
                .endsWith(active, out)
                .hasSize(3);
        assertThat(plan(out, norm)).extracting(op -> op.out).endsWith(norm, active, out);
    }

    @Test
    void whatIsReadTwiceStays() {
        assertThat(plan(graph.multiply(norm, out))).hasSize(5);
        assertThat(plan(graph.multiply(active, out))).hasSize(4);
    }

    @Test
    void otherActivationsStay() {
        Node tanh = graph.activate(graph.batchNorm("second", x), Activation.TANH);
        assertThat(plan(tanh)).hasSize(2);
    }

    /** Evaluated as one operation or as three, a row has the same bits. */
    @Test
    void oneIsAsGoodAsThree() {
        Node loss = graph.sum(graph.squaredError(out, x));
        Network network = graph.compile();
        network.initialise(RandomStream.of(1, "init"));
        Matrix data = Checksum.data(70, 9);
        int[] rows = RandomStream.of(1, "rows").permutation(70);
        try (Trainer trainer = network.trainer(
                loss, Map.of(x, data), Optimiser.Adam.withRate(0.01), 70, 1, RandomStream.of(4, "noise"))) {
            trainer.step(rows, 0, 70);
        }
        float[] one = values(network, data, List.of(out));
        assertThat(values(network, data, List.of(out, norm, active))).isEqualTo(one);
    }

    private float[] values(Network network, Matrix data, List<Node> fetched) {
        Inference inference = network.inference(List.of(x), fetched, 70);
        inference.feed(x, data.values(), 0, 70);
        inference.run(70);
        float[] values = new float[70 * 9];
        inference.fetch(out, values, 0);
        return values;
    }
}
