package dev.hawkins.bench.compare;

import dev.hawkins.bench.compare.Architecture.Autoencoder;
import dev.hawkins.bench.compare.Architecture.Variational;
import dev.hawkins.bench.compare.Problem.Weight;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        HawkinsNet net =
                architecture instanceof Autoencoder a ? autoencoder(a) : variational((Variational) architecture);
        net.network.initialise(RandomStream.of(1, "init"));
        return net;
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

    private static HawkinsNet variational(Variational v) {
        Graph g = new Graph();
        Node x = g.input("x", v.inputs());
        Node h = x;
        for (int i = 0; i < v.hidden().size(); i++) {
            h = g.dense("encoder" + i, h, v.hidden().get(i), Activation.RELU, Initialiser.HE_NORMAL);
        }
        Node mean = g.dense("mean", h, v.latent(), Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node logVariance = g.dense("logVariance", h, v.latent(), Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node noise = g.noise("noise", v.latent());
        Node sample = g.gaussianSample(mean, logVariance, noise);
        Node d = sample;
        for (int i = v.hidden().size() - 1; i >= 0; i--) {
            d = g.dense("decoder" + i, d, v.hidden().get(i), Activation.RELU, Initialiser.HE_NORMAL);
        }
        Node eta = g.dense("output", d, v.inputs(), Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Likelihood likelihood = new Likelihood(List.of(
                v.bernoulli()
                        ? new Likelihood.Bernoulli(v.inputs())
                        : new Likelihood.FixedGaussian(v.inputs(), 1, true)));
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
