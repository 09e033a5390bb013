package dev.hawkins.detect.variational;

import dev.hawkins.detect.Contrast;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import java.util.List;

/**
 * The network of a VAE.
 *
 * @param network its parameters
 * @param row the row, which the encoder reads and the likelihood judges
 * @param context what encoder and decoder read besides, or null
 * @param mean mu of q(z|x); of two levels, of the lower
 * @param logVariance s of q(z|x), softly limited to +-10
 * @param upperMean the mean of the code of the upper level, or null where there is but one
 * @param noise standard normal noise, one number per latent unit of all levels
 * @param parameters what the decoder says of the row's distribution
 * @param misfit -log p(x_j|z) per input
 * @param kl KL(q(z|x) || p(z)) per latent unit, or null where it depends on the sample
 * @param pathKl the KL per latent unit where it depends on the sample, else null
 * @param loss sum of the misfits + beta * sum of the KL
 * @param beta the weight of the KL
 * @param capacity the KL that is wanted, or null
 * @param likelihood how to read the parameters
 * @param label which rows are known anomalies; null where the loss knows of none
 */
record VaeNetwork(
        Network network,
        Node row,
        Node context,
        Node mean,
        Node logVariance,
        Node upperMean,
        Node noise,
        Node parameters,
        Node misfit,
        Node kl,
        Node pathKl,
        Node loss,
        Coefficient beta,
        Coefficient capacity,
        Likelihood likelihood,
        Node label) {

    static VaeNetwork build(
            List<Integer> hidden,
            int latent,
            Activation activation,
            Likelihood likelihood,
            VarianceChoice variance,
            double beta) {
        return build(new VaeDesign(hidden, latent, activation, likelihood, variance, beta, 0, 0));
    }

    static VaeNetwork build(VaeDesign design) {
        return build(design, null);
    }

    /** The same network; with a push, the loss knows of anomalies, too. */
    static VaeNetwork build(VaeDesign design, Push push) {
        VaeParts parts = new VaeParts(design);
        Graph graph = parts.graph;
        Node row = graph.input("row", design.likelihood().units());
        VaeParts.Code code = parts.code("latent", parts.encode("", row, design.hidden()), design.latent());
        Node noise = graph.noise("noise", design.latent());
        Node z = graph.gaussianSample(code.mean(), code.logVariance(), noise);
        Node parameters = parts.parameters(parts.decode(z), code.mean());
        Node misfit = graph.negativeLogLikelihood(parameters, row, design.likelihood());
        Node kl = graph.klToStandardNormal(code.mean(), code.logVariance());
        return of(parts, design, row, null, code, noise, parameters, misfit, kl, push);
    }

    /** Compiles a network whose KL does not depend on the sample. */
    static VaeNetwork of(
            VaeParts parts,
            VaeDesign design,
            Node row,
            Node context,
            VaeParts.Code code,
            Node noise,
            Node parameters,
            Node misfit,
            Node kl,
            Push push) {
        Graph graph = parts.graph;
        VaeParts.Penalty penalty = parts.penalty(kl);
        Node loss = graph.add(graph.sum(misfit), penalty.node());
        Node label = push == null ? null : graph.input("label", Contrast.LABELS);
        Node whole = push == null ? loss : push.loss(graph, label, loss, misfit, kl);
        return new VaeNetwork(
                graph.compile(),
                row,
                context,
                code.mean(),
                code.logVariance(),
                null,
                noise,
                parameters,
                misfit,
                kl,
                null,
                whole,
                penalty.beta(),
                penalty.capacity(),
                design.likelihood(),
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
}
