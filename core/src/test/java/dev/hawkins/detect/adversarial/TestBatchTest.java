package dev.hawkins.detect.adversarial;

import static dev.hawkins.detect.adversarial.Games.context;
import static dev.hawkins.detect.adversarial.Games.detector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scores by the statistics of the rows that are scored together: {@code normalisation=test-batch}. */
class TestBatchTest {
    private static final Matrix ROWS = Tables.mixed(1500, 1);
    private static final Training TRAINING = Training.of(Tables.mixed(300, 2), Tables.MIXED);

    private final Model apart = arn("batch").fit(TRAINING, context(1));
    private final Model together = arn("test-batch").fit(TRAINING, context(1));

    /** {@code select=last}, so that both keep the same weights. */
    private static Detector arn(String normalisation) {
        return detector(
                "arn",
                "epochs=3",
                "encoder=16",
                "latent=2",
                "discriminator=16,8",
                "score=discriminator",
                "select=last",
                "normalisation=" + normalisation);
    }

    private static Matrix slice(int from, int to) {
        return ROWS.select(IntStream.range(from, to).toArray());
    }

    @Test
    void trainingIsTheSame() {
        assertThat(together.state().floats("typical", 8))
                .isEqualTo(apart.state().floats("typical", 8));
        assertThat(together.report().trainingLoss()).isEqualTo(apart.report().trainingLoss());
        assertThat(together.base()).isEqualTo(apart.base());
    }

    @Test
    void aScoreDependsOnTheRowsItIsScoredWith() {
        double[] normal = together.score(slice(0, 100));
        Matrix odd = slice(0, 100);
        for (int r = 50; r < 100; r++) {
            odd.values()[8 * r] += 20;
        }
        double[] among = together.score(odd);
        assertThat(Arrays.copyOf(among, 50)).doesNotContain(Arrays.copyOf(normal, 50));
        assertThat(Arrays.copyOf(apart.score(odd), 50)).isEqualTo(Arrays.copyOf(apart.score(slice(0, 100)), 50));
    }

    @Test
    void blocksOf1024RowsInTheOrderGivenGoTogether() {
        double[] all = together.score(ROWS);
        assertThat(Arrays.copyOf(all, 1024)).isEqualTo(together.score(slice(0, 1024)));
        assertThat(Arrays.copyOfRange(all, 1024, 1500)).isEqualTo(together.score(slice(1024, 1500)));
        assertThat(together.score(ROWS)).isEqualTo(all);
        assertThat(arn("test-batch").restore(together.state(), Tables.MIXED).score(ROWS))
                .isEqualTo(all);
    }

    @Test
    void aRowByItselfIsScoredByTheRunningStatistics() {
        assertThat(together.score(slice(7, 8))).isEqualTo(apart.score(slice(7, 8)));
    }

    @Test
    void explanationsAreOfRowsByThemselves() {
        double[] scores = new double[5];
        double[] contributions = new double[5 * 8];
        together.scorer(5).explain(ROWS.values(), 0, 5, scores, contributions, new float[5 * 8], new float[5 * 8]);
        assertThat(scores).isEqualTo(apart.score(slice(0, 5)));
        for (int r = 0; r < 5; r++) {
            double sum = Arrays.stream(contributions, 8 * r, 8 * r + 8).sum();
            assertThat(sum + together.base()).isCloseTo(scores[r], within(1e-6));
        }
    }

    @Test
    void theEpochIsChosenByRowsScoredTogether() {
        double[] running = measures("arn", "batch");
        assertThat(measures("arn", "test-batch")).hasSameSizeAs(running).isNotEqualTo(running);
        assertThat(measures("ganomaly", "test-batch")).isNotEqualTo(measures("ganomaly", "batch"));
    }

    private static double[] measures(String name, String normalisation) {
        Detector detector = detector(name, "epochs=4", "normalisation=" + normalisation);
        return detector.fit(TRAINING, context(1)).report().validationLoss().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
