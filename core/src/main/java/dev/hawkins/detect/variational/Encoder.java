package dev.hawkins.detect.variational;

import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the encoder of a model says of rows: q(z|x) and what it costs. Not thread-safe. */
final class Encoder {
    private final VaeNetwork net;
    private final VaeArchitecture architecture;
    private final Inference inference;
    private final ExemplarPrior.Cost exemplars;
    private final int inputs;
    private final float[] context;
    private final float[] mean;
    private final float[] logVariance;
    private final double[] kl;

    Encoder(VaeModel model, int maxRows) {
        this.net = model.network();
        this.architecture = model.architecture();
        this.inference = net.network().inference(withContext(net, net.row()), fetched(), maxRows);
        this.exemplars = model.exemplars() == null ? null : model.exemplars().new Cost(maxRows);
        this.inputs = model.layout().inputs();
        this.context = new float[maxRows * architecture.contextUnits()];
        this.mean = new float[Math.multiplyExact(maxRows, net.mean().units())];
        this.logVariance = new float[mean.length];
        this.kl = new double[maxRows];
    }

    /** These nodes and, where encoder and decoder read something besides, that. */
    static List<Node> withContext(VaeNetwork net, Node... nodes) {
        List<Node> all = new ArrayList<>(List.of(nodes));
        if (net.context() != null) {
            all.add(net.context());
        }
        return all;
    }

    private List<Node> fetched() {
        List<Node> fetched = new ArrayList<>(List.of(net.mean(), net.logVariance()));
        if (net.kl() != null) {
            fetched.add(net.kl());
        }
        return fetched;
    }

    /** @param seen rows as the encoder sees them, from {@code offset} on */
    void run(float[] seen, int offset, int count) {
        inference.feed(net.row(), seen, offset, count);
        if (net.context() != null) {
            architecture.context(seen, inputs, count, context);
            inference.feed(net.context(), context, 0, count);
        }
        inference.run(count);
        inference.fetch(net.mean(), mean, 0);
        inference.fetch(net.logVariance(), logVariance, 0);
        Arrays.fill(kl, 0, count, 0);
        if (exemplars != null) {
            exemplars.of(mean, logVariance, count, kl);
        } else if (net.kl() != null) {
            inference.addSums(net.kl(), kl, 0);
        }
    }

    /** Gives a decoder the codes of the rows encoded last. */
    void feed(Inference decoder, int count) {
        decoder.feed(net.mean(), mean, 0, count);
        decoder.feed(net.logVariance(), logVariance, 0, count);
        if (net.context() != null) {
            decoder.feed(net.context(), context, 0, count);
        }
    }

    /** Mean of q(z|x), row-major. */
    float[] mean() {
        return mean;
    }

    /** Log variance of q(z|x), row-major. */
    float[] logVariance() {
        return logVariance;
    }

    /** KL of q(z|x) to the prior, or its bound; 0 where it depends on the sample. */
    double[] kl() {
        return kl;
    }
}
