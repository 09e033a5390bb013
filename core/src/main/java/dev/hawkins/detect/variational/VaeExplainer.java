package dev.hawkins.detect.variational;

import dev.hawkins.engine.Inference;
import dev.hawkins.prepare.InputLayout.Block;
import java.util.Arrays;
import java.util.List;

/** What only an explanation needs of a {@link VaeScorer}: every sample's outputs, per input, for a few rows at a time. */
final class VaeExplainer {
    private final VaeModel model;
    private final VaeNetwork net;
    private final int inputs;
    private final int capacity;
    private final int samples;
    private final int width;
    private final float[] byInput;
    private final float[] parameters;
    private final double[] means;
    private final double[] variances;
    private final double[] sum;
    private final double[] sumOfSquares;
    private final double[] sumOfVariances;

    /** @param capacity how many rows at a time */
    VaeExplainer(VaeModel model, int capacity) {
        this.model = model;
        this.net = model.network();
        this.inputs = model.layout().inputs();
        this.capacity = capacity;
        this.samples = model.bank().samples();
        this.width = net.parameters().units();
        this.byInput = new float[Math.multiplyExact(samples * capacity, inputs)];
        this.parameters = new float[Math.multiplyExact(samples * capacity, width)];
        this.means = new double[inputs];
        this.variances = new double[inputs];
        this.sum = new double[inputs];
        this.sumOfSquares = new double[inputs];
        this.sumOfVariances = new double[inputs];
    }

    /** Keeps what the decoder, which has misfits and parameters among its outputs, has just computed of a sample. */
    void keep(Inference decoder, int sample) {
        decoder.fetch(net.misfit(), byInput, sample * capacity * inputs);
        decoder.fetch(net.parameters(), parameters, sample * capacity * width);
    }

    /**
     * Fills the numbers of one row from {@code at} on; the contributions of {@code elbo} sum to {@code misfit}.
     *
     * @param weights of the samples
     */
    void row(int r, double[] weights, double misfit, int at, double[] contributions, float[] expected, float[] spread) {
        double attributed = 0;
        for (int j = 0; j < inputs; j++) {
            double c = 0;
            for (int l = 0; l < samples; l++) {
                c += weights[l] * byInput[(l * capacity + r) * inputs + j];
            }
            contributions[at + j] = c;
            attributed += c;
        }
        if (model.sharing() == VaeModel.Sharing.KL_SHARES) {
            spreadEvenly(misfit - attributed, at, contributions);
        }
        expect(r, at, expected, spread);
    }

    /** What rounding left, the same to every column. */
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
