package dev.hawkins.detect.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MahalanobisTest {
    private static final FitContext CONTEXT = FitContext.of(1).withThreads(2);

    private static Matrix correlated(int rows, long seed) {
        Matrix table = Samples.normal(rows, 4, seed);
        for (int r = 0; r < rows; r++) {
            table.values()[r * 4 + 1] += 3 * table.get(r, 0);
            table.values()[r * 4 + 2] = 100 + 10 * table.get(r, 2) - table.get(r, 1);
        }
        return table;
    }

    private static Model fit(Matrix rows) {
        return new Mahalanobis(1e-12).fit(Training.of(rows), CONTEXT);
    }

    @Test
    void theMeanTrainingScoreIsTheNumberOfInputs() {
        Matrix rows = correlated(500, 3);
        double mean = Arrays.stream(fit(rows).score(rows)).average().orElseThrow();
        assertThat(mean * 500 / 499).isCloseTo(4, within(1e-6));
    }

    @Test
    void onGaussianRowsTheTailIsThatOfChiSquared() {
        double[] scores = fit(correlated(20_000, 3)).score(correlated(20_000, 4));
        for (double p : new double[] {0.5, 0.9, 0.99}) {
            double limit = ChiSquared.quantile(p, 4);
            double above = Arrays.stream(scores).filter(s -> s > limit).count() / 20_000.0;
            assertThat(above).isCloseTo(1 - p, within(4 * Math.sqrt(p * (1 - p) / 20_000) + 0.002));
        }
    }

    @Test
    void linearMapsOfTheInputsDoNotChangeTheScore() {
        Matrix rows = Samples.normal(300, 2, 3);
        Matrix mapped = Samples.fill(
                300, 2, i -> i % 2 == 0 ? 64 * rows.values()[i] : rows.values()[i] - 2 * rows.values()[i - 1]);
        double[] before = fit(rows).score(rows);
        double[] after = fit(mapped).score(mapped);
        for (int r = 0; r < 300; r++) {
            assertThat(after[r]).isCloseTo(before[r], within(1e-4 * (1 + before[r])));
        }
    }

    @Test
    void oneColumnIsTheSquaredNumberOfStandardDeviations() {
        Model model = fit(Samples.fill(3, 1, i -> i));
        assertThat(model.score(Samples.row(4))[0]).isCloseTo(9, within(1e-9));
    }

    @Test
    void expectedIsTheConditionalMean() {
        Matrix rows = Samples.normal(50_000, 2, 3);
        for (int r = 0; r < 50_000; r++) {
            rows.values()[r * 2 + 1] = 2 * rows.get(r, 0) + 0.5f * rows.get(r, 1);
        }
        float[] expected = new float[2];
        float[] spread = new float[2];
        fit(rows).scorer(1).explain(new float[] {1, -3}, 0, 1, new double[1], new double[2], expected, spread);
        assertThat(expected[1]).isCloseTo(2, within(0.02f));
        assertThat(spread[1]).isCloseTo(0.5f, within(0.01f));
    }

    @Test
    void linkedColumnsAndAConstantOneGiveLargeButFiniteScores() {
        Matrix rows = Samples.fill(200, 3, i -> i % 3 == 2 ? 5 : (i % 3 == 0 ? 1 : -1) * (i / 3 % 17));
        Model model = new Mahalanobis().fit(Training.of(rows), CONTEXT);
        double[] scores = model.score(Samples.join(Samples.row(3, -3, 5), Samples.row(3, -3, 6)));
        assertThat(scores[0]).isLessThan(2);
        assertThat(scores[1] - scores[0]).isCloseTo(1e6, within(1.0));
        assertThat(model.score(Samples.row(3, 3, 5))[0]).isGreaterThan(1e4);
    }

    @Test
    void wrongRidgeIsRefused() {
        assertThatThrownBy(() -> new Mahalanobis(2))
                .isInstanceOf(DetectorException.class)
                .hasMessage("ridge must be between 1.0E-12 and 1 but was 2.0");
    }
}
