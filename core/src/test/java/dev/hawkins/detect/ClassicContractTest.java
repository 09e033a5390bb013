package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every detector without gradient training promises, on ordinary and nasty tables. */
class ClassicContractTest {
    private static final Set<Family> CLASSIC =
            EnumSet.of(Family.ISOLATION, Family.NEIGHBOUR, Family.CLUSTER, Family.STATISTIC, Family.KERNEL);
    private static final FitContext CONTEXT = FitContext.of(3).withThreads(2);

    static List<String> detectors() {
        return Catalogue.all().stream()
                .filter(entry -> CLASSIC.contains(entry.family()))
                .map(CatalogueEntry::name)
                .toList();
    }

    private static Detector detector(String name) {
        return Catalogue.get(name).defaults();
    }

    private static Model fit(String name, Matrix rows) {
        return detector(name).fit(Training.of(rows), CONTEXT);
    }

    /** Correlated columns, one of them nearly binary. */
    private static Matrix ordinary() {
        Matrix rows = Samples.normal(300, 4, 8);
        for (int r = 0; r < 300; r++) {
            rows.values()[r * 4 + 1] += 2 * rows.get(r, 0);
            rows.values()[r * 4 + 3] = rows.get(r, 3) > 0 ? 1 : 0;
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void scoresAreFiniteAndExplainedOnNastyTables(String name) {
        Samples.nasty().forEach((what, rows) -> {
            Matrix probes = Samples.join(rows, Samples.fill(3, rows.columns(), i -> (i % 3 - 1) * (i < 4 ? 1 : 1e6)));
            checkExplanation(name + " on " + what, fit(name, rows), probes);
        });
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void contributionsAndBaseSumToTheScore(String name) {
        checkExplanation(name, fit(name, ordinary()), Samples.normal(100, 4, 9));
    }

    private static void checkExplanation(String what, Model model, Matrix rows) {
        int inputs = rows.columns();
        double[] scores = model.score(rows);
        double[] explained = new double[rows.rows()];
        double[] contributions = new double[rows.values().length];
        float[] expected = new float[contributions.length];
        float[] spread = new float[contributions.length];
        model.scorer(rows.rows()).explain(rows.values(), 0, rows.rows(), explained, contributions, expected, spread);
        assertThat(explained).as(what).containsExactly(scores);
        for (int r = 0; r < rows.rows(); r++) {
            assertThat(scores[r]).as(what + ", row " + r).isFinite();
            assertThat(scores[r])
                    .as(what)
                    .isBetween(model.meaning().lowest(), model.meaning().highest());
            double sum = model.base();
            double size = Math.abs(model.base());
            for (int j = 0; j < inputs; j++) {
                sum += contributions[r * inputs + j];
                size += Math.abs(contributions[r * inputs + j]);
                assertThat(expected[r * inputs + j]).as(what).isNotEqualTo(Float.POSITIVE_INFINITY);
            }
            assertThat(sum).as(what + ", row " + r).isCloseTo(scores[r], within(1e-6 * size + 1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void theScoreIsTheSameAloneInABatchAndAtAnyPlace(String name) {
        Matrix rows = Samples.join(ordinary(), Samples.normal(201, 4, 9));
        Model model = fit(name, ordinary());
        double[] scores = model.score(rows);
        Scorer scorer = model.scorer(7);
        double[] alone = new double[scores.length];
        for (int r = scores.length - 1; r >= 0; r--) {
            scorer.score(rows.values(), r * 4, 1, alone, r);
        }
        assertThat(alone).containsExactly(scores);
        double[] sevens = new double[scores.length + 2];
        for (int r = 0; r < scores.length; r += 7) {
            scorer.score(rows.values(), r * 4, Math.min(7, scores.length - r), sevens, r + 2);
        }
        assertThat(java.util.Arrays.copyOfRange(sevens, 2, sevens.length)).containsExactly(scores);
        assertThat(java.util.Arrays.stream(scores).distinct().count()).isGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void threadsRunsAndRestoringDoNotChangeABit(String name) {
        Matrix rows = Samples.normal(700, 5, 4);
        Matrix probes = Samples.normal(50, 5, 6);
        Model model = detector(name).fit(Training.of(rows), CONTEXT.withThreads(1));
        double[] scores = model.score(probes);
        assertThat(detector(name).fit(Training.of(rows), CONTEXT.withThreads(3)).score(probes))
                .containsExactly(scores);
        Model restored = detector(name).restore(model.state(), model.layout());
        assertThat(restored.score(probes)).containsExactly(scores);
        assertThat(restored.base()).isEqualTo(model.base());
        assertThat(restored.report()).isEqualTo(model.report());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void aPlantedOutlierIsAmongTheStrangest(String name) {
        Matrix rows = Samples.normal(400, 4, 12);
        double[] scores = fit(name, rows).score(Samples.join(rows, Samples.row(9, -9, 9, 9)));
        double outlier = scores[400];
        assertThat(java.util.Arrays.stream(scores).filter(s -> s >= outlier).count())
                .isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void noRowsAreRefused(String name) {
        assertThatThrownBy(() -> fit(name, Matrix.zeros(0, 3)))
                .isInstanceOf(DetectorException.class)
                .hasMessageMatching(name + " needs at least \\d training rows? but got 0");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void aCancelledFitEnds(String name) {
        FitContext cancelled = new FitContext(1, 1, (done, total, note) -> {}, () -> true);
        assertThatThrownBy(() -> detector(name).fit(Training.of(ordinary()), cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void additiveModelsSaySo(String name) {
        Assumptions.assumeTrue(
                Catalogue.get(name).capabilities().contains(Capability.ADDITIVE), "not declared additive");
        assertThat(fit(name, ordinary()).additive()).isTrue();
    }
}
