package dev.hawkins.detect.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LocalOutlierFactorTest {
    private static final FitContext CONTEXT = FitContext.of(1).withThreads(2);

    private static Model fit(int k, Matrix rows) {
        return new LocalOutlierFactor(k, 100_000).fit(Training.of(rows), CONTEXT);
    }

    @Test
    void aUniformClusterScoresAboutOne() {
        Matrix rows = Samples.uniform(2000, 2, 3);
        Matrix fresh = Samples.uniform(2000, 2, 4);
        double[] scores = fit(20, rows).score(fresh);
        assertThat(Arrays.stream(scores).average().orElseThrow()).isCloseTo(1, within(0.05));
        for (int r = 0; r < 2000; r++) {
            boolean interior = Math.abs(fresh.get(r, 0) - 0.5) < 0.35 && Math.abs(fresh.get(r, 1) - 0.5) < 0.35;
            if (interior) {
                assertThat(scores[r]).as("row " + r).isBetween(0.85, 1.3);
            }
        }
        long usual = Arrays.stream(scores).filter(s -> s > 0.9 && s < 1.2).count();
        assertThat(usual).isGreaterThan(1800);
    }

    @Test
    void scaleDoesNotMatter() {
        Matrix rows = Samples.normal(500, 3, 3);
        Matrix scaled = Samples.fill(500, 3, i -> 1024 * rows.values()[i]);
        double[] before = fit(10, rows).score(rows);
        double[] after = fit(10, scaled).score(scaled);
        for (int r = 0; r < 500; r++) {
            assertThat(after[r]).isCloseTo(before[r], within(1e-9 * before[r]));
        }
    }

    @Test
    void byHandOnALine() {
        // k = 1: kdist of 0, 1, 3 is 1, 1, 2; lrd is 1, 1, 1/2. From 7: nearest 3, reach 4, so 1/2 * 4 = 2.
        Model model = fit(1, Samples.fill(3, 1, i -> i == 2 ? 3 : i));
        assertThat(model.state().doubles("k-distance")).containsExactly(1, 1, 2);
        assertThat(model.state().doubles("density")).containsExactly(1, 1, 0.5);
        assertThat(model.score(Samples.row(7))).containsExactly(2);
    }

    @Test
    void tiesWidenTheNeighbourhood() {
        // Rows -1 and 1 are both nearest to 0; their densities 1/2 (kdist 2) and 1 (its twin 1.5 is near) average.
        Model model = fit(1, Samples.fill(3, 1, i -> i == 0 ? -1 : i == 1 ? 1 : 1.5));
        assertThat(model.state().doubles("density")).containsExactly(0.5, 2, 2);
        assertThat(model.score(Samples.row(0))[0]).isCloseTo((0.5 + 2) / 2 * (2 + 1) / 2, within(1e-12));
    }

    @Test
    void duplicatesScoreOneAndRowsBesideThemStayFinite() {
        Matrix rows = Samples.fill(100, 2, i -> 3);
        double[] scores = fit(20, rows).score(Samples.join(Samples.row(3, 3), Samples.row(3, 4)));
        assertThat(scores[0]).isCloseTo(1, within(1e-9));
        assertThat(scores[1]).isCloseTo(1e10, within(1.0));
    }

    @Test
    void aRowBesideADenseClusterIsStrangerThanOneInsideAThinCluster() {
        Matrix dense = Samples.normal(300, 2, 3);
        Matrix thin = Samples.normal(300, 2, 4);
        Matrix rows = Samples.join(
                Samples.fill(300, 2, i -> 0.05 * dense.values()[i]),
                Samples.fill(300, 2, i -> 20 + 3 * thin.values()[i]));
        double[] scores = fit(20, rows).score(Samples.join(Samples.row(0.7, 0.7), Samples.row(20.5, 20.5)));
        assertThat(scores[0]).isGreaterThan(4);
        assertThat(scores[1]).isLessThan(1.3);
    }

    @Test
    void treeAndFullComparisonGiveTheSameScores() {
        Matrix rows = Samples.normal(800, 4, 3);
        double[] tree = fit(7, rows).score(Samples.normal(60, 4, 9));
        // 12 further columns of zeros switch to balls or the full comparison and change no distance.
        double[] full = fit(7, wide(rows)).score(wide(Samples.normal(60, 4, 9)));
        assertThat(full).containsExactly(tree);
    }

    private static Matrix wide(Matrix rows) {
        return Samples.fill(rows.rows(), 16, i -> i % 16 < 4 ? rows.get(i / 16, i % 16) : 0);
    }
}
