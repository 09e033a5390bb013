package dev.hawkins.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.generate.RedTeamReport.Misses;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TestTables;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.prepare.TableOf;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedTeamTest {
    private static final Table PAYMENTS = TestTables.payments(600, 0, 1);
    private static final Table OTHERS = TestTables.payments(300, 0, 2);
    private static final TrainedModel KNN = fit("knn", Map.of());

    private static TrainedModel fit(String detector, Map<String, String> settings) {
        return new Fitting(Catalogue.get(detector).configure(settings))
                .threads(1)
                .label(Labelling.of("kind"))
                .fit(PAYMENTS);
    }

    private static RedTeamReport run(TrainedModel model, int rows) {
        return RedTeam.against(model, OTHERS, 4).run(rows);
    }

    @Test
    void countsAreConsistent() {
        RedTeamReport report = run(KNN, 600);
        assertThat(report.normals()).isEqualTo(300);
        assertThat(report.falseAlarms().rate()).isLessThan(0.05);
        assertThat(report.all().made().rows()).isBetween(550L, 600L);
        assertThat(report.levels())
                .extracting(RedTeamReport.Level::hardness)
                .containsExactlyElementsOf(RedTeam.HARDNESS);
        long caught = report.all().made().cases();
        assertThat(report.levels().stream()
                        .mapToLong(l -> l.caught().made().cases())
                        .sum())
                .isEqualTo(caught);
        assertThat(report.tactics().values().stream()
                        .mapToLong(c -> c.made().cases())
                        .sum())
                .isEqualTo(caught);
        assertThat(report.tactics().keySet()).containsExactly(Tactic.BORROWED, Tactic.SPLICED, Tactic.SCATTERED);
        assertThat(report.levels())
                .allSatisfy(level -> assertThat(level.distance()).isPositive());
        assertThat(report.levels().get(4).columns()).isEqualTo(1);
        assertThat(report.columns())
                .extracting(RedTeamReport.ColumnUse::column)
                .containsExactlyInAnyOrder("amount", "fee", "country", "online");
    }

    /** Amount, fee and country depend on each other, so that values of other rows rarely fit. */
    @Test
    void aModelOfDependenciesCatchesWhatABlindOneMisses() {
        RedTeamReport seeing = run(KNN, 600);
        RedTeamReport blind = run(fit("random", Map.of()), 600);
        assertThat(blind.all().made().rate()).isLessThan(0.05);
        assertThat(blind.rocAuc()).isBetween(0.4, 0.6);
        assertThat(seeing.all().made().rate()).isGreaterThan(0.3);
        assertThat(seeing.rocAuc()).isGreaterThan(0.75);
    }

    @Test
    void theSearchFindsMore() {
        RedTeamReport report = run(KNN, 600);
        assertThat(report.all().searched().cases())
                .isLessThan(report.all().made().cases());
        for (RedTeamReport.Level level : report.levels()) {
            assertThat(level.caught().searched().cases())
                    .isLessThanOrEqualTo(level.caught().made().cases());
        }
    }

    @Test
    void missesAreMissedAndNoCopiesOfNormalRows() {
        RedTeamReport report = run(KNN, 600);
        Misses misses = report.misses();
        int rows = misses.table().rows();
        long missed = report.all().searched().rows() - report.all().searched().cases();
        assertThat(rows).isEqualTo((int) missed).isPositive();
        double[] scores = KNN.score(misses.table()).score();
        assertThat(misses.scores()).containsExactly(scores);
        assertThat(Arrays.stream(scores).max().orElseThrow()).isLessThanOrEqualTo(KNN.threshold());
        List<String> normal =
                IntStream.range(0, 300).mapToObj(r -> text(OTHERS, r)).toList();
        for (int r = 0; r < rows; r++) {
            assertThat(text(misses.table(), r)).isNotIn(normal);
            assertThat(misses.changed().get(r)).isNotEmpty();
            for (String column : OTHERS.schema().names().subList(0, 4)) {
                int c = OTHERS.schema().indexOf(column);
                boolean same = misses.table().text(r, c).equals(OTHERS.text(misses.from()[r], c));
                assertThat(misses.changed().get(r).contains(column)).isEqualTo(!same);
            }
        }
        long asMade = report.all().made().rows() - report.all().made().cases();
        assertThat(IntStream.range(0, rows).filter(r -> !misses.searched()[r]).count())
                .isEqualTo(asMade);
    }

    private static String text(Table table, int row) {
        return table.text(row, 0) + " " + table.text(row, 1) + " " + table.text(row, 2) + " " + table.text(row, 3);
    }

    @Test
    void oneSeedGivesTheSameReport() {
        assertThat(run(KNN, 200).toTree()).isEqualTo(run(KNN, 200).toTree());
        assertThat(RedTeam.against(KNN, OTHERS, 5).run(200).toTree())
                .isNotEqualTo(run(KNN, 200).toTree());
    }

    @Test
    void aGeneratorMakesSomeOfThem() {
        TrainedModel arn = fit("arn", Map.of("epochs", "10"));
        RedTeamReport report = RedTeam.against(KNN, OTHERS, 4).with(arn).run(400);
        assertThat(report.tactics().keySet()).containsExactly(Tactic.values());
        assertThat(report.tactics().get(Tactic.MADE).made().rows()).isBetween(80L, 100L);
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        assertThatThrownBy(() -> RedTeam.against(KNN, OTHERS.slice(0, 1), 1))
                .isInstanceOf(PipelineException.class)
                .hasMessage("a red team needs at least 20 normal rows but there is 1");
        assertThatThrownBy(() -> RedTeam.against(KNN, OTHERS, 1).with(KNN))
                .isInstanceOf(PipelineException.class)
                .hasMessage("it makes no near misses; only a model of arn does");
        TrainedModel fewer = new Fitting(Catalogue.get("arn").configure(Map.of("epochs", "2")))
                .ignore(List.of("fee", "kind"))
                .fit(PAYMENTS);
        assertThatThrownBy(() -> RedTeam.against(KNN, OTHERS, 1).with(fewer))
                .hasMessage(
                        "it has the columns amount, country, online but the model has amount, fee, country, online");
    }

    /** Of two values, all four rows there are are normal. */
    @Test
    void whereEveryChangeGivesANormalRowThereAreNoAnomalies() {
        double[] a = new double[40];
        double[] b = new double[40];
        for (int r = 0; r < 40; r++) {
            a[r] = r % 2;
            b[r] = r / 2 % 2;
        }
        Table square = new TableOf()
                .binary("a", "no", "yes", a)
                .binary("b", "no", "yes", b)
                .build();
        TrainedModel model = new Fitting(Catalogue.get("distance-to-mean").defaults()).fit(square);
        assertThatThrownBy(() -> RedTeam.against(model, square, 1).run(50))
                .isInstanceOf(PipelineException.class)
                .hasMessage("no anomalies can be made of these rows: every change gives another of them");
    }
}
