package dev.hawkins.detect.variational;

import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Node;
import java.util.ArrayList;
import java.util.Arrays;
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
                : withInputVariances(
                        dense("output", decoded, design.likelihood().units(), Activation.IDENTITY), anyLatent);
    }

    /**
     * The same from what a decoder says of every input.
     *
     * @param centres means and logits, one per input
     * @param variances raw variances, one per input, of which those of Gaussians are used; null where they are the same for
     *     every row
     */
    private Node parameters(Node centres, Node variances, Node anyLatent) {
        if (variances == null) {
            return withInputVariances(centres, anyLatent);
        }
        int[] gaussians = gaussians();
        return gaussians.length == 0 ? centres : interleave(centres, graph.arrange(variances, gaussians));
    }

    /** The same for a decoder that gives so many numbers per place of the row: its centres, then raw variances if any. */
    Node placedParameters(Node output, int channels, Node anyLatent) {
        int perPlace = channels * numbersPerInput();
        int places = output.units() / perPlace;
        if (numbersPerInput() == 1) {
            return parameters(output, null, anyLatent);
        }
        Node centres = graph.arrange(output, placed(places, perPlace, channels, 0));
        return parameters(centres, graph.arrange(output, placed(places, perPlace, channels, channels)), anyLatent);
    }

    /** Numbers that a decoder gives for each input: its centre and, where variances depend on the row, its raw variance. */
    int numbersPerInput() {
        return design.variance() == VarianceChoice.ROW ? 2 : 1;
    }

    private static int[] placed(int places, int perPlace, int channels, int first) {
        int[] units = new int[places * channels];
        Arrays.setAll(units, i -> i / channels * perPlace + first + i % channels);
        return units;
    }

    /** Inputs with a learned variance. */
    private int[] gaussians() {
        List<Integer> inputs = new ArrayList<>();
        int unit = 0;
        for (Likelihood.Head head : design.likelihood().heads()) {
            for (int i = 0; i < head.units() && head instanceof Likelihood.Gaussian; i++) {
                inputs.add(unit + i);
            }
            unit += head.units();
        }
        return inputs.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The decoder gives means and logits; raw variances are biases alone, so that they are the same for every row. */
    private Node withInputVariances(Node output, Node anyLatent) {
        int gaussians = gaussians().length;
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

    /** The network of one level, whose decoder gave the parameters of the row's likelihood. */
    VaeNetwork judged(Node row, Code code, Node noise, Node parameters) {
        Node misfit = graph.negativeLogLikelihood(parameters, row, design.likelihood());
        Node kl = graph.klToStandardNormal(code.mean(), code.logVariance());
        return VaeNetwork.of(this, design, row, null, code, noise, parameters, misfit, kl, null);
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
