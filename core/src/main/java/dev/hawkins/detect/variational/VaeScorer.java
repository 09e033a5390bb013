package dev.hawkins.detect.variational;

import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.ShapleyValues;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores rows with a VAE: the encoder runs once per row, the decoder once per sample of the noise bank. Every -log p(x_j|z)
 * comes from the engine in float and is summed in double, over inputs first and samples second.
 */
final class VaeScorer implements Scorer {
    /** An explanation holds every sample's outputs, so it works on few rows at a time. */
    static final int EXPLAINED_AT_ONCE = 64;
    /** Rows that are scored together: one block of the engine, which then recomputes only what differs between samples. */
    static final int SCORED_AT_ONCE = 32;

    private final VaeModel model;
    private final VaeNetwork net;
    private final int inputs;
    private final int maxRows;
    private final Encoder encoder;
    private final Inference decoder;
    private final float[] seen;
    private final float[] judged;
    private final float[] mean;
    private final float[] logVariance;
    private final double[] kl;
    /** -log p(x|z_l) of sample l and row r at l * maxRows + r, or the error where that is scored. */
    private final double[] misfits;
    /** The KL of sample l and row r, where it depends on the sample. */
    private final double[] pathKl;
    /** The weight of each sample in the score of one row; they sum to 1. */
    private final double[] weights;

    private final ErrorNorm error;
    private VaeExplainer explainer;
    private Inference explained;
    private KlShares klShares;
    private ShapleyValues shares;

    VaeScorer(VaeModel model, int maxRows) {
        this.model = model;
        this.net = model.network();
        this.inputs = model.layout().inputs();
        this.maxRows = Math.min(maxRows, EXPLAINED_AT_ONCE);
        this.encoder = new Encoder(model, this.maxRows);
        boolean scoresError = model.choice() == ScoreChoice.ERROR_AND_KL;
        this.decoder = decoder(scoresError ? net.parameters() : net.misfit());
        this.error = scoresError ? new ErrorNorm(net.likelihood(), this.maxRows) : null;
        this.seen = new float[Math.multiplyExact(this.maxRows, inputs)];
        this.judged = new float[seen.length];
        this.mean = encoder.mean();
        this.logVariance = encoder.logVariance();
        this.kl = encoder.kl();
        this.misfits = new double[Math.multiplyExact(this.maxRows, model.bank().samples())];
        this.pathKl = new double[net.pathKl() == null ? 0 : misfits.length];
        this.weights = new double[model.bank().samples()];
    }

    /** From the code and the noise to what is asked for and, where it depends on the sample, the KL. */
    private Inference decoder(Node... fetched) {
        List<Node> all = new ArrayList<>(List.of(fetched));
        if (net.pathKl() != null) {
            all.add(net.pathKl());
        }
        return net.network()
                .inference(
                        Encoder.withContext(net, net.row(), net.mean(), net.logVariance(), net.noise()), all, maxRows);
    }

    @Override
    public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
        int atOnce = Math.min(SCORED_AT_ONCE, maxRows);
        for (int from = 0; from < count; from += atOnce) {
            int part = Math.min(atOnce, count - from);
            encode(rows, offset + from * inputs, part);
            feedDecoder(decoder, part);
            for (int l = 0; l < weights.length; l++) {
                decode(decoder, l, part);
            }
            averagePathKl(part);
            for (int r = 0; r < part; r++) {
                scores[scoresOffset + from + r] = combine(r);
            }
        }
    }

    private void encode(float[] rows, int offset, int count) {
        model.seen().apply(rows, offset, count, seen);
        model.judged().apply(rows, offset, count, judged);
        encoder.run(seen, 0, count);
    }

    private void feedDecoder(Inference inference, int count) {
        inference.feed(net.row(), judged, 0, count);
        encoder.feed(inference, count);
    }

    private void decode(Inference inference, int sample, int count) {
        NoiseBank bank = model.bank();
        inference.feedConstant(net.noise(), bank.values(), sample * bank.latent());
        inference.run(count);
        int at = sample * maxRows;
        Arrays.fill(misfits, at, at + count, 0);
        if (error != null) {
            error.read(inference, net.parameters(), judged, count, misfits, at);
        } else {
            inference.addSums(net.misfit(), misfits, at);
        }
        if (net.pathKl() != null) {
            Arrays.fill(pathKl, at, at + count, 0);
            inference.addSums(net.pathKl(), pathKl, at);
        }
    }

    private void averagePathKl(int count) {
        for (int r = 0; r < count && net.pathKl() != null; r++) {
            kl[r] = 0;
            for (int l = 0; l < weights.length; l++) {
                kl[r] += pathKl[l * maxRows + r] / weights.length;
            }
        }
    }

    /** The score of row r; leaves the weight of each sample behind. */
    private double combine(int r) {
        int samples = weights.length;
        return switch (model.choice()) {
            case RECONSTRUCTION_PROBABILITY, MEAN_LATENT -> average(r);
            case ELBO -> average(r) + kl[r];
            case ERROR_AND_KL -> errorAndKl(average(r), kl[r]);
            case KL -> {
                average(r);
                yield kl[r];
            }
            case LATENT_MAHALANOBIS -> {
                average(r);
                yield model.facts() == null
                        ? 0
                        : model.facts().mahalanobis(mean, r * net.mean().units());
            }
            case LOGMEANEXP -> {
                for (int l = 0; l < samples; l++) {
                    weights[l] = -misfits[l * maxRows + r];
                }
                yield -logMeanExp();
            }
            case IMPORTANCE -> {
                for (int l = 0; l < samples; l++) {
                    weights[l] = logPriorRatio(r, l) - misfits[l * maxRows + r];
                }
                yield -logMeanExp();
            }
        };
    }

    private double errorAndKl(double rowError, double rowKl) {
        VaeModel.ScoreRule rule = model.rule();
        return rule.standardise() && model.facts() != null
                ? model.facts().standardised(rowError, rowKl, rule.lambda())
                : rowError + rule.lambda() * rowKl;
    }

    private double average(int r) {
        double sum = 0;
        for (int l = 0; l < weights.length; l++) {
            weights[l] = 1.0 / weights.length;
            sum += misfits[l * maxRows + r];
        }
        return sum / weights.length;
    }

    /** log p(z) - log q(z|x) at z = mu + exp(s/2) e: the sum of (e^2 + s - z^2) / 2. */
    private double logPriorRatio(int r, int sample) {
        int latent = model.bank().latent();
        double sum = 0;
        for (int i = 0; i < latent; i++) {
            double e = model.bank().values()[sample * latent + i];
            double s = logVariance[r * latent + i];
            double z = mean[r * latent + i] + StrictMath.exp(s / 2) * e;
            sum += (e * e + s - z * z) / 2;
        }
        return sum;
    }

    /** Log of the mean of exp(weights), whose exponentials take their place and are made to sum to 1. */
    private double logMeanExp() {
        double largest = Double.NEGATIVE_INFINITY;
        for (double w : weights) {
            largest = Math.max(largest, w);
        }
        double sum = 0;
        for (int l = 0; l < weights.length; l++) {
            weights[l] = StrictMath.exp(weights[l] - largest);
            sum += weights[l];
        }
        for (int l = 0; l < weights.length; l++) {
            weights[l] /= sum;
        }
        return largest + StrictMath.log(sum / weights.length);
    }

    @Override
    public void explain(
            float[] rows,
            int offset,
            int count,
            double[] scores,
            double[] contributions,
            float[] expected,
            float[] spread) {
        attribute(rows, offset, count, scores, contributions, expected, spread);
        if (model.sharing() == VaeModel.Sharing.WHOLE) {
            Arrays.fill(contributions, 0, count * inputs, 0);
            shareOut(rows, offset, count, contributions);
            return;
        }
        double[] base = model.baseByInput();
        for (int i = 0; i < count * inputs; i++) {
            contributions[i] -= base[i % inputs];
        }
        if (model.sharing() == VaeModel.Sharing.KL_SHARES) {
            addKl(rows, offset, count, contributions);
        }
    }

    private void shareOut(float[] rows, int offset, int count, double[] contributions) {
        if (shares == null) {
            VaeScorer scorer = new VaeScorer(model, SCORED_AT_ONCE);
            shares = ShapleyValues.from(
                    model.typical(),
                    model.layout(),
                    model.wholeSampling(),
                    (states, rated, ratings) -> scorer.score(states, 0, rated, ratings, 0));
        }
        shares.addRows(rows, offset, count, contributions);
    }

    /** The part of the score that is no sum over inputs; see {@link KlShares}. */
    private void addKl(float[] rows, int offset, int count, double[] contributions) {
        if (klShares == null) {
            klShares = new KlShares(model);
        }
        for (int r = 0; r < count; r++) {
            model.seen().apply(rows, offset + r * inputs, 1, seen);
            klShares.add(seen, 0, contributions, r * inputs);
        }
    }

    /** As {@link #explain}, with each input's misfit, weighted by sample, as its contribution, and no base. */
    void attribute(
            float[] rows,
            int offset,
            int count,
            double[] scores,
            double[] contributions,
            float[] expected,
            float[] spread) {
        if (explainer == null) {
            explainer = new VaeExplainer(model, maxRows);
            explained = decoder(net.misfit(), net.parameters());
        }
        for (int from = 0; from < count; from += maxRows) {
            int part = Math.min(maxRows, count - from);
            encode(rows, offset + from * inputs, part);
            decodeEverySample(part);
            averagePathKl(part);
            for (int r = 0; r < part; r++) {
                scores[from + r] = combine(r);
                explainer.row(
                        r, weights, scores[from + r] - kl[r], (from + r) * inputs, contributions, expected, spread);
            }
        }
    }

    private void decodeEverySample(int count) {
        feedDecoder(explained, count);
        for (int l = 0; l < weights.length; l++) {
            decode(explained, l, count);
            explainer.keep(explained, l);
        }
    }

    /** Mean of q(z|x) of the rows scored last, row-major; at most {@link #EXPLAINED_AT_ONCE} after an explanation. */
    float[] latentMean() {
        return mean;
    }

    /** -log p(x|z) of the rows scored last at the first sample, or their error where that is scored. */
    double[] firstSample() {
        return misfits;
    }

    /** KL(q(z|x) || p(z)) of the rows scored last. */
    double[] kl() {
        return kl;
    }
}
