package dev.hawkins.detect.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import org.junit.jupiter.api.Test;

class HistogramsTest {
    private static Model fit(int bins, Matrix rows) {
        return new Histograms(bins, 0.1, 0.5).fit(Training.of(rows), FitContext.of(1));
    }

    private static double surprise(double density) {
        return -Math.log(density + 0.1) / Math.log(2);
    }

    @Test
    void byHandOnOneColumn() {
        // 0, 1, 1, 4 in two bins of width 2: densities 3/4/2 and 1/4/2.
        Model model = fit(2, Samples.fill(4, 1, i -> i == 0 ? 0 : i == 3 ? 4 : 1));
        double[] scores = model.score(Samples.fill(6, 1, i -> new double[] {0, 1.9, 2, 4, 4.9, 5.1}[i]));
        assertThat(scores[0]).isCloseTo(surprise(3 / 8.0), within(1e-12));
        assertThat(scores[1]).isEqualTo(scores[0]);
        for (int i = 2; i < 6; i++) {
            assertThat(scores[i]).as("value " + i).isCloseTo(surprise(1 / 8.0), within(1e-12));
        }
        assertThat(model.score(Samples.row(-0.9))[0]).isEqualTo(scores[0]);
        assertThat(model.score(Samples.row(-1.1))[0]).as("beyond the tolerance").isEqualTo(scores[2]);
    }

    @Test
    void anEmptyBinIsTheStrangestAndSoIsFarOutside() {
        Model model = fit(3, Samples.fill(4, 1, i -> i < 2 ? 0 : 3));
        double[] scores = model.score(Samples.fill(3, 1, i -> new double[] {1.5, 100, 3}[i]));
        assertThat(scores[0]).isCloseTo(surprise(0), within(1e-12));
        assertThat(scores[1]).isEqualTo(scores[0]);
        assertThat(scores[2]).isCloseTo(surprise(0.5), within(1e-12));
    }

    @Test
    void theScoreIsTheSumOverTheInputs() {
        Matrix rows = Samples.normal(500, 2, 3);
        Matrix first = Samples.fill(500, 1, i -> rows.values()[2 * i]);
        Matrix second = Samples.fill(500, 1, i -> rows.values()[2 * i + 1]);
        double both = fit(10, rows).score(Samples.row(0.3, -1))[0];
        double apart =
                fit(10, first).score(Samples.row(0.3))[0] + fit(10, second).score(Samples.row(-1))[0];
        assertThat(both).isCloseTo(apart, within(1e-12));
    }

    @Test
    void aConstantColumnHasARangeOfOneUnit() {
        Model model = fit(10, Samples.fill(20, 1, i -> 4));
        double[] scores = model.score(Samples.fill(2, 1, i -> 4 + 0.2 * i));
        assertThat(scores[0]).isCloseTo(surprise(10), within(1e-12));
        assertThat(scores[1]).isCloseTo(surprise(0), within(1e-12));
    }
}
