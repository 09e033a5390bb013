package dev.hawkins.detect.variational;

import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Node;
import java.util.ArrayList;
import java.util.List;

/** The parts that VAE networks are put together from, on one graph. */
final class VaeParts {
    private static final double LOG_VARIANCE_LIMIT = 10;
    /** Adam moves a bias by about its rate per step, too slowly for a raw variance that has to fall to -5. */
    private static final double VARIANCE_PACE = 10;

    final Graph graph = new Graph();
    private final VaeDesign design;

    VaeParts(VaeDesign design) {
        this.design = design;
    }

    /** Mean and log variance, softly limited to +-10, of a Gaussian over a latent code. */
    record Code(Node mean, Node logVariance) {}

    /** Hidden layers {@code PREFIXencoder-1} and so on. */
    Node encode(String prefix, Node in, List<Integer> hidden) {
        Node encoded = in;
        for (int i = 0; i < hidden.size(); i++) {
            encoded = dense(prefix + "encoder-" + (i + 1), encoded, hidden.get(i), design.activation());
        }
        return encoded;
    }

    /** {@code PREFIX-mean} and {@code PREFIX-log-variance}. */
    Code code(String prefix, Node encoded, int units) {
        Node mean = dense(prefix + "-mean", encoded, units, Activation.IDENTITY);
        Node raw = dense(prefix + "-log-variance", encoded, units, Activation.IDENTITY);
        return new Code(mean, graph.softClamp(raw, LOG_VARIANCE_LIMIT));
    }

    /** The mirrored hidden layers, {@code decoder-1} and so on. */
    Node decode(Node z) {
        Node decoded = z;
        List<Integer> hidden = design.hidden();
        for (int i = hidden.size() - 1; i >= 0; i--) {
            decoded = dense("decoder-" + (hidden.size() - i), decoded, hidden.get(i), design.activation());
        }
        return decoded;
    }

    /** Parameters of the likelihood of a row. */
    Node parameters(Node decoded, Node anyLatent) {
        return design.variance() == VarianceChoice.ROW
                ? dense("output", decoded, design.likelihood().parameters(), Activation.IDENTITY)
                : withInputVariances(decoded, anyLatent);
    }

    /** The decoder gives means and logits; raw variances are biases alone, so that they are the same for every row. */
    private Node withInputVariances(Node decoded, Node anyLatent) {
        Likelihood likelihood = design.likelihood();
        Node output = dense("output", decoded, likelihood.units(), Activation.IDENTITY);
        int gaussians = likelihood.heads().stream()
                .filter(Likelihood.Gaussian.class::isInstance)
                .mapToInt(Likelihood.Head::units)
                .sum();
        if (gaussians == 0) {
            return output;
        }
        Node zero = graph.scale(graph.slice(anyLatent, 0, 1), 0);
        Node biases = graph.dense("variance", zero, gaussians, Activation.IDENTITY, Initialiser.ZEROS);
        return interleave(output, graph.scale(biases, VARIANCE_PACE));
    }

    /** Head after head, with the variances of a Gaussian behind its means. */
    private Node interleave(Node output, Node variances) {
        List<Node> parts = new ArrayList<>();
        int unit = 0;
        int gaussian = 0;
        for (Likelihood.Head head : design.likelihood().heads()) {
            parts.add(graph.slice(output, unit, head.units()));
            unit += head.units();
            if (head instanceof Likelihood.Gaussian) {
                parts.add(graph.slice(variances, gaussian, head.units()));
                gaussian += head.units();
            }
        }
        return graph.concatenate(parts.toArray(Node[]::new));
    }

    /** What the KL costs, and the coefficients that schedules change. */
    record Penalty(Node node, Coefficient beta, Coefficient capacity) {}

    /** {@code beta * sum_i max(KL_i, freeBits)}, or with a capacity C {@code beta * |sum_i max(KL_i, freeBits) - C|}. */
    Penalty penalty(Node kl) {
        Coefficient beta = graph.coefficient("beta", design.beta());
        Node sum = graph.sum(design.freeBits() > 0 ? graph.floor(kl, design.freeBits()) : kl);
        if (design.capacity() == 0) {
            return new Penalty(graph.scale(sum, beta), beta, null);
        }
        Coefficient capacity = graph.coefficient("capacity", design.capacity());
        Node wanted = graph.scale(ones(sum), capacity);
        return new Penalty(graph.scale(graph.absoluteError(sum, wanted), beta), beta, capacity);
    }

    /** As many ones as a node has units. */
    Node ones(Node like) {
        return graph.floor(graph.scale(like, 0), 1);
    }

    /** a - b. */
    Node minus(Node a, Node b) {
        return graph.add(a, graph.scale(b, -1));
    }

    private Node dense(String name, Node in, int units, Activation activation) {
        return graph.dense(name, in, units, activation, Initialiser.suited(activation));
    }
}
