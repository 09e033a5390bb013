package dev.hawkins.detect.variational;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
 * {@link KlShares}. For {@code logmeanexp} and {@code importance} the samples are weighted by their part in the mean, and
 * what is left is spread evenly over the columns. At least two rows are needed.
 *
 * @param hidden units of the encoder's hidden layers; the decoder mirrors them. Empty = {@link LatentRule}
 * @param latent units of z, 0 = by rule
 * @param activation of the hidden layers
 * @param likelihood how inputs are distributed given z
 * @param variance what a learned variance depends on
 * @param minSd smallest standard deviation of a Gaussian: how exact a value may be. The most influential setting. At the
 *     product's .7 a misfit of z standard deviations costs about z^2 nats, so that numbers do not drown categories, whose
 *     surprises are a few nats; at .1 it costs 50 z^2
 * @param beta weight of the KL
 * @param warmUp share of the steps over which beta rises from 0, against a latent space that is never used
 * @param samples latent samples per scored row
 * @param score what is scored
 * @param learningRate of Adam
 * @param schedule how the rate changes
 * @param batch rows per step, 0 = by rule ({@link TrainingPlan})
 * @param epochs most passes, 0 = by rule
 * @param patience epochs without progress after which training stops
 * @param validationShare share of the rows held back to choose the best weights
 * @param clip standard deviations around its mean to which a training value is limited; scores see every value as it is
 * @param reach how far beyond its training range the network sees an input ({@link InputLimits})
 */
public record VariationalAutoencoder(
        @Setting(help = "units per hidden layer of the encoder, mirrored by the decoder; auto = by rule", min = 1)
                List<Integer> hidden,
        @Setting(help = "latent units, 0 = by rule", min = 0) int latent,
        @Setting(help = "activation of the hidden layers") Activation activation,
        @Setting(help = "how inputs are distributed given the latent code") LikelihoodChoice likelihood,
        @Setting(help = "what the learned variance of a Gaussian depends on") VarianceChoice variance,
        @Setting(help = "smallest standard deviation of a Gaussian", min = 1e-3, max = 100, unit = "prepared units")
                double minSd,
        @Setting(help = "weight of the KL divergence", min = 0, max = 1000) double beta,
        @Setting(help = "share of the steps over which beta rises from 0", min = 0, max = 1, unit = "share")
                double warmUp,
        @Setting(help = "latent samples per scored row", min = 1, max = 4096) int samples,
        @Setting(help = "what is scored") ScoreChoice score,
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
    private static final double CLIP_NORM = 5;

    public VariationalAutoencoder {
        Settings.check(
                VariationalAutoencoder.class,
                hidden,
                latent,
                activation,
                likelihood,
                variance,
                minSd,
                beta,
                warmUp,
                samples,
                score,
                learningRate,
                schedule,
                batch,
                epochs,
                patience,
                validationShare,
                clip,
                reach);
        hidden = List.copyOf(hidden);
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
                Activation.ELU,
                LikelihoodChoice.AUTO,
                VarianceChoice.INPUT,
                0.7,
                1,
                0.2,
                10,
                ScoreChoice.ELBO,
                1e-3,
                Schedule.COSINE,
                0,
                0,
                20,
                0.1,
                10,
                0.5);
    }

    /** An and Cho 2015: one hidden layer of 400 units, 200 latent units, Gaussian outputs; what they leave open by the usual. */
    public static VariationalAutoencoder anAndCho() {
        return new VariationalAutoencoder(
                List.of(400),
                200,
                Activation.RELU,
                LikelihoodChoice.GAUSSIAN,
                VarianceChoice.ROW,
                0.1,
                1,
                0,
                16,
                ScoreChoice.RECONSTRUCTION_PROBABILITY,
                1e-3,
                Schedule.CONSTANT,
                100,
                100,
                10,
                0.1,
                1e6,
                1e6);
    }

    /** Cloudera Fast Forward report FF12 (2020): 858 parameters on its 18 inputs. */
    public static VariationalAutoencoder ff12() {
        return new VariationalAutoencoder(
                List.of(15, 7),
                2,
                Activation.RELU,
                LikelihoodChoice.FIXED_GAUSSIAN,
                VarianceChoice.INPUT,
                Math.sqrt(0.5),
                1,
                0,
                16,
                ScoreChoice.RECONSTRUCTION_PROBABILITY,
                0.01,
                Schedule.CONSTANT,
                256,
                8,
                20,
                0.1,
                1e6,
                1e6);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("vae", 2);
        Matrix rows = InputLimits.clip(training.rows(), clip);
        likelihood.checkRange(rows, training.layout());
        ValidationSplit split = ValidationSplit.of(rows.rows(), validationShare, context.random("split"));
        VaeNetwork network = network(training.layout());
        network.network().initialise(context.random("init"));
        TrainingLoop.Curve curve = TrainingLoop.run(
                network.network(),
                network.loss(),
                Map.of(network.row(), rows),
                split,
                plan(),
                new TrainingLoop.Ramp(network.beta(), beta, warmUp),
                context);
        Matrix held = rows.select(split.someValidation(LatentDiagnosis.ROWS));
        return diagnosed(network, training.layout(), InputLimits.of(rows, reach), held, curve, context);
    }

    /** The model of a trained network, with what held-back normal rows say of it. */
    VaeModel diagnosed(
            VaeNetwork network,
            InputLayout layout,
            InputLimits limits,
            Matrix held,
            TrainingLoop.Curve curve,
            FitContext context) {
        int inputs = layout.inputs();
        VaeModel bare = model(
                layout,
                network,
                limits,
                bank(network, context),
                new double[inputs],
                new float[inputs],
                TrainingReport.none());
        LatentDiagnosis diagnosis = LatentDiagnosis.of(bare, held);
        float[] typical = new float[inputs];
        bare.seen().apply(diagnosis.typical(), 0, 1, typical);
        return model(
                bare.layout(),
                network,
                bare.seen(),
                bare.bank(),
                diagnosis.base(),
                typical,
                diagnosis.report(curve, network));
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        int inputs = layout.inputs();
        List<Integer> widths = new ArrayList<>(layers(inputs));
        widths.add(latentUnits(inputs));
        NetworkState.demandRoom(state, inputs, widths);
        VaeNetwork network = network(layout);
        NetworkState.load(network.network(), state);
        int units = network.mean().units();
        int banked = score == ScoreChoice.MEAN_LATENT ? 1 : samples;
        return model(
                layout,
                network,
                new InputLimits(state.floats("seen-low", inputs), state.floats("seen-high", inputs)),
                new NoiseBank(units, state.floats("noise-bank", banked * units)),
                state.doubles("base", inputs),
                state.floats("typical", inputs),
                state.report());
    }

    TrainingPlan plan() {
        return new TrainingPlan(learningRate, schedule, batch, epochs, patience, validationShare, CLIP_NORM);
    }

    private VaeNetwork network(InputLayout layout) {
        return network(layout, null);
    }

    VaeNetwork network(InputLayout layout, VaeNetwork.Push push) {
        int inputs = layout.inputs();
        Likelihood heads = likelihood.heads(layout, minSd);
        return VaeNetwork.build(layers(inputs), latentUnits(inputs), activation, heads, variance, beta, push);
    }

    private List<Integer> layers(int inputs) {
        return hidden.isEmpty() ? LatentRule.hidden(inputs) : hidden;
    }

    private int latentUnits(int inputs) {
        return latent == 0 ? LatentRule.latent(inputs) : latent;
    }

    private NoiseBank bank(VaeNetwork network, FitContext context) {
        int units = network.mean().units();
        return score == ScoreChoice.MEAN_LATENT
                ? NoiseBank.zero(units)
                : NoiseBank.draw(samples, units, context.random("noise-bank"));
    }

    private VaeModel model(
            InputLayout layout,
            VaeNetwork network,
            InputLimits seen,
            NoiseBank bank,
            double[] base,
            float[] typical,
            TrainingReport report) {
        return new VaeModel(
                layout,
                network,
                score,
                seen,
                JudgedRange.of(network.likelihood()),
                bank,
                base,
                typical,
                KlShares.typicalKl(network, typical),
                report);
    }
}
