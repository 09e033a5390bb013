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
 * Autoencoding binary classifier (Yamanaka, Iwata, Takahashi, Yamada and Kanai 2019, arXiv 1903.10709): an
 * {@link Autoencoder} that is taught not to restore known anomalies. With {@code L = ||x - g(f(x))||}, a row is normal with
 * probability {@code exp(-L/s)}; the loss is its negative log-likelihood times s, {@code L} for a normal row and
 * {@code -s log(1 - exp(-L/s))} for a known anomaly, in batches that mix both as they come.
 *
 * <p>The push on an anomaly fades as {@code 1 / (exp(L/s) - 1)}, so normal rows are never forgotten. Kinds of anomalies that
 * nobody has labelled are still found as by the autoencoder, since they are not restored well either. With no known anomaly
 * it is the autoencoder on {@code objective=norm}, bit for bit; with {@code noise} above 0, the denoising one.
 *
 * <p>The score is L. Contributions are the squared differences over L and sum to it. At least two rows are needed.
 *
 * @param layers units of the encoder's layers, bottleneck last; the decoder mirrors them. Empty = by rule
 * @param noise standard deviation of the noise added to what the network reads in training, 0 = none
 * @param scale s; the paper's is 1. In d prepared columns normal rows have distances of about sqrt(d), so that with s = 1
 *     all of them would be anomalies. 0 = median distance of held-back normal rows over log 2, found after a few epochs on
 *     normal rows alone; half of them are then normal with a probability above 1/2, and more as training goes on
 * @param form the distance, or the probability that the row is an anomaly
 * @param activation of all layers but bottleneck and output; the bottleneck is linear
 * @param output activation of the output; {@code sigmoid} only suits inputs in [0, 1]
 * @param learningRate of Adam
 * @param schedule how the rate changes
 * @param batch rows per step, 0 = by rule ({@link TrainingPlan})
 * @param epochs most passes, 0 = by rule
 * @param patience epochs without progress after which training stops
 * @param validationShare share of the rows of either kind held back to choose the best weights
 * @param clip standard deviations around its mean to which a normal training value is limited
 * @param reach how far beyond its training range the network sees an input ({@link dev.hawkins.detect.InputLimits})
 */
public record AutoencodingBinaryClassifier(
        @Setting(help = "units per encoder layer, bottleneck last, mirrored by the decoder; auto = by rule", min = 1)
                List<Integer> layers,
        @Setting(help = "standard deviation of the noise on the input in training, 0 = none", min = 0, max = 100)
                double noise,
        @Setting(help = "distance over which the probability of being normal falls to 1/e, 0 = by rule", min = 0)
                double scale,
        @Setting(help = "what is scored: the distance, or the probability that it gives") ScoreForm form,
        @Setting(help = "activation of the hidden layers") Activation activation,
        @Setting(help = "activation of the output") Activation output,
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
    public AutoencodingBinaryClassifier {
        Settings.check(
                AutoencodingBinaryClassifier.class,
                layers,
                noise,
                scale,
                form,
                activation,
                output,
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

    /** The product's defaults: those of the autoencoder, with a scale by rule. */
    public AutoencodingBinaryClassifier() {
        this(new Autoencoder(), 0, 0);
    }

    /** On an autoencoder's settings; its objective is the distance, whatever they say. */
    public AutoencodingBinaryClassifier(Autoencoder ae, double noise, double scale) {
        this(
                ae.layers(),
                noise,
                scale,
                ScoreForm.DISTANCE,
                ae.activation(),
                ae.output(),
                ae.learningRate(),
                ae.schedule(),
                ae.batch(),
                ae.epochs(),
                ae.patience(),
                ae.validationShare(),
                ae.clip(),
                ae.reach());
    }

    @Override
    public Model fit(Training training, FitContext context) {
        ContrastiveFit.Fitted fitted = contrastive().fit(training, scale, context);
        int anomalies = training.anomalies().rows();
        return ProbabilityModel.fitted(fitted.model(), 0, fitted.scale(), form, anomalies);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return ProbabilityModel.restored(contrastive().restore(state, layout), form, state);
    }

    private ContrastiveFit contrastive() {
        TrainingPlan plan = new TrainingPlan(learningRate, schedule, batch, epochs, patience, validationShare, 0);
        return new ContrastiveFit("abc", layers, activation, output, noise, clip, reach, plan, Contrast.PROBABILITY);
    }
}
