package dev.hawkins.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.explain.Explanation;
import dev.hawkins.explain.Reason;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the columns add to a score is the score: on every row of two real data sets, one of numbers (ECG5000, 4,500 rows of
 * 140 columns), one of columns of several kinds (the test part of NSL-KDD, 22,544 rows of 41). The evidence bound's KL is no sum over columns, so
 * it is shared out by a rule, and the model says that it is not additive; its shares add up all the same.
 */
class ContributionsTest {
    private static final double RELATIVE = 1e-6;
    private static final int CHUNK = 2_048;

    @ParameterizedTest
    @CsvSource({"vae,elbo", "vae,reconstruction-probability", "ae,"})
    void sumToTheScoreOnHeartbeats(String detector, String score) {
        RealData.need("ecg5000-train", "ecg5000-test");
        RealData train = RealData.of("ecg5000-train");
        TrainedModel model =
                Small.fitting(detector, score).label(train.labelling()).fit(train.all());
        assertThat(model.model().additive()).isEqualTo(!"elbo".equals(score));
        sumToTheScore(model, RealData.of("ecg5000-test"), detector);
    }

    @ParameterizedTest
    @CsvSource({"vae,elbo", "vae,reconstruction-probability", "ae,", "pca,"})
    void sumToTheScoreOnConnections(String detector, String score) {
        RealData.need("nsl-kdd-train", "nsl-kdd-test");
        RealData train = RealData.of("nsl-kdd-train");
        TrainedModel model = Small.fitting(detector, score)
                .label(train.labelling())
                .ignore(train.set().ignored())
                .fit(train.head(10_000));
        assertThat(model.model().additive()).isEqualTo(!"elbo".equals(score));
        sumToTheScore(model, RealData.of("nsl-kdd-test"), detector);
    }

    private static void sumToTheScore(TrainedModel model, RealData data, String detector) {
        int columns = model.preparation().columns().size();
        int row = 0;
        double worst = 0;
        double largest = 0;
        try (TableReader reader = data.source().open(model.schema(), ReadOptions.defaults())) {
            for (Table rows = reader.next(CHUNK); rows != null; rows = reader.next(CHUNK)) {
                double[] scores = model.score(rows).score();
                List<Explanation> explanations = model.explain(rows, columns);
                for (int r = 0; r < scores.length; r++, row++) {
                    worst = Math.max(worst, gap(explanations.get(r), scores[r], columns, row));
                    largest = Math.max(
                            largest, explanations.get(r).reasons().get(0).contribution());
                }
            }
        }
        System.out.printf(
                "contributions of %s, %,d rows of %s: %.1e off at most, the largest is %.4g%n",
                detector, row, data.set().name(), worst, largest);
        assertThat(row).isEqualTo(data.set().rows());
        assertThat(largest).as("contributions are not trivially zero").isGreaterThan(1);
    }

    /** How far the contributions of a row are from its score, relative to the score. */
    private static double gap(Explanation explanation, double score, int columns, int row) {
        assertThat(explanation.score()).as("score of row %d", row).isEqualTo(score);
        assertThat(explanation.reasons()).hasSize(columns);
        double sum = explanation.base();
        for (Reason reason : explanation.reasons()) {
            sum += reason.contribution();
        }
        double gap = Math.abs(sum - score) / Math.max(1, Math.abs(score));
        assertThat(gap)
                .as("row %d: contributions sum to %s, score %s", row, sum, score)
                .isLessThanOrEqualTo(RELATIVE);
        return gap;
    }
}
