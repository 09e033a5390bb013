package dev.hawkins.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.pipeline.Labelling;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final Labelling LABEL = Labelling.of("kind");

    /** Rows 0, 1, 2 ... of a number, each {@code copies} times in a row, every tenth number an anomaly. */
    static Table table(int numbers, int copies) {
        double[] x = IntStream.range(0, numbers * copies)
                .mapToDouble(i -> i / copies)
                .toArray();
        List<String> dictionary = List.of("normal", "odd", "strange");
        int[] codes = Arrays.stream(x)
                .mapToInt(v -> v % 10 == 9 ? v % 20 == 9 ? 1 : 2 : 0)
                .toArray();
        return new Table(
                new Schema(List.of(Column.of("x", Kind.NUMERIC), Column.of("kind", Kind.CATEGORICAL))),
                List.of(new Table.Numbers(x), new Table.Codes(codes, dictionary)));
    }

    private static Drawing drawing(Table table, Protocol protocol) {
        return new Drawing(table, LABEL, List.of(), protocol, PrepareSettings.defaults());
    }

    @Test
    void copiesStayTogether() {
        Table table = table(200, 3);
        Drawing drawing = drawing(table, Protocol.usual());
        assertThat(drawing.copies().surplus()).isEqualTo(400);
        Drawing.Pair pair = drawing.draw(7);
        assertThat(pair.exam().rows() % 3).isZero();
        assertThat(pair.exam().rows()).isEqualTo(300);
        assertThat(pair.lesson().rows()).isEqualTo(270); // of 300 training rows 30 are anomalies
    }

    @Test
    void aLessonHasAsManyKnownAnomaliesAsTheProtocolGrants() {
        Protocol protocol = new Protocol(Protocol.Rows.ONE_CLASS, 1, 0.5, 3, List.of("strange"));
        Drawing drawing = drawing(table(400, 1), protocol);
        assertThat(drawing.draw(1).lesson().rows()).isEqualTo(183);
        assertThat(drawing.knownKinds()).containsExactly("strange");
    }

    @Test
    void unsupervisedAllTrainingRowsAreThere() {
        Protocol protocol = new Protocol(Protocol.Rows.UNSUPERVISED, 1, 0.5, 0, List.of());
        assertThat(drawing(table(400, 1), protocol).draw(1).lesson().rows()).isEqualTo(200);
    }

    @Test
    void divisionsDifferBySeedAndOnlyByIt() {
        Drawing drawing = drawing(table(400, 1), Protocol.usual());
        assertThat(drawing.draw(1).exam().rowsByKind())
                .usingRecursiveComparison()
                .isEqualTo(drawing.draw(1).exam().rowsByKind());
        assertThat(drawing.draw(1).exam().rowsByKind().get("odd"))
                .isNotEqualTo(drawing.draw(2).exam().rowsByKind().get("odd"));
    }

    @Test
    void rowsOfBothLabelsAreCounted() {
        List<Table> parts = new ArrayList<>(List.of(table(40, 1)));
        Table wrong = new Table(
                parts.get(0).schema(),
                List.of(new Table.Numbers(new double[] {9}), new Table.Codes(new int[] {0}, List.of("normal"))));
        parts.add(wrong);
        assertThat(drawing(Table.concatenate(parts), Protocol.usual()).copies().contradictory())
                .isEqualTo(2);
    }

    @Test
    void aKindThatIsNotThereIsRefused() {
        Protocol protocol = new Protocol(Protocol.Rows.ONE_CLASS, 1, 0.5, 3, List.of("wild"));
        assertThatThrownBy(() -> drawing(table(400, 1), protocol))
                .isInstanceOf(ArenaException.class)
                .hasMessage("no anomaly is of the kind 'wild'; there are odd, strange");
    }
}
