package dev.hawkins.detect.variational;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.InputLimits;
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
 * Variational autoencoder with reconstruction probability (An and Cho 2015, "Variational autoencoder based anomaly detection
 * using reconstruction probability", SNU Data Mining Center; Kingma and Welling 2014, arXiv 1312.6114).
 *
 * <p>Prior p(z) = N(0, I), encoder q(z|x) = N(mu(x), diag exp(s(x))), decoder p(x|z) = prod_j p_j(x_j|z). Training maximises
 * {@code log p(x|z) - beta KL(q(z|x) || p(z))} with one sample z per row and step. The reconstruction probability of a row is
 * {@code (1/M) sum_l log p(x|z_l)} with z_l = mu + exp(s/2) e_l and noise e_l that is the same for every row.
 *
 * <p>The product scores the negative ELBO, which is the reconstruction probability with the other sign plus the KL, and so a
 * bound on -log p(x): without the KL, a row that decodes exactly from a code that normal rows hardly ever have would pass for
 * normal. {@code score=reconstruction-probability} is the paper's.
 *
 * <p>Each kind of input has its own likelihood, so columns of different units need no weights. A value that never occurred in
 * training falls into the {@code other} unit of its one-hot block, which the softmax has learned to give next to no
 * probability: that part of the score is large, and finite, since the network's inputs and weights are.
 *
 * <p>Contributions are the inputs' parts of the score minus the same parts' mean over held-back rows; exact for
 * {@code reconstruction-probability} and {@code mean-latent}. The KL of {@code elbo} is shared out among the columns by
 * {@link KlShares}, the other scores as a whole by {@link dev.hawkins.detect.ShapleyValues}. At least two rows are needed.
 *
 * @param hidden units of the encoder's hidden layers; the decoder mirrors them. Empty = {@link LatentRule}
 * @param latent units of z, 0 = by {@code latentChoice}
 * @param latentChoice how the units of z are chosen where they are not set
 * @param activation of the hidden layers
 * @param likelihood how inputs are distributed given z
 * @param variance what a learned variance depends on
 * @param minSd smallest standard deviation of a Gaussian: how exact a value may be. The most influential setting. At the
 *     product's .7 a misfit of z standard deviations costs about z^2 nats, so that numbers do not drown categories, whose
 *     surprises are a few nats; at .1 it costs 50 z^2
 * @param beta weight of the KL (Higgins et al. 2017)
 * @param warmUp share of the steps over which beta, or the capacity, rises from 0, against a latent space that is never used
 * @param annealing how it rises
 * @param freeBits least KL per latent unit and row that is paid for, in nats: units are not punished for saying that little
 *     (Kingma et al. 2016, arXiv 1606.04934)
 * @param capacity nats of KL per row that the loss wants, {@code beta |KL - C|} with C rising to it (Burgess et al. 2018,
 *     arXiv 1804.03599), 0 = the KL itself is the penalty; beta should then be large, such as 100
 * @param samples latent samples per scored row
 * @param score what is scored
 * @param lambda weight of the KL in {@code error-and-kl}
 * @param standardise whether its two terms are standardised before they are added
 * @param exemplars most training rows whose codes are the prior of a scored row's code ({@link ExemplarPrior}); 0 = N(0, I),
 *     with which every network is trained. They are kept in the model, and made rows are drawn from N(0, I) all the same
 * @param training how the network is trained
 * @param clip standard deviations around its mean to which a training value is limited; scores see every value as it is
 * @param reach how far beyond its training range the network sees an input ({@link InputLimits})
 */
public record VariationalAutoencoder(
        @Setting(help = "units per hidden layer of the encoder, mirrored by the decoder; auto = by rule", min = 1)
                List<Integer> hidden,
        @Setting(help = "latent units, 0 = by latent-choice", min = 0) int latent,
        @Setting(help = "how latent units are chosen that are not set") LatentChoice latentChoice,
        @Setting(help = "activation of the hidden layers") Activation activation,
        @Setting(help = "how inputs are distributed given the latent code") LikelihoodChoice likelihood,
        @Setting(help = "what the learned variance of a Gaussian depends on") VarianceChoice variance,
        @Setting(help = "smallest standard deviation of a Gaussian", min = 1e-3, max = 100, unit = "prepared units")
                double minSd,
        @Setting(help = "weight of the KL divergence", min = 0, max = 1000) double beta,
        @Setting(help = "share of the steps over which beta rises from 0", min = 0, max = 1, unit = "share")
                double warmUp,
        @Setting(help = "how beta rises: once over warm-up, or in four cycles") Annealing annealing,
        @Setting(help = "KL divergence per latent unit that costs nothing", min = 0, max = 100, unit = "nats")
                double freeBits,
        @Setting(
                        help = "KL divergence per row that training aims at, 0 = as little as possible",
                        min = 0,
                        max = 1e4,
                        unit = "nats")
                double capacity,
        @Setting(help = "latent samples per scored row", min = 1, max = 4096) int samples,
        @Setting(help = "what is scored") ScoreChoice score,
        @Setting(help = "weight of the KL divergence in error-and-kl", min = 0, max = 1e6) double lambda,
        @Setting(help = "whether the terms of error-and-kl are standardised by held-back rows") boolean standardise,
        @Setting(
                        help = "most training rows whose codes are the prior that codes are judged by, 0 = N(0, 1)",
                        min = 0,
                        unit = "rows")
                int exemplars,
        TrainingPlan training,
        @Setting(help = "standard deviations around its mean to which a training value is limited", min = 1, max = 1e6)
                double clip,
        @Setting(help = "how far beyond its training range an input is read, in widths of it", min = 0, max = 1e6)
                double reach)
        implements Detector {
    private static final double CLIP_NORM = 5;

    public VariationalAutoencoder {
        Settings.check(
                VariationalAutoencoder.class,
                hidden,
                latent,
                latentChoice,
                activation,
                likelihood,
                variance,
                minSd,
                beta,
                warmUp,
                annealing,
                freeBits,
                capacity,
                samples,
                score,
                lambda,
                standardise,
                exemplars,
                training,
                clip,
                reach);
        hidden = List.copyOf(hidden);
        if (exemplars > 0 && score != ScoreChoice.ELBO && score != ScoreChoice.KL) {
            throw new DetectorException("exemplars must be 0 with score %s, which judges no code by them, but was %d"
                    .formatted(Settings.kebab(score), exemplars));
        }
    }

    /**
     * The product's defaults. A smallest standard deviation of .7 (about 1/sqrt 2) and the negative evidence bound as score
     * are the choices of Tonnaer's thesis (chapter 3), which reproduces An and Cho's MNIST figures with them. On KDD Cup 99,
     * where rows hide in dense and in rare places, the bound is worth .01 of ROC AUC over the reconstruction term alone: the
     * KL says how far a row's code is from where codes usually are.
     */
    public VariationalAutoencoder() {
        this(
                List.of(),
                0,
                LatentChoice.RULE,
                Activation.ELU,
                LikelihoodChoice.AUTO,
                VarianceChoice.INPUT,
                0.7,
                1,
                0.2,
                Annealing.LINEAR,
                0,
                0,
                10,
                ScoreChoice.ELBO,
                1,
                true,
                0,
                new TrainingPlan(1e-3, Schedule.COSINE, 0, 0, 20, 0.1, CLIP_NORM),
                10,
                0.5);
    }

    /** An and Cho 2015: one hidden layer of 400 units, 200 latent units, Gaussian outputs; what they leave open by the usual. */
    public static VariationalAutoencoder anAndCho() {
        return new VariationalAutoencoder(
                List.of(400),
                200,
                LatentChoice.RULE,
                Activation.RELU,
                LikelihoodChoice.GAUSSIAN,
                VarianceChoice.ROW,
                0.1,
                1,
                0,
                Annealing.LINEAR,
                0,
                0,
                16,
                ScoreChoice.RECONSTRUCTION_PROBABILITY,
                1,
                true,
                0,
                new TrainingPlan(1e-3, Schedule.CONSTANT, 100, 100, 10, 0.1, CLIP_NORM),
                1e6,
                1e6);
    }

    /**
     * For images in [0, 1]: the network of An and Cho and their score, with a small code, which finds strange digits better than a
     * large one (Tonnaer's thesis, chapter 3). Of 2, 4 and 8 units, 4 were chosen by An and Cho's experiment on digits itself.
     * {@code latent-choice=validation} takes 2 units on digits, since nearly all of the loss is a constant there.
     */
    public static VariationalAutoencoder smallLatent() {
        return new VariationalAutoencoder(
                List.of(400),
                4,
                LatentChoice.RULE,
                Activation.RELU,
                LikelihoodChoice.FIXED_GAUSSIAN,
                VarianceChoice.INPUT,
                Math.sqrt(0.5),
                1,
                0,
                Annealing.LINEAR,
                0,
                0,
                16,
                ScoreChoice.RECONSTRUCTION_PROBABILITY,
                1,
                true,
                0,
                new TrainingPlan(3e-3, Schedule.COSINE, 100, 0, 10, 0.1, CLIP_NORM),
                1e6,
                1e6);
    }

    /**
     * For finding what is like no training row, on tables of numbers: as many latent units as inputs, an exact decoder of fixed
     * variance, and the codes of the training rows for a prior. What the code cannot tell is paid for as misfit, what it tells
     * by its distance from the codes of training rows. Chosen on halves of 28 ADBench sets, see the evidence.
     */
    public static VariationalAutoencoder exemplarPrior() {
        return new VariationalAutoencoder(
                List.of(),
                0,
                LatentChoice.INPUTS,
                Activation.ELU,
                LikelihoodChoice.FIXED_GAUSSIAN,
                VarianceChoice.INPUT,
                0.1,
                1,
                0.2,
                Annealing.LINEAR,
                0,
                0,
                10,
                ScoreChoice.ELBO,
                1,
                true,
                50_000,
                new TrainingPlan(1e-3, Schedule.COSINE, 0, 0, 20, 0.1, CLIP_NORM),
                10,
                0.5);
    }

    /** Cloudera Fast Forward report FF12 (2020): 858 parameters on its 18 inputs. */
    public static VariationalAutoencoder ff12() {
        return new VariationalAutoencoder(
                List.of(15, 7),
                2,
                LatentChoice.RULE,
                Activation.RELU,
                LikelihoodChoice.FIXED_GAUSSIAN,
                VarianceChoice.INPUT,
                Math.sqrt(0.5),
                1,
                0,
                Annealing.LINEAR,
                0,
                0,
                16,
                ScoreChoice.RECONSTRUCTION_PROBABILITY,
                1,
                true,
                0,
                new TrainingPlan(0.01, Schedule.CONSTANT, 256, 8, 20, 0.1, CLIP_NORM),
                1e6,
                1e6);
    }

    /** The same with other hidden layers. */
    VariationalAutoencoder withHidden(List<Integer> value) {
        return new VariationalAutoencoder(
                value,
                latent,
                latentChoice,
                activation,
                likelihood,
                variance,
                minSd,
                beta,
                warmUp,
                annealing,
                freeBits,
                capacity,
                samples,
                score,
                lambda,
                standardise,
                exemplars,
                training,
                clip,
                reach);
    }

    /** The same with another score. */
    VariationalAutoencoder withScore(ScoreChoice value) {
        return new VariationalAutoencoder(
                hidden,
                latent,
                latentChoice,
                activation,
                likelihood,
                variance,
                minSd,
                beta,
                warmUp,
                annealing,
                freeBits,
                capacity,
                samples,
                value,
                lambda,
                standardise,
                exemplars,
                training,
                clip,
                reach);
    }

    @Override
    public Model fit(Training rows, FitContext context) {
        return plain().fit(rows, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return plain().restore(state, layout);
    }

    private VaeFit plain() {
        return new VaeFit("vae", this, VaeArchitecture.PLAIN, 0);
    }

    List<Integer> layers(int inputs) {
        return hidden.isEmpty() ? LatentRule.hidden(inputs, latentChoice) : hidden;
    }

    int latentUnits(int inputs) {
        return latent == 0 ? LatentRule.latent(inputs, latentChoice) : latent;
    }

    /** Whether several sizes of the code are tried. */
    boolean choosesByValidation() {
        return latent == 0 && latentChoice == LatentChoice.VALIDATION;
    }
}
