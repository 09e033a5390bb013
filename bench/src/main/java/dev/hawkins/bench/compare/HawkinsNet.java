package dev.hawkins.bench.compare;

import dev.hawkins.bench.compare.Architecture.Autoencoder;
import dev.hawkins.bench.compare.Architecture.Convolutional;
import dev.hawkins.bench.compare.Architecture.Sequences;
import dev.hawkins.bench.compare.Architecture.Variational;
import dev.hawkins.bench.compare.Problem.Weight;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.Recurrence;
import dev.hawkins.engine.Recurrent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An architecture as a network of Hawkins, with its initial weights.
 *
 * @param noise standard normal noise, or null
 * @param mean latent mean, or null
 * @param logVariance latent log variance, or null
 * @param sample latent sample, or null
 * @param loss what training minimises, one number per row
 * @param error squared error of the reconstruction, one number per row
 * @param misfit -log p(x|z), one number per row, or null
 */
record HawkinsNet(
        Network network,
        Node input,
        Node noise,
        Node mean,
        Node logVariance,
        Node sample,
        Node loss,
        Node error,
        Node misfit) {

    static HawkinsNet of(Architecture architecture) {
        HawkinsNet net = built(architecture);
        net.network.initialise(RandomStream.of(1, "init"));
        return net;
    }

    private static HawkinsNet built(Architecture architecture) {
        if (architecture instanceof Autoencoder a) {
            return autoencoder(a);
        }
        if (architecture instanceof Sequences s) {
            return sequences(s);
        }
        return architecture instanceof Convolutional c
                ? HawkinsConvolutions.of(c)
                : variational((Variational) architecture);
    }

    private static HawkinsNet autoencoder(Autoencoder a) {
        Graph g = new Graph();
        Node x = g.input("x", a.inputs());
        Node h = x;
        for (int i = 1; i < a.sizes().size(); i++) {
            Activation activation = i == a.middle()
                    ? Activation.IDENTITY
                    : i == a.sizes().size() - 1 ? Activation.SIGMOID : Activation.RELU;
            h = g.dense("layer" + i, h, a.sizes().get(i), activation, Initialiser.suited(activation));
        }
        Node error = g.sum(g.squaredError(h, x));
        return new HawkinsNet(g.compile(), x, null, null, null, null, error, error, null);
    }

    private static HawkinsNet sequences(Sequences s) {
        Graph g = new Graph();
        Node x = g.input("x", s.steps());
        int predicted = s.steps() - 1;
        Recurrent encoder = g.recurrent("encoder", x, Recurrence.lstm(s.steps(), s.units()));
        Recurrence again = Recurrence.lstm(predicted, s.units());
        Recurrent decoder = g.recurrent("decoder", g.slice(x, 0, predicted), again, encoder.last(), encoder.cell());
        Initialiser init = Initialiser.GLOROT_UNIFORM;
        Node y = g.denseOverTime("output", decoder.sequence(), predicted, 1, Activation.IDENTITY, init);
        Node error = g.sum(g.squaredError(y, g.slice(x, 1, predicted)));
        return new HawkinsNet(g.compile(), x, null, null, null, null, error, error, null);
    }

    private static HawkinsNet variational(Variational v) {
        Graph g = new Graph();
        Node x = g.input("x", v.inputs());
        Node h = x;
        for (int i = 0; i < v.hidden().size(); i++) {
            h = g.dense("encoder" + i, h, v.hidden().get(i), Activation.RELU, Initialiser.HE_NORMAL);
        }
        return latent(g, x, h, v.latent(), v.bernoulli(), sample -> decoder(g, v, sample));
    }

    private static Node decoder(Graph g, Variational v, Node sample) {
        Node d = sample;
        for (int i = v.hidden().size() - 1; i >= 0; i--) {
            d = g.dense("decoder" + i, d, v.hidden().get(i), Activation.RELU, Initialiser.HE_NORMAL);
        }
        return g.dense("output", d, v.inputs(), Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
    }

    /**
     * What all VAEs have in common.
     *
     * @param h the last layer of the encoder
     * @param decoder from the sample to logits, or to means before their sigmoid
     */
    static HawkinsNet latent(Graph g, Node x, Node h, int latent, boolean bernoulli, UnaryOperator<Node> decoder) {
        Node mean = g.dense("mean", h, latent, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node logVariance = g.dense("logVariance", h, latent, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node noise = g.noise("noise", latent);
        Node sample = g.gaussianSample(mean, logVariance, noise);
        Node eta = decoder.apply(sample);
        Likelihood likelihood = new Likelihood(List.of(
                bernoulli ? new Likelihood.Bernoulli(x.units()) : new Likelihood.FixedGaussian(x.units(), 1, true)));
        Node misfit = g.sum(g.negativeLogLikelihood(eta, x, likelihood));
        Node loss = g.add(misfit, g.sum(g.klToStandardNormal(mean, logVariance)));
        Node error = g.sum(g.squaredError(g.likelihoodMean(eta, likelihood), x));
        return new HawkinsNet(g.compile(), x, noise, mean, logVariance, sample, loss, error, misfit);
    }

    List<Weight> weights() {
        float[] all = network.copyParameters();
        List<Weight> weights = new ArrayList<>();
        for (Network.Parameter p : network.parameters()) {
            float[] part = Arrays.copyOfRange(all, p.offset(), p.offset() + p.rows() * p.columns());
            weights.add(new Weight(p.name(), p.rows(), p.columns(), part));
        }
        return weights;
    }
}
