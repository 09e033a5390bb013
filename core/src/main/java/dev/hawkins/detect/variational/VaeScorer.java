package dev.hawkins.detect.variational;

import dev.hawkins.detect.Scorer;
import dev.hawkins.engine.Inference;
import dev.hawkins.prepare.InputLayout.Block;
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
    private static final int SCORED_AT_ONCE = 32;

    private final VaeModel model;
    private final VaeNetwork net;
    private final int inputs;
    private final int maxRows;
    private final Inference encoder;
    private final Inference decoder;
    private final float[] seen;
    private final float[] judged;
    private final float[] mean;
    private final float[] logVariance;
    private final double[] kl;
    /** -log p(x|z_l) of sample l and row r at l * maxRows + r. */
    private final double[] misfits;
    /** The weight of each sample in the score of one row; they sum to 1. */
    private final double[] weights;

    private Explainer explainer;
    private KlShares klShares;

    VaeScorer(VaeModel model, int maxRows) {
        this.model = model;
        this.net = model.network();
        this.inputs = model.layout().inputs();
        this.maxRows = Math.min(maxRows, EXPLAINED_AT_ONCE);
        this.encoder = net.network()
                .inference(List.of(net.row()), List.of(net.mean(), net.logVariance(), net.kl()), this.maxRows);
        this.decoder = net.network()
                .inference(
                        List.of(net.row(), net.mean(), net.logVariance(), net.noise()),
                        List.of(net.misfit()),
                        this.maxRows);
        this.seen = new float[Math.multiplyExact(this.maxRows, inputs)];
        this.judged = new float[seen.length];
        this.mean = new float[Math.multiplyExact(this.maxRows, net.mean().units())];
        this.logVariance = new float[mean.length];
        this.kl = new double[this.maxRows];
        this.misfits = new double[Math.multiplyExact(this.maxRows, model.bank().samples())];
        this.weights = new double[model.bank().samples()];
    }

    @Override
    public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
        for (int from = 0; from < count; from += SCORED_AT_ONCE) {
            int part = Math.min(SCORED_AT_ONCE, count - from);
            encode(rows, offset + from * inputs, part);
            feedDecoder(decoder, part);
            for (int l = 0; l < weights.length; l++) {
                decode(decoder, l, part);
            }
            for (int r = 0; r < part; r++) {
                scores[scoresOffset + from + r] = combine(r);
            }
        }
    }

    private void encode(float[] rows, int offset, int count) {
        model.seen().apply(rows, offset, count, seen);
        model.judged().apply(rows, offset, count, judged);
        encoder.feed(net.row(), seen, 0, count);
        encoder.run(count);
        encoder.fetch(net.mean(), mean, 0);
        encoder.fetch(net.logVariance(), logVariance, 0);
        Arrays.fill(kl, 0, count, 0);
        encoder.addSums(net.kl(), kl, 0);
    }

    private void feedDecoder(Inference inference, int count) {
        inference.feed(net.row(), judged, 0, count);
        inference.feed(net.mean(), mean, 0, count);
        inference.feed(net.logVariance(), logVariance, 0, count);
    }

    private void decode(Inference inference, int sample, int count) {
        NoiseBank bank = model.bank();
        inference.feedConstant(net.noise(), bank.values(), sample * bank.latent());
        inference.run(count);
        Arrays.fill(misfits, sample * maxRows, sample * maxRows + count, 0);
        inference.addSums(net.misfit(), misfits, sample * maxRows);
    }

    /** The score of row r; leaves the weight of each sample behind. */
    private double combine(int r) {
        int samples = weights.length;
        return switch (model.choice()) {
            case RECONSTRUCTION_PROBABILITY, MEAN_LATENT -> average(r);
            case ELBO -> average(r) + kl[r];
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
        double[] base = model.baseByInput();
        for (int i = 0; i < count * inputs; i++) {
            contributions[i] -= base[i % inputs];
        }
        if (model.choice() == ScoreChoice.ELBO) {
            addKl(rows, offset, count, contributions);
        }
    }

    /** The part of the score that is no sum over inputs; see {@link KlShares}. */
    private void addKl(float[] rows, int offset, int count, double[] contributions) {
        if (klShares == null) {
            klShares = new KlShares(net, model.layout(), model.typical());
        }
        for (int r = 0; r < count; r++) {
            model.seen().apply(rows, offset + r * inputs, 1, seen);
            klShares.add(seen, 0, model.typicalKl(), contributions, r * inputs);
        }
    }

    /** As {@link #explain}, with contributions that sum to the score itself, without the base and without the KL. */
    void attribute(
            float[] rows,
            int offset,
            int count,
            double[] scores,
            double[] contributions,
            float[] expected,
            float[] spread) {
        if (explainer == null) {
            explainer = new Explainer(Math.min(maxRows, EXPLAINED_AT_ONCE));
        }
        for (int from = 0; from < count; from += explainer.capacity) {
            int part = Math.min(explainer.capacity, count - from);
            encode(rows, offset + from * inputs, part);
            explainer.decode(part);
            for (int r = 0; r < part; r++) {
                scores[from + r] = combine(r);
                double byInputs = model.choice() == ScoreChoice.ELBO ? scores[from + r] - kl[r] : scores[from + r];
                explainer.row(r, byInputs, (from + r) * inputs, contributions, expected, spread);
            }
        }
    }

    /** Mean of q(z|x) of the rows scored last, row-major; at most {@link #EXPLAINED_AT_ONCE} after an explanation. */
    float[] latentMean() {
        return mean;
    }

    /** KL(q(z|x) || p(z)) of the rows scored last. */
    double[] kl() {
        return kl;
    }

    /** What only an explanation needs: every sample's outputs, per input. */
    private final class Explainer {
        private final int capacity;
        private final int samples = weights.length;
        private final int width = net.parameters().units();
        private final Inference inference;
        private final float[] byInput;
        private final float[] parameters;
        private final double[] means = new double[inputs];
        private final double[] variances = new double[inputs];
        private final double[] sum = new double[inputs];
        private final double[] sumOfSquares = new double[inputs];
        private final double[] sumOfVariances = new double[inputs];

        Explainer(int capacity) {
            this.capacity = capacity;
            this.inference = net.network()
                    .inference(
                            List.of(net.row(), net.mean(), net.logVariance(), net.noise()),
                            List.of(net.misfit(), net.parameters()),
                            capacity);
            this.byInput = new float[Math.multiplyExact(samples * capacity, inputs)];
            this.parameters = new float[Math.multiplyExact(samples * capacity, width)];
        }

        void decode(int count) {
            feedDecoder(inference, count);
            for (int l = 0; l < samples; l++) {
                VaeScorer.this.decode(inference, l, count);
                inference.fetch(net.misfit(), byInput, l * capacity * inputs);
                inference.fetch(net.parameters(), parameters, l * capacity * width);
            }
        }

        /** Fills the numbers of one row from {@code at} on; the contributions sum to {@code sum}. */
        void row(int r, double sum, int at, double[] contributions, float[] expected, float[] spread) {
            double attributed = 0;
            for (int j = 0; j < inputs; j++) {
                double c = 0;
                for (int l = 0; l < samples; l++) {
                    c += weights[l] * byInput[(l * capacity + r) * inputs + j];
                }
                contributions[at + j] = c;
                attributed += c;
            }
            if (!model.additive()) {
                spreadEvenly(sum - attributed, at, contributions);
            }
            expect(r, at, expected, spread);
        }

        /** The same to every column, so that it does not change which columns are to blame. */
        private void spreadEvenly(double rest, int at, double[] contributions) {
            List<Block> blocks = model.layout().blocks();
            for (Block block : blocks) {
                for (int j = block.from(); j < block.from() + block.count(); j++) {
                    contributions[at + j] += rest / blocks.size() / block.count();
                }
            }
        }

        /** Mean of means, and the root of mean variance + variance of means. */
        private void expect(int r, int at, float[] expected, float[] spread) {
            Arrays.fill(sum, 0);
            Arrays.fill(sumOfSquares, 0);
            Arrays.fill(sumOfVariances, 0);
            for (int l = 0; l < samples; l++) {
                Expectation.read(net.likelihood(), parameters, (l * capacity + r) * width, means, variances);
                for (int j = 0; j < inputs; j++) {
                    sum[j] += means[j];
                    sumOfSquares[j] += means[j] * means[j];
                    sumOfVariances[j] += variances[j];
                }
            }
            for (int j = 0; j < inputs; j++) {
                double m = sum[j] / samples;
                double between = Math.max(0, sumOfSquares[j] / samples - m * m);
                expected[at + j] = (float) m;
                spread[at + j] = (float) Math.sqrt(sumOfVariances[j] / samples + between);
            }
        }
    }
}
