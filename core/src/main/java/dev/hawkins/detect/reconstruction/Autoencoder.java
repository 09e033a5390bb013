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
 * @param training how the network is trained
 * @param penalties what it pays for besides its error
 * @param clip standard deviations around its mean to which a training value is limited; scores see every value as it is
 * @param reach how far beyond its training range the network sees an input ({@link dev.hawkins.detect.InputLimits})
 */
public record Autoencoder(
        @Setting(help = "units per encoder layer, bottleneck last, mirrored by the decoder; auto = by rule", min = 1)
                List<Integer> layers,
        @Setting(help = "activation of the hidden layers") Activation activation,
        @Setting(help = "activation of the output") Activation output,
        @Setting(help = "what is trained on and scored") Objective objective,
        TrainingPlan training,
        Penalties penalties,
        @Setting(help = "standard deviations around its mean to which a training value is limited", min = 1, max = 1e6)
                double clip,
        @Setting(help = "how far beyond its training range an input is read, in widths of it", min = 0, max = 1e6)
                double reach)
        implements Detector {
    public Autoencoder {
        Settings.check(Autoencoder.class, layers, activation, output, objective, training, penalties, clip, reach);
        layers = List.copyOf(layers);
    }

    /** The product's defaults. */
    public Autoencoder() {
        this(
                List.of(),
                Activation.ELU,
                Activation.IDENTITY,
                Objective.MSE,
                new TrainingPlan(1e-3, Schedule.COSINE, 0, 0, 20, 0.1, 0),
                Penalties.NONE,
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
                new TrainingPlan(1e-3, Schedule.CONSTANT, 100, 300, 20, 0.2, 0),
                Penalties.NONE,
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
                new TrainingPlan(0.01, Schedule.CONSTANT, 256, 14, 20, 0.1, 0),
                Penalties.NONE,
                1e6,
                1e6);
    }

    /** The demonstration of the same report, Anomagram: 140-7-3-2-3-7-140 on heartbeats in [0, 1], 30 epochs. */
    public static Autoencoder anomagram() {
        return new Autoencoder(
                List.of(7, 3, 2),
                Activation.RELU,
                Activation.SIGMOID,
                Objective.MSE,
                new TrainingPlan(0.01, Schedule.CONSTANT, 512, 30, 1000, 0, 0),
                Penalties.NONE,
                1e6,
                1e6);
    }

    /** The same with another objective. */
    public Autoencoder withObjective(Objective value) {
        return new Autoencoder(layers, activation, output, value, training, penalties, clip, reach);
    }

    /** The same with another network; empty = by rule. */
    public Autoencoder withLayers(List<Integer> value) {
        return new Autoencoder(value, activation, output, objective, training, penalties, clip, reach);
    }

    /** The same, trained otherwise. */
    public Autoencoder withTraining(TrainingPlan value) {
        return new Autoencoder(layers, activation, output, objective, value, penalties, clip, reach);
    }

    @Override
    public Model fit(Training rows, FitContext context) {
        return ReconstructionFit.fit(design("ae", Corruption.GAUSSIAN, 0), training, rows, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return ReconstructionFit.restore(design("ae", Corruption.GAUSSIAN, 0), state, layout);
    }

    /** Its network, under the name of a detector and with corrupted inputs. */
    NetworkDesign design(String name, Corruption corruption, double amount) {
        Activation code = penalties.sparsity() > 0 ? Activation.SIGMOID : Activation.IDENTITY;
        return new NetworkDesign(
                name, layers, activation, code, output, objective, corruption, amount, penalties, clip, reach);
    }
}
