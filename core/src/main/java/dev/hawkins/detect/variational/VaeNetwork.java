package dev.hawkins.detect.variational;

import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import java.util.List;

/**
 * The network of a VAE.
 *
 * @param network its parameters
 * @param row the row, which the encoder reads and the likelihood judges
 * @param mean mu of q(z|x)
 * @param logVariance s of q(z|x), softly limited to +-10
 * @param noise standard normal noise, one number per latent unit
 * @param parameters what the decoder says of the row's distribution
 * @param misfit -log p(x_j|z) per input
 * @param kl KL(q(z|x) || p(z)) per latent unit
 * @param loss sum of the misfits + beta * sum of the KL
 * @param beta the weight of the KL
 * @param likelihood how to read the parameters
 */
record VaeNetwork(
        Network network,
        Node row,
        Node mean,
        Node logVariance,
        Node noise,
        Node parameters,
        Node misfit,
        Node kl,
        Node loss,
        Coefficient beta,
        Likelihood likelihood) {
    private static final double LOG_VARIANCE_LIMIT = 10;

    static VaeNetwork build(
            List<Integer> hidden, int latent, Activation activation, Likelihood likelihood, double beta) {
        Graph graph = new Graph();
        Node row = graph.input("row", likelihood.units());
        Node encoded = row;
        for (int i = 0; i < hidden.size(); i++) {
            encoded = dense(graph, "encoder-" + (i + 1), encoded, hidden.get(i), activation);
        }
        Node mean = dense(graph, "latent-mean", encoded, latent, Activation.IDENTITY);
        Node raw = dense(graph, "latent-log-variance", encoded, latent, Activation.IDENTITY);
        Node logVariance = graph.softClamp(raw, LOG_VARIANCE_LIMIT);
        Node noise = graph.noise("noise", latent);
        Node decoded = graph.gaussianSample(mean, logVariance, noise);
        for (int i = hidden.size() - 1; i >= 0; i--) {
            decoded = dense(graph, "decoder-" + (hidden.size() - i), decoded, hidden.get(i), activation);
        }
        Node parameters = dense(graph, "output", decoded, likelihood.parameters(), Activation.IDENTITY);
        Node misfit = graph.negativeLogLikelihood(parameters, row, likelihood);
        Node kl = graph.klToStandardNormal(mean, logVariance);
        Coefficient weight = graph.coefficient("beta", beta);
        Node loss = graph.add(graph.sum(misfit), graph.scale(graph.sum(kl), weight));
        return new VaeNetwork(
                graph.compile(), row, mean, logVariance, noise, parameters, misfit, kl, loss, weight, likelihood);
    }

    private static Node dense(Graph graph, String name, Node in, int units, Activation activation) {
        return graph.dense(name, in, units, activation, Initialiser.suited(activation));
    }
}
