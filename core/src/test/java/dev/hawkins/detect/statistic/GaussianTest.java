package dev.hawkins.detect.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianTest {
    private static Model fit(Matrix rows) {
        return new Gaussian().fit(Training.of(rows), FitContext.of(1));
    }

    @Test
    void aboutAQuarterOfAPercentOfNormalValuesLieBeyondThree() {
        double[] scores = fit(Samples.normal(50_000, 1, 3)).score(Samples.normal(200_000, 1, 4));
        double beyond = Arrays.stream(scores).filter(s -> s > 3).count() / 200_000.0;
        assertThat(beyond).isCloseTo(0.0027, within(0.0005));
    }

    @Test
    void theLargestDeviationIsTheScoreAndTheOnlyContribution() {
        Model model = fit(Samples.fill(3, 2, i -> i % 2 == 0 ? i / 2 : 10 * (i / 2)));
        double[] score = new double[1];
        double[] contributions = new double[2];
        float[] expected = new float[2];
        model.scorer(1).explain(new float[] {3, -30}, 0, 1, score, contributions, expected, new float[2]);
        assertThat(score).containsExactly(4);
        assertThat(contributions).containsExactly(0, 4);
        assertThat(expected).containsExactly(1, 10);
    }

    @Test
    void aChangeInAConstantColumnCountsInThousandths() {
        assertThat(fit(Samples.fill(5, 1, i -> 2)).score(Samples.row(2.5))[0]).isCloseTo(500, within(1e-9));
    }
}
