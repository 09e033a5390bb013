package dev.hawkins.detect.variational;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fitted {@link VariationalAutoencoder}.
 *
 * @param seen what the encoder reads of a row
 * @param judged what the likelihood judges: the row, but never so large that float32 overflows
 * @param bank the samples every row is scored with
 * @param baseByInput mean part of each input in the score of validation rows
 * @param typical mean of those rows as the encoder sees them
 * @param typicalKl KL(q(z|x) || p(z)) of that mean, from which the shares of columns in the KL are counted
 */
record VaeModel(
        InputLayout layout,
        VaeNetwork network,
        ScoreChoice choice,
        InputLimits seen,
        InputLimits judged,
        NoiseBank bank,
        double[] baseByInput,
        float[] typical,
        double typicalKl,
        TrainingReport report)
        implements Model {
    @Override
    public ScoreMeaning meaning() {
        String description =
                switch (choice) {
                    case RECONSTRUCTION_PROBABILITY ->
                        "negative log reconstruction probability: mean of -log p(row | latent sample)";
                    case LOGMEANEXP -> "negative log of the mean of p(row | latent sample)";
                    case IMPORTANCE -> "estimate of the negative log probability of the row";
                    case ELBO -> "negative evidence lower bound of the row";
                    case MEAN_LATENT -> "negative log probability of the row at its mean latent code";
                };
        return new ScoreMeaning(description, "nats", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean additive() {
        return choice.additive();
    }

    @Override
    public double base() {
        double sum = choice == ScoreChoice.ELBO ? typicalKl : 0;
        for (double b : baseByInput) {
            sum += b;
        }
        return sum;
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
        return new ModelState(tensors, Map.of(), report);
    }
}
