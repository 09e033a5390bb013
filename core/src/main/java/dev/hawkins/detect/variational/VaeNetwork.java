package dev.hawkins.detect.variational;

import dev.hawkins.detect.Contrast;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import java.util.ArrayList;
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
 * @param label which rows are known anomalies; null where the loss knows of none
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
        Likelihood likelihood,
        Node label) {
    private static final double LOG_VARIANCE_LIMIT = 10;
    /** Adam moves a bias by about its rate per step, too slowly for a raw variance that has to fall to -5. */
    private static final double VARIANCE_PACE = 10;

    static VaeNetwork build(
            List<Integer> hidden,
            int latent,
            Activation activation,
            Likelihood likelihood,
            VarianceChoice variance,
            double beta) {
        return build(hidden, latent, activation, likelihood, variance, beta, null);
    }

    /** The same network; with a push, the loss knows of anomalies, too. */
    static VaeNetwork build(
            List<Integer> hidden,
            int latent,
            Activation activation,
            Likelihood likelihood,
            VarianceChoice variance,
            double beta,
            Push push) {
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
        Node parameters = variance == VarianceChoice.ROW
                ? dense(graph, "output", decoded, likelihood.parameters(), Activation.IDENTITY)
                : withInputVariances(graph, decoded, mean, likelihood);
        Node misfit = graph.negativeLogLikelihood(parameters, row, likelihood);
        Node kl = graph.klToStandardNormal(mean, logVariance);
        Coefficient weight = graph.coefficient("beta", beta);
        Node loss = graph.add(graph.sum(misfit), graph.scale(graph.sum(kl), weight));
        Node label = push == null ? null : graph.input("label", Contrast.LABELS);
        Node whole = push == null ? loss : push.loss(graph, label, loss, misfit, kl);
        return new VaeNetwork(
                graph.compile(),
                row,
                mean,
                logVariance,
                noise,
                parameters,
                misfit,
                kl,
                whole,
                weight,
                likelihood,
                label);
    }

    /**
     * How known anomalies are pushed away: by {@link Contrast#PROBABILITY} along their misfit, with the KL if that is scored,
     * counted from {@code zero}.
     */
    record Push(boolean withKl, double zero, double scale) {
        private Node loss(Graph graph, Node label, Node normalLoss, Node misfit, Node kl) {
            Node nats = withKl ? graph.add(graph.sum(misfit), graph.sum(kl)) : graph.sum(misfit);
            Node distance = graph.add(nats, graph.scale(graph.slice(label, 1, 1), -zero));
            return Contrast.PROBABILITY.loss(graph, label, normalLoss, distance, scale);
        }
    }

    /** The decoder gives means and logits; raw variances are biases alone, so that they are the same for every row. */
    private static Node withInputVariances(Graph graph, Node decoded, Node mean, Likelihood likelihood) {
        Node output = dense(graph, "output", decoded, likelihood.units(), Activation.IDENTITY);
        int gaussians = likelihood.heads().stream()
                .filter(Likelihood.Gaussian.class::isInstance)
                .mapToInt(Likelihood.Head::units)
                .sum();
        if (gaussians == 0) {
            return output;
        }
        Node zero = graph.scale(graph.slice(mean, 0, 1), 0);
        Node biases = graph.dense("variance", zero, gaussians, Activation.IDENTITY, Initialiser.ZEROS);
        return interleave(graph, output, graph.scale(biases, VARIANCE_PACE), likelihood);
    }

    /** Head after head, with the variances of a Gaussian behind its means. */
    private static Node interleave(Graph graph, Node output, Node variances, Likelihood likelihood) {
        List<Node> parts = new ArrayList<>();
        int unit = 0;
        int gaussian = 0;
        for (Likelihood.Head head : likelihood.heads()) {
            parts.add(graph.slice(output, unit, head.units()));
            unit += head.units();
            if (head instanceof Likelihood.Gaussian) {
                parts.add(graph.slice(variances, gaussian, head.units()));
                gaussian += head.units();
            }
        }
        return graph.concatenate(parts.toArray(Node[]::new));
    }

    private static Node dense(Graph graph, String name, Node in, int units, Activation activation) {
        return graph.dense(name, in, units, activation, Initialiser.suited(activation));
    }
}
