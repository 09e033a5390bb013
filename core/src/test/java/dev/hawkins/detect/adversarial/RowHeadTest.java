package dev.hawkins.detect.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Tables;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.prepare.InputLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On three reals, a unit input, a binary one and a block of three: {@link Tables#MIXED}. */
class RowHeadTest {
    private static final float[] NUMBERS = {1, -2, 3, 0, 0, 2, 1, 1, 1};

    private final Graph graph = new Graph();
    private final RowHead head = new RowHead(graph, Tables.MIXED, true);

    private float[] values(Node fetched, List<Node> fed, List<float[]> values) {
        Network network = graph.compile();
        Inference inference = network.inference(fed, List.of(fetched), 1);
        for (int i = 0; i < fed.size(); i++) {
            inference.feed(fed.get(i), values.get(i), 0, 1);
        }
        inference.run(1);
        float[] row = new float[fetched.units()];
        inference.fetch(fetched, row, 0);
        return row;
    }

    @Test
    void aBinaryInputTakesTwoNumbers() {
        assertThat(head.numbers()).isEqualTo(9);
        assertThat(new RowHead(graph, Tables.MIXED, false).numbers()).isEqualTo(8);
    }

    @Test
    void expectedValuesAreNumbersAndProbabilities() {
        Node numbers = graph.input("numbers", 9);
        float[] row = values(head.expected(numbers), List.of(numbers), List.of(NUMBERS));
        float third = 1 / 3f;
        float[] wanted = {1, -2, 3, 0.5f, 0.8808f, third, third, third};
        assertThat(row).containsExactly(wanted, within(1e-4f));
    }

    @Test
    void rawValuesAreTheNumbersOfTheInputs() {
        Node numbers = graph.input("numbers", 9);
        float[] row = values(head.raw(numbers), List.of(numbers), List.of(new float[] {1, -2, 3, 4, 5, 6, 7, 8, 9}));
        assertThat(row).containsExactly(1, -2, 3, 4, 6, 7, 8, 9);
    }

    @Test
    void drawnCategoriesAreOneOfTheirValues() {
        Node numbers = graph.input("numbers", 9);
        Node noise = graph.gumbelNoise("gumbel", 9);
        Coefficient temperature = graph.coefficient("temperature", 1);
        float[] gumbel = {0, 0, 0, 0, 5, 0, 0, 0, 2};
        float[] row =
                values(head.drawn(numbers, noise, temperature), List.of(numbers, noise), List.of(NUMBERS, gumbel));
        assertThat(row).containsExactly(1, -2, 3, 0.5f, 0, 0, 0, 1);
    }

    @Test
    void theErrorIsTheMeanOverNumbersPlusHalfTheMeanOverCategories() {
        Node made = graph.input("made", 8);
        Node row = graph.input("row", 8);
        float[] a = {1, 2, 3, 4, 1, 1, 0, 0};
        float[] b = {1, 2, 1, 1, 0, 0, 1, 0};
        float[] error = values(head.error(made, row), List.of(made, row), List.of(a, b));
        assertThat(error[0]).isCloseTo((4 + 9) / 4f + 0.5f * (1 + 2 / 3f) / 2, within(1e-6f));
    }

    @Test
    void aTableOfCategoriesAloneHasAnErrorToo() {
        InputLayout flags = new InputLayout(List.of(new InputLayout.Block("f", InputLayout.BlockKind.ONE_HOT, 0, 2)));
        Node made = graph.input("made", 2);
        Node row = graph.input("row", 2);
        Node error = new RowHead(graph, flags, true).error(made, row);
        assertThat(values(error, List.of(made, row), List.of(new float[] {1, 0}, new float[] {0, 1}))[0])
                .isEqualTo(0.5f);
    }
}
