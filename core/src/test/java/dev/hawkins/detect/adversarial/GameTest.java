package dev.hawkins.detect.adversarial;

import static dev.hawkins.detect.adversarial.Games.context;
import static dev.hawkins.detect.adversarial.Games.detector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.engine.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GameTest {
    private static final Matrix ROWS = Tables.mixed(200, 1);
    private static final Training NORMAL = Training.of(ROWS, Tables.MIXED);
    private static final Training WITH_ANOMALIES = new Training(ROWS, Tables.oddOnes(ROWS, 12), Tables.MIXED);

    @Test
    void everyRestartIsReportedAndTheLastAttemptEnds() {
        Model model = detector("bigan", "epochs=10", "learning-rate=1e-8", "attempts=2")
                .fit(NORMAL, context(1));
        String dead = "the generator was dead: the rows it makes stayed as they were for 5 epochs; ";
        assertThat(model.report().warnings())
                .containsExactly(
                        dead + "training began anew with another seed and a slower generator",
                        dead + "training went on all the same, as no attempts were left");
        assertThat(model.report().trainingLoss()).hasSize(10);
    }

    /** 270 rows train, one per step, and a stretch is 200 steps. */
    @Test
    void aLongPassIsLookedAtMoreThanOnce() {
        List<String> looks = new ArrayList<>();
        FitContext context = new FitContext(1, 1, (done, total, note) -> looks.add(note), () -> false);
        TrainingReport report = detector("ganomaly", "epochs=2", "batch=1")
                .fit(Training.of(Tables.normal(300, 3, 1)), context)
                .report();
        assertThat(looks).hasSize(4);
        assertThat(report.validationLoss()).hasSize(2);
        assertThat(report.trainingLoss()).hasSize(2);
    }

    @Test
    void aGameThatGoesWellIsPlayedOnce() {
        Model model = detector("bigan", "epochs=10").fit(NORMAL, context(1));
        assertThat(model.report().warnings()).isEmpty();
    }

    @Test
    void withoutLabelsTheBestMeasureIsKept() {
        TrainingReport report =
                detector("bigan", "epochs=12").fit(NORMAL, context(1)).report();
        assertThat(report.validationLoss()).hasSize(12);
        double best = Collections.min(report.validationLoss());
        assertThat(report.validationLoss().get(report.bestEpoch() - 1)).isEqualTo(best);
    }

    @Test
    void theLastEpochCanBeChosen() {
        TrainingReport report = detector("bigan", "epochs=7", "select=last")
                .fit(NORMAL, context(1))
                .report();
        assertThat(report.bestEpoch()).isEqualTo(7);
    }

    @Test
    void anEpochIsChosenByLabelsOnlyWhereAskedFor() {
        TrainingReport asked = detector("arn", "epochs=8", "select=labelled")
                .fit(WITH_ANOMALIES, context(1))
                .report();
        assertThat(asked.validationLoss()).hasSize(8).allMatch(m -> m >= 0 && m <= 1);
        Model free = detector("arn", "epochs=8").fit(WITH_ANOMALIES, context(1));
        Model blind = detector("arn", "epochs=8").fit(NORMAL, context(1));
        assertThat(free.score(ROWS)).containsExactly(blind.score(ROWS));
    }

    @Test
    void anEpochCannotBeChosenByLabelsThatAreNotThere() {
        assertThatThrownBy(() -> detector("arn", "select=labelled").fit(NORMAL, context(1)))
                .isInstanceOf(DetectorException.class)
                .hasMessage(
                        "select labelled needs known anomalies but got none; label some rows, or set select=label-free");
    }

    @Test
    void numbersBeyondAllBoundsAreToldOf() {
        Matrix rows = Tables.normal(100, 3, 1);
        for (int r = 0; r < 100; r += 10) {
            rows.values()[3 * r] = 1e30f; // its square is beyond float32
        }
        assertThatThrownBy(() -> detector("arn", "learning-rate=0.001", "discriminator-rate=0.002")
                        .fit(Training.of(rows), context(1)))
                .isInstanceOf(DetectorException.class)
                .hasMessage(
                        "training failed: numbers grew beyond all bounds; a smaller learning-rate than 0.001, a smaller"
                                + " discriminator-rate than 0.002 or other scaling of the inputs may help");
    }
}
