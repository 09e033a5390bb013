package dev.hawkins.detect.labelled;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.variational.ContrastiveVae;
import dev.hawkins.detect.variational.VariationalAutoencoder;
import dev.hawkins.prepare.InputLayout;

/**
 * Variational binary classifier: the loss of {@link AutoencodingBinaryClassifier} (Yamanaka et al. 2019, arXiv 1903.10709)
 * with the reconstruction probability of {@link VariationalAutoencoder} (An and Cho 2015) in place of the norm. Their union is
 * our own; this is how it comes about.
 *
 * <p><b>A distance.</b> The norm serves the paper because it is never below 0, so that exp(-L) is a probability. A negative log
 * density {@code -log p(x|z)} can be below 0. But no density of the likelihoods in use exceeds {@code exp(-zero)}: a
 * probability is at most 1, and a Gaussian whose standard deviation is at least {@code min-sd} at most
 * {@code 1 / (min-sd sqrt(2 pi))}, so {@code zero} is the sum of {@code log(min-sd sqrt(2 pi))} over the Gaussian inputs. Hence
 * {@code L(x) = E_q[-log p(x|z)] - zero >= 0}, and {@code exp(-L)} is the reconstruction probability of the row in units of the
 * largest one that any row could have. Where the evidence bound is scored, {@code L = E_q[-log p(x|z)] + KL - zero}: the
 * decoder can then not be talked out of an anomaly by a code that no normal row has.
 *
 * <p><b>A probability that means something.</b> L adds up over inputs, and normal rows have about half a nat per input and
 * more, so exp(-L) is next to 0 for every row of a wide table. What tells normal rows from others is L in units of what is
 * usual: with a scale s, a row is normal with probability {@code exp(-L/s)}. With s the number of inputs that is the geometric
 * mean of the inputs' probabilities; the rule is the median L of held-back normal rows over log 2, after a few epochs on normal
 * rows alone, by which half of the normal rows begin above 1/2.
 *
 * <p><b>The loss.</b> The negative log-likelihood of the labels is {@code L/s} for normal rows and
 * {@code -log(1 - exp(-L/s))} for known anomalies. Times s, normal rows pay {@code L}, which but for a constant is the negative
 * evidence bound, so they are learned as by the VAE (beta included); anomalies pay {@code -s log(1 - exp(-L/s))}, whose slope
 * {@code -1 / (exp(L/s) - 1)} is the odds that the model gives the anomaly of being normal: one that nobody would take for
 * normal pushes no more. With no known anomaly it is the VAE, bit for bit.
 *
 * <p>The score is that of the VAE, or with {@code form=probability} the probability {@code 1 - exp(-L/s)}; both rank alike. It is
 * explained as by the VAE. At least two rows are needed.
 *
 * @param net all settings of the VAE; a continuous Bernoulli has no largest density and is refused
 * @param scale s; 0 = by the rule above
 * @param share least share of known anomalies among the rows of an epoch: where there are fewer, each comes as often as it
 *     takes, so that a handful of labels counts. 0, the paper's, lets every row come once
 * @param form the score of the VAE, or the probability that the row is an anomaly
 */
public record VariationalBinaryClassifier(
        VariationalAutoencoder net,
        @Setting(
                        help = "nats over which the probability of being normal falls to 1/e, 0 = by rule",
                        min = 0,
                        unit = "nats")
                double scale,
        @Setting(
                        help =
                                "least share of known anomalies among the rows of an epoch, by repetition; 0 = as they come",
                        min = 0,
                        max = 0.9,
                        unit = "share")
                double share,
        @Setting(help = "what is scored: the distance in nats, or the probability that it gives") ScoreForm form)
        implements Detector {
    public VariationalBinaryClassifier {
        Settings.check(VariationalBinaryClassifier.class, net, scale, share, form);
    }

    /** The product's defaults: those of the VAE, with a scale by rule. */
    public VariationalBinaryClassifier() {
        this(new VariationalAutoencoder(), 0, AutoencodingBinaryClassifier.SHARE, ScoreForm.DISTANCE);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        ContrastiveVae.Fitted fitted = contrastive().fit(training, scale, share, context);
        int anomalies = training.anomalies().rows();
        return ProbabilityModel.fitted(fitted.model(), fitted.zero(), fitted.scale(), form, anomalies);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return ProbabilityModel.restored(net.restore(state, layout), form, state);
    }

    private ContrastiveVae contrastive() {
        return new ContrastiveVae("abc-vae", net);
    }
}
