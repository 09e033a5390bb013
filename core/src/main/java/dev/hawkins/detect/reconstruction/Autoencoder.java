package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.engine.Activation;
import dev.hawkins.prepare.InputLayout;
import java.util.List;

/**
 * Autoencoder: an encoder f squeezes the row through a bottleneck, a decoder g restores it, and what differs is the score,
 * {@code L = ||x - g(f(x))||} (Rumelhart, Hinton and Williams 1986, doi 10.1038/323533a0; as an anomaly detector Hawkins et
 * al. 2002, doi 10.1007/3-540-46145-0_17).
 *
 * <p>Trained on {@code objective}, which is also the score: the length of the difference, or the mean or sum of its
 * squares. Contributions are the squared differences, for {@code mse} over the number of inputs, for {@code norm} over the
 * length; they sum to the score. At least two rows are needed.
 *
 * @param layers units of the encoder's layers, bottleneck last; the decoder mirrors them. Empty = {@link LayerRule}
 * @param activation of all layers but bottleneck and output; the bottleneck is linear
 * @param output activation of the output; {@code sigmoid} only suits inputs in [0, 1]
 * @param objective what is trained on and scored
 * @param learningRate of Adam
 * @param schedule how the rate changes
 * @param batch rows per step, 0 = by rule ({@link TrainingPlan})
 * @param epochs most passes, 0 = by rule
 * @param patience epochs without progress after which training stops
 * @param validationShare share of the rows held back to choose the best weights
 * @param clip standard deviations around its mean to which a training value is limited; scores see every value as it is
 * @param reach how far beyond its training range the network sees an input ({@link dev.hawkins.detect.InputLimits})
 */
public record Autoencoder(
        @Setting(help = "units per encoder layer, bottleneck last, mirrored by the decoder; auto = by rule", min = 1)
                List<Integer> layers,
        @Setting(help = "activation of the hidden layers") Activation activation,
        @Setting(help = "activation of the output") Activation output,
        @Setting(help = "what is trained on and scored") Objective objective,
        @Setting(help = "learning rate of Adam", min = 1e-8, max = 10) double learningRate,
        @Setting(help = "how the learning rate changes") Schedule schedule,
        @Setting(help = "rows per step, 0 = by rule", min = 0, max = 65536, unit = "rows") int batch,
        @Setting(help = "most passes over the rows, 0 = by rule", min = 0, unit = "epochs") int epochs,
        @Setting(help = "epochs without progress after which training stops", min = 1, unit = "epochs") int patience,
        @Setting(help = "share of the rows held back for validation", min = 0, max = 0.5, unit = "share")
                double validationShare,
        @Setting(help = "standard deviations around its mean to which a training value is limited", min = 1, max = 1e6)
                double clip,
        @Setting(help = "how far beyond its training range an input is read, in widths of it", min = 0, max = 1e6)
                double reach)
        implements Detector {
    public Autoencoder {
        Settings.check(
                Autoencoder.class,
                layers,
                activation,
                output,
                objective,
                learningRate,
                schedule,
                batch,
                epochs,
                patience,
                validationShare,
                clip,
                reach);
        layers = List.copyOf(layers);
    }

    /** The product's defaults. */
    public Autoencoder() {
        this(
                List.of(),
                Activation.ELU,
                Activation.IDENTITY,
                Objective.MSE,
                1e-3,
                Schedule.COSINE,
                0,
                0,
                20,
                0.1,
                10,
                0.5);
    }

    /** Yamanaka et al. 2019 (arXiv 1903.10709), the comparator of their section 5. */
    public static Autoencoder yamanaka() {
        return new Autoencoder(
                List.of(300, 100, 20),
                Activation.TANH,
                Activation.IDENTITY,
                Objective.NORM,
                1e-3,
                Schedule.CONSTANT,
                100,
                300,
                20,
                0.2,
                1e6,
                1e6);
    }

    /** Cloudera Fast Forward report FF12 (2020): 842 parameters on its 18 inputs, which lie in [0, 1]. */
    public static Autoencoder ff12() {
        return new Autoencoder(
                List.of(15, 7, 2),
                Activation.RELU,
                Activation.SIGMOID,
                Objective.MSE,
                0.01,
                Schedule.CONSTANT,
                256,
                14,
                20,
                0.1,
                1e6,
                1e6);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return ReconstructionFit.fit(design(), plan(), training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return ReconstructionFit.restore(design(), state, layout);
    }

    private NetworkDesign design() {
        return new NetworkDesign("ae", layers, activation, output, objective, Corruption.GAUSSIAN, 0, clip, reach);
    }

    private TrainingPlan plan() {
        return new TrainingPlan(learningRate, schedule, batch, epochs, patience, validationShare, 0);
    }
}
