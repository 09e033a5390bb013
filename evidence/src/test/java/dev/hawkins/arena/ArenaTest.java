package dev.hawkins.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArenaTest {
    private static final Labelling LABEL = Labelling.of("kind");

    /** A cloud of normal rows, far anomalies ("far") and near ones ("near"). */
    private static Table cloud(int rows) {
        RandomStream random = RandomStream.of(5, "cloud");
        double[] x = new double[rows];
        double[] y = new double[rows];
        int[] codes = new int[rows];
        for (int r = 0; r < rows; r++) {
            codes[r] = r % 20 == 0 ? 1 : r % 20 == 1 ? 2 : 0;
            double away = codes[r] == 1 ? 8 : codes[r] == 2 ? 2 : 0;
            x[r] = random.nextGaussian() + away;
            y[r] = random.nextGaussian() - away;
        }
        return new Table(
                new Schema(List.of(
                        Column.of("x", Kind.NUMERIC),
                        Column.of("y", Kind.NUMERIC),
                        Column.of("kind", Kind.CATEGORICAL))),
                List.of(
                        new Table.Numbers(x),
                        new Table.Numbers(y),
                        new Table.Codes(codes, List.of("normal", "far", "near"))));
    }

    private static Outcome compare(Protocol protocol, String... names) {
        List<Entrant> entrants = new ArrayList<>();
        for (String name : names) {
            entrants.add(Entrant.of(name));
        }
        return new Arena(protocol, PrepareSettings.defaults(), List.of(), 1, (done, total, entrant, seed) -> {})
                .run(cloud(1200), LABEL, entrants);
    }

    @Test
    void theBetterDetectorComesFirst() {
        Comparison comparison = Comparison.of(compare(Protocol.usual(), "random", "knn", "gaussian"));
        assertThat(comparison.standings())
                .extracting(Comparison.Standing::entrant)
                .last()
                .isEqualTo("random");
        assertThat(comparison.standings().get(0).rocAuc().mean()).isGreaterThan(0.95);
        assertThat(comparison.standings().get(0).pValue()).isNaN();
        assertThat(comparison.standings().get(2).pValue()).isLessThan(0.01);
        assertThat(comparison.standings().get(2).meanRank()).isEqualTo(3);
        assertThat(comparison.ranks().criticalDifference())
                .isCloseTo(1.482, org.assertj.core.api.Assertions.within(0.001));
    }

    @Test
    void askedAndObservedFalseAlarmsAgree() {
        Outcome outcome = compare(new Protocol(Protocol.Rows.ONE_CLASS, 8, 0.5, 0, List.of()), "knn", "gaussian");
        long alarms = 0;
        long rows = 0;
        for (Bout bout : outcome.boutsOf("knn")) {
            Marks.Calls calls = bout.marks().calls().get(4);
            assertThat(calls.asked()).isEqualTo(0.05);
            alarms += calls.falseAlarms().cases();
            rows += calls.falseAlarms().rows();
        }
        // 108 calibration rows per seed: standard deviation .05 * .95 / 108 over 8 seeds gives .0074
        assertThat((double) alarms / rows).isBetween(0.05 - 3 * 0.0080, 0.05 + 3 * 0.0080);
    }

    @Test
    void kindsAreReportedApart() {
        Outcome outcome = compare(Protocol.usual(), "knn", "gaussian");
        Marks marks = outcome.bouts().get(0).marks();
        assertThat(marks.kinds().get("far").rate()).isEqualTo(1);
        assertThat(marks.kinds().get("near").rate()).isLessThan(1);
        assertThat(marks.knownAuc()).isNaN();
    }

    @Test
    void aFewLabelsHelpTheirKind() {
        Protocol protocol = new Protocol(Protocol.Rows.ONE_CLASS, 2, 0.5, 10, List.of("near"));
        Outcome outcome = compare(protocol, "gtb", "knn");
        Marks marks = outcome.boutsOf("gtb").get(0).marks();
        assertThat(marks.knownAuc()).isGreaterThan(0.9);
        assertThat(outcome.facts().known()).containsExactly("near");
    }

    @Test
    void whoCannotTakePartIsNamedWithTheReason() {
        Outcome outcome = compare(Protocol.usual(), "gtb", "knn", "gaussian");
        assertThat(outcome.withdrawn()).containsOnlyKeys("gtb");
        assertThat(outcome.withdrawn().get("gtb")).contains("anomalies");
        assertThat(outcome.entrants()).containsExactly("knn", "gaussian");
    }

    @Test
    void theSameSeedsGiveTheSameMarks() {
        Outcome once = compare(Protocol.usual(), "iforest", "knn");
        Outcome again = compare(Protocol.usual(), "iforest", "knn");
        assertThat(again.bouts().stream().map(Bout::marks).toList())
                .isEqualTo(once.bouts().stream().map(Bout::marks).toList());
    }

    @Test
    void twoColumnsGiveAPlane() {
        Plane plane = compare(Protocol.usual(), "knn", "gaussian")
                .details()
                .get("knn")
                .plane();
        assertThat(plane.x()).isEqualTo("x");
        assertThat(plane.pValues()).hasSize(Plane.SIZE * Plane.SIZE);
        assertThat(plane.normal().length).isEqualTo(250);
    }

    @Test
    void oneDetectorIsNoComparison() {
        assertThatThrownBy(() -> compare(Protocol.usual(), "knn"))
                .hasMessage("a comparison needs at least 2 detectors but there is 1: knn");
        assertThatThrownBy(() -> compare(Protocol.usual(), "knn", "knn"))
                .hasMessage("'knn' is there twice; a detector may be, with other settings");
    }

    @Test
    void settingsOfAnEntrantAreRead() {
        assertThat(Entrant.of("knn:neighbours=3").detector())
                .isEqualTo(Entrant.of("knn: neighbours = 3").detector())
                .isNotEqualTo(Entrant.of("knn").detector());
        assertThatThrownBy(() -> Entrant.of("knn:3"))
                .hasMessage("'3' in 'knn:3' is no setting; write NAME:KEY=VALUE;KEY=VALUE");
    }
}
