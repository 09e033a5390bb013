package dev.hawkins.detect.labelled;

import dev.hawkins.detect.Contrast;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.reconstruction.Autoencoder;
import dev.hawkins.detect.reconstruction.ContrastiveFit;
import dev.hawkins.engine.Activation;
import dev.hawkins.prepare.InputLayout;
import java.util.List;

/**
 * Limiting the reconstruction capability (Munawar, Vinayavekhin and De Magistris 2017, arXiv 1708.08985), in the
 * form that Yamanaka et al. 2019 (arXiv 1903.10709, equation 3) compare with: an autoencoder whose loss is
 * {@code L = ||x - g(f(x))||} for normal rows and {@code -L} for known anomalies.
 *
 * <p>A comparator: the loss has no lower bound, and pushing anomalies away pays for ever, at the cost of normal rows, whose
 * distances grow without end. Epochs are therefore capped at 300. {@link AutoencodingBinaryClassifier} is what to use. With no
 * known anomaly it is the autoencoder on {@code objective=norm}.
 *
 * <p>The score is L. Contributions are the squared differences over L and sum to it. At least two rows are needed.
 *
 * @param layers units of the encoder's layers, bottleneck last; the decoder mirrors them. Empty = by rule
 * @param noise standard deviation of the noise added to what the network reads in training, 0 = none
 * @param activation of all layers but bottleneck and output; the bottleneck is linear
 * @param output activation of the output
 * @param learningRate of Adam
 * @param batch rows per step, 0 = by rule ({@link TrainingPlan})
 * @param epochs most passes
 * @param patience epochs without progress after which training stops
 * @param validationShare share of the rows of either kind held back to choose the best weights
 * @param clip standard deviations around its mean to which a normal training value is limited
 * @param reach how far beyond its training range the network sees an input ({@link dev.hawkins.detect.InputLimits})
 */
public record LimitedReconstruction(
        @Setting(help = "units per encoder layer, bottleneck last, mirrored by the decoder; auto = by rule", min = 1)
                List<Integer> layers,
        @Setting(help = "standard deviation of the noise on the input in training, 0 = none", min = 0, max = 100)
                double noise,
        @Setting(help = "activation of the hidden layers") Activation activation,
        @Setting(help = "activation of the output") Activation output,
        @Setting(help = "learning rate of Adam", min = 1e-8, max = 10) double learningRate,
        @Setting(help = "rows per step, 0 = by rule", min = 0, max = 65536, unit = "rows") int batch,
        @Setting(help = "most passes over the rows", min = 1, max = 300, unit = "epochs") int epochs,
        @Setting(help = "epochs without progress after which training stops", min = 1, unit = "epochs") int patience,
        @Setting(help = "share of the rows held back for validation", min = 0, max = 0.5, unit = "share")
                double validationShare,
        @Setting(help = "standard deviations around its mean to which a training value is limited", min = 1, max = 1e6)
                double clip,
        @Setting(help = "how far beyond its training range an input is read, in widths of it", min = 0, max = 1e6)
                double reach)
        implements Detector {
    public LimitedReconstruction {
        Settings.check(
                LimitedReconstruction.class,
                layers,
                noise,
                activation,
                output,
                learningRate,
                batch,
                epochs,
                patience,
                validationShare,
                clip,
                reach);
        layers = List.copyOf(layers);
    }

    /** The product's defaults: tanh, which keeps the growth in bounds, and few epochs. */
    public LimitedReconstruction() {
        this(List.of(), 0, Activation.TANH, Activation.IDENTITY, 1e-3, 0, 60, 20, 0.1, 10, 0.5);
    }

    /** The network and training of Yamanaka et al. 2019. */
    public static LimitedReconstruction yamanaka() {
        Autoencoder ae = Autoencoder.yamanaka();
        return new LimitedReconstruction(
                ae.layers(),
                0,
                ae.activation(),
                ae.output(),
                ae.learningRate(),
                ae.batch(),
                ae.epochs(),
                ae.patience(),
                ae.validationShare(),
                ae.clip(),
                ae.reach());
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return contrastive().fit(training, 1, context).model();
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return contrastive().restore(state, layout);
    }

    private ContrastiveFit contrastive() {
        TrainingPlan plan =
                new TrainingPlan(learningRate, Schedule.CONSTANT, batch, epochs, patience, validationShare, 0);
        return new ContrastiveFit("lrc", layers, activation, output, noise, clip, reach, plan, Contrast.UNBOUNDED);
    }
}
