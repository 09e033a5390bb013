package dev.hawkins.detect.variational;

import dev.hawkins.detect.Generator;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.ShapleyValues.Sampling;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fitted {@link VariationalAutoencoder}, or one of the VAEs of another architecture.
 *
 * @param rule what is scored
 * @param architecture how the network is put together
 * @param seen what the encoder reads of a row
 * @param judged what the likelihood judges: the row, but never so large that float32 overflows
 * @param bank the samples every row is scored with
 * @param baseByInput mean part of each input in the score of validation rows
 * @param typical mean of those rows as the encoder sees them
 * @param typicalKl what contributions beyond the inputs' own parts are counted from: for {@code elbo} KL(q(z|x) || p(z)) of
 *     that mean, for scores that are shared out whole its score
 * @param exemplars the prior that codes are judged by, or null where that is N(0, I)
 * @param facts what the score needs to know of ordinary rows, or null
 */
record VaeModel(
        InputLayout layout,
        VaeNetwork network,
        ScoreRule rule,
        VaeArchitecture architecture,
        InputLimits seen,
        InputLimits judged,
        NoiseBank bank,
        double[] baseByInput,
        float[] typical,
        double typicalKl,
        ExemplarPrior exemplars,
        LatentFacts facts,
        TrainingReport report)
        implements Model {
    /** Rows to score per explained row where the whole score is shared out. */
    private static final int SHARED_RATINGS = 400;

    /**
     * @param choice what is scored
     * @param lambda weight of the KL in {@code error-and-kl}
     * @param standardise whether its terms are standardised
     */
    record ScoreRule(ScoreChoice choice, double lambda, boolean standardise) {}

    VaeModel withTypical(double value) {
        return with(value, report);
    }

    /** The same with one more warning in its report. */
    VaeModel withWarning(String warning) {
        List<String> warnings = new ArrayList<>(report.warnings());
        warnings.add(warning);
        return with(
                typicalKl,
                new TrainingReport(
                        report.trainingLoss(),
                        report.validationLoss(),
                        report.bestEpoch(),
                        report.figures(),
                        warnings));
    }

    private VaeModel with(double value, TrainingReport told) {
        return new VaeModel(
                layout,
                network,
                rule,
                architecture,
                seen,
                judged,
                bank,
                baseByInput,
                typical,
                value,
                exemplars,
                facts,
                told);
    }

    /** How contributions are found. */
    enum Sharing {
        /** The score is a sum over inputs. */
        BY_INPUT,
        /** By input, and the KL by {@link KlShares}. */
        KL_SHARES,
        /** The whole score by {@link dev.hawkins.detect.ShapleyValues}. */
        WHOLE
    }

    ScoreChoice choice() {
        return rule.choice();
    }

    Sharing sharing() {
        if (choice().additive()) {
            return Sharing.BY_INPUT;
        }
        return choice() == ScoreChoice.ELBO && network.kl() != null && network.context() == null
                ? Sharing.KL_SHARES
                : Sharing.WHOLE;
    }

    @Override
    public ScoreMeaning meaning() {
        String description =
                switch (choice()) {
                    case RECONSTRUCTION_PROBABILITY ->
                        "negative log reconstruction probability: mean of -log p(row | latent sample)";
                    case LOGMEANEXP -> "negative log of the mean of p(row | latent sample)";
                    case IMPORTANCE -> "estimate of the negative log probability of the row";
                    case ELBO -> "negative evidence lower bound of the row";
                    case MEAN_LATENT -> "negative log probability of the row at its mean latent code";
                    case ERROR_AND_KL -> "reconstruction error plus the KL divergence of the latent code";
                    case KL -> "KL divergence of the latent code from the prior";
                    case LATENT_MAHALANOBIS -> "squared Mahalanobis distance of the latent code";
                };
        boolean atLeast0 = choice() == ScoreChoice.LATENT_MAHALANOBIS;
        return new ScoreMeaning(
                description,
                choice() == ScoreChoice.ERROR_AND_KL || atLeast0 ? "none" : "nats",
                atLeast0 ? 0 : Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean additive() {
        return sharing() == Sharing.BY_INPUT;
    }

    @Override
    public Optional<Sampling> sampling() {
        return switch (sharing()) {
            case BY_INPUT -> Optional.empty();
            case KL_SHARES -> Optional.of(KlShares.sampling(layout));
            case WHOLE -> Optional.of(wholeSampling());
        };
    }

    Sampling wholeSampling() {
        return Sampling.affordable(layout, 1, SHARED_RATINGS);
    }

    @Override
    public double base() {
        if (sharing() == Sharing.WHOLE) {
            return typicalKl;
        }
        double sum = sharing() == Sharing.KL_SHARES ? typicalKl : 0;
        for (double b : baseByInput) {
            sum += b;
        }
        return sum;
    }

    @Override
    public Optional<Generator> generator() {
        return Optional.of(new VaeGenerator(this));
    }

    @Override
    public Scorer scorer(int maxRows) {
        return new VaeScorer(this, maxRows);
    }

    @Override
    public ModelState state() {
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
        NetworkState.save(network.network(), tensors);
        tensors.put("seen-low", ModelState.Floats.of(seen.low().clone()));
        tensors.put("seen-high", ModelState.Floats.of(seen.high().clone()));
        tensors.put(
                "noise-bank",
                new ModelState.Floats(
                        new int[] {bank.samples(), bank.latent()}, bank.values().clone()));
        tensors.put("base", ModelState.Doubles.of(baseByInput.clone()));
        tensors.put("typical", ModelState.Floats.of(typical.clone()));
        if (exemplars != null) {
            exemplars.save(tensors);
        }
        if (facts != null) {
            facts.save(tensors);
        }
        return new ModelState(tensors, Map.of(), report);
    }
}
