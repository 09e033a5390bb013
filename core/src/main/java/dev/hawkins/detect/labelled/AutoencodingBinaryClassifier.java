package dev.hawkins.detect.labelled;

import dev.hawkins.detect.Contrast;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.reconstruction.Autoencoder;
import dev.hawkins.detect.reconstruction.ContrastiveFit;
import dev.hawkins.detect.reconstruction.Corruption;
import dev.hawkins.detect.reconstruction.DenoisingAutoencoder;
import dev.hawkins.detect.reconstruction.Objective;
import dev.hawkins.prepare.InputLayout;

/**
 * Autoencoding binary classifier (Yamanaka, Iwata, Takahashi, Yamada and Kanai 2019, arXiv 1903.10709): an
 * {@link Autoencoder} that is taught not to restore known anomalies. With {@code L = ||x - g(f(x))||}, a row is normal with
 * probability {@code exp(-L/s)}; the loss is its negative log-likelihood times s, {@code L} for a normal row and
 * {@code -s log(1 - exp(-L/s))} for a known anomaly, in batches that mix both as they come.
 *
 * <p>The push on an anomaly fades as {@code 1 / (exp(L/s) - 1)}, so normal rows are never forgotten. Kinds of anomalies that
 * nobody has labelled are found as by the autoencoder, since they are not restored well either. With no known anomaly it is
 * the autoencoder, or with {@code amount} above 0 the denoising one, bit for bit.
 *
 * <p>The score is L, or with {@code form=probability} the probability of an anomaly, {@code 1 - exp(-L/s)}; both rank alike.
 * The paper's L is the unsquared length, {@code objective=norm}, whose contributions are the squared differences over L; they
 * sum to it. At least two rows are needed.
 *
 * @param net all settings of the (denoising) autoencoder; L is its objective
 * @param scale s; the paper's is 1. In d prepared columns normal rows have lengths of about sqrt(d), so that with s = 1 all of
 *     them would be anomalies. 0 = median L of held-back normal rows over log 2, found after a few epochs on normal rows
 *     alone: half of them are then normal with a probability above 1/2, and more as training goes on
 * @param share least share of known anomalies among the rows of an epoch: where there are fewer, each comes as often as it
 *     takes, so that a handful of labels counts. 0, the paper's, lets every row come once
 * @param form the distance, or the probability that the row is an anomaly
 */
public record AutoencodingBinaryClassifier(
        DenoisingAutoencoder net,
        @Setting(help = "distance over which the probability of being normal falls to 1/e, 0 = by rule", min = 0)
                double scale,
        @Setting(
                        help =
                                "least share of known anomalies among the rows of an epoch, by repetition; 0 = as they come",
                        min = 0,
                        max = 0.9,
                        unit = "share")
                double share,
        @Setting(help = "what is scored: the distance, or the probability that it gives") ScoreForm form)
        implements Detector {
    /** Enough for a few labels to count, too little to drown the normal rows. */
    static final double SHARE = 0.1;

    public AutoencodingBinaryClassifier {
        Settings.check(AutoencodingBinaryClassifier.class, net, scale, share, form);
    }

    /** The product's defaults: those of the autoencoder, with the length as L and a scale by rule. */
    public AutoencodingBinaryClassifier() {
        this(plain(new Autoencoder().withObjective(Objective.NORM)), 0, SHARE, ScoreForm.DISTANCE);
    }

    /** The paper's, on its autoencoder or, with noise of standard deviation .2, its denoising one. */
    public static AutoencodingBinaryClassifier yamanaka(double noise) {
        return new AutoencodingBinaryClassifier(
                new DenoisingAutoencoder(Autoencoder.yamanaka(), Corruption.GAUSSIAN, noise), 1, 0, ScoreForm.DISTANCE);
    }

    /** Without corruption. */
    static DenoisingAutoencoder plain(Autoencoder ae) {
        return new DenoisingAutoencoder(ae, Corruption.GAUSSIAN, 0);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        ContrastiveFit.Fitted fitted = contrastive().fit(training, scale, share, context);
        int anomalies = training.anomalies().rows();
        return ProbabilityModel.fitted(fitted.model(), 0, fitted.scale(), form, anomalies);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return ProbabilityModel.restored(contrastive().restore(state, layout), form, state);
    }

    private ContrastiveFit contrastive() {
        return new ContrastiveFit("abc", net, Contrast.PROBABILITY);
    }
}
