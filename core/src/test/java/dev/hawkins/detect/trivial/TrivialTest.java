package dev.hawkins.detect.trivial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrivialTest {
    private static final FitContext CONTEXT = FitContext.of(1);

    @Test
    void distanceToMeanIsTheSquaredDistance() {
        Matrix rows = Matrix.of(new float[][] {{0, 10}, {2, 10}, {4, 13}});
        Model model = new DistanceToMean().fit(Training.of(rows), CONTEXT);
        assertThat(model.score(Matrix.of(new float[][] {{2, 11}, {5, 15}}))).containsExactly(0, 25);
        float[] expected = new float[2];
        float[] spread = new float[2];
        model.scorer(1).explain(new float[] {5, 15}, 0, 1, new double[1], new double[2], expected, spread);
        assertThat(expected).containsExactly(2, 11);
        assertThat(spread).containsExactly((float) Math.sqrt(8.0 / 3), (float) Math.sqrt(2));
    }

    @Test
    void constantIsZero() {
        Model model = new Constant().fit(Training.of(Tables.normal(5, 2, 1)), CONTEXT);
        assertThat(model.score(Tables.normal(3, 2, 2))).containsExactly(0, 0, 0);
    }

    @Test
    void randomScoresAreUniformAndKnowNothing() {
        Model model = new RandomScore().fit(Training.of(Tables.normal(5, 2, 1)), CONTEXT);
        double[] ordinary = model.score(Tables.normal(20_000, 2, 2));
        double[] odd = model.score(Tables.normal(20_000, 2, 3));
        // Three standard deviations of the mean of 20,000 uniform numbers, and of an AUC of so many pairs.
        assertThat(Arrays.stream(ordinary).average().orElseThrow()).isCloseTo(0.5, within(0.0062));
        assertThat(Tables.auc(ordinary, odd)).isCloseTo(0.5, within(0.0087));
        assertThat(Arrays.stream(ordinary).min().orElseThrow()).isBetween(0.0, 0.001);
        assertThat(Arrays.stream(ordinary).max().orElseThrow()).isBetween(0.999, 1.0);
    }

    @Test
    void randomScoresDependOnRowAndSeedAlone() {
        Matrix rows = Matrix.of(new float[][] {{0f, 1}, {-0f, 1}, {1, 0}});
        double[] one = new RandomScore().fit(Training.of(rows), CONTEXT).score(rows);
        assertThat(one[1]).isEqualTo(one[0]);
        assertThat(one[2]).isNotEqualTo(one[0]);
        double[] other =
                new RandomScore().fit(Training.of(rows), CONTEXT.withSeed(2)).score(rows);
        assertThat(other[0]).isNotEqualTo(one[0]);
    }
}
