package dev.hawkins.detect.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.Contrast;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.KnownAnomalies;
import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingPlan;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastiveFitTest {
    /** The loss that knows anomalies, on rows that are all normal, takes the same steps as the plain one. */
    @ParameterizedTest
    @CsvSource({"PROBABILITY, 1, 0", "PROBABILITY, 0.3, 0.2", "UNBOUNDED, 1, 0"})
    void allRowsNormalTrainsTheAutoencoderBitForBit(Contrast contrast, double scale, double noise) {
        FitContext context = FitContext.of(11).withThreads(1);
        TrainingPlan plan = new TrainingPlan(1e-2, Schedule.COSINE, 0, 10, 20, 0.1, 0);
        Autoencoder ae = new Autoencoder().withObjective(Objective.NORM).withTraining(plan);
        ContrastiveFit fit =
                new ContrastiveFit("test", new DenoisingAutoencoder(ae, Corruption.GAUSSIAN, noise), contrast);
        KnownAnomalies known =
                KnownAnomalies.of(Training.of(Tables.normal(300, 6, 1)), ae.clip(), ae.reach(), 0.1, 0, context);
        ReconstructionNetwork plain = ReconstructionNetwork.build(fit.design(), 6);
        ReconstructionNetwork knowing = ReconstructionNetwork.build(fit.design(), 6, contrast, scale);
        plain.network().initialise(context.random("init"));
        knowing.network().initialise(context.random("init"));

        TrainingLoop.Curve wanted = ReconstructionFit.train(
                fit.design(), plain, Map.of(plain.row(), known.rows()), false, known.split(), plan, context);
        TrainingLoop.Curve curve = fit.train(knowing, known, context);

        assertThat(curve).isEqualTo(wanted);
        assertThat(curve.trainingLoss().get(9)).isLessThan(curve.trainingLoss().get(0));
        assertThat(knowing.network().copyParameters())
                .containsExactly(plain.network().copyParameters());
    }
}
