package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Contrast;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of an autoencoder.
 *
 * @param network its parameters
 * @param row the clean row, which is the target
 * @param seen what the encoder reads: the row itself, or a corrupted copy
 * @param code the bottleneck
 * @param restored the reconstruction
 * @param loss the objective and what else is paid for
 * @param nudge noise along which a contractive code is held still, or null
 * @param label which rows are known anomalies, see {@link Contrast}; null where the loss knows of none
 */
record ReconstructionNetwork(
        Network network, Node row, Node seen, Node code, Node restored, Node loss, Node nudge, Node label) {
    /** Keeps the gradient of the norm finite at 0. */
    private static final double NORM_EPSILON = 1e-12;
    /** Keeps the KL finite where a unit of the code is always off or always on. */
    private static final double LEAST_ACTIVITY = 1e-3;
    /** Far enough for float32, near enough for a derivative. */
    private static final double NUDGE = 0.03;

    static ReconstructionNetwork build(NetworkDesign design, int inputs) {
        return build(design, inputs, null, 1);
    }

    /**
     * The same network, with a loss for known anomalies beside the objective.
     *
     * @param contrast what that loss is, or null for none
     * @param scale of the contrast
     */
    static ReconstructionNetwork build(NetworkDesign design, int inputs, Contrast contrast, double scale) {
        Graph graph = new Graph();
        Node row = graph.input("row", inputs);
        Node seen = corrupt(graph, row, design);
        List<Integer> layers = design.layersFor(inputs);
        int last = layers.size() - 1;
        List<Node> encoder = new ArrayList<>();
        Node code = seen;
        for (int i = 0; i <= last; i++) {
            Activation activation = i == last ? design.code() : design.activation();
            code = dense(graph, "encoder-" + (i + 1), code, layers.get(i), activation);
            encoder.add(code);
        }
        Node hidden = code;
        for (int i = last - 1; i >= 0; i--) {
            hidden = dense(graph, "decoder-" + (last - i), hidden, layers.get(i), design.activation());
        }
        Node restored = dense(graph, "output", hidden, inputs, design.output());
        Node distance = loss(graph, graph.squaredError(restored, row), design.objective());
        Penalties penalties = design.penalties();
        Node loss = withActivity(graph, distance, code, penalties.activity());
        loss = withSparsity(graph, loss, code, penalties.sparsity(), penalties.sparsityTarget());
        Node nudge = penalties.contraction() == 0 ? null : graph.noise("nudge", inputs);
        loss = withContraction(graph, loss, seen, nudge, encoder, penalties.contraction());
        Node label = contrast == null ? null : graph.input("label", Contrast.LABELS);
        Node whole = contrast == null ? loss : contrast.loss(graph, label, loss, distance, scale);
        return new ReconstructionNetwork(graph.compile(), row, seen, code, restored, whole, nudge, label);
    }

    private static Node withActivity(Graph graph, Node loss, Node code, double weight) {
        if (weight == 0) {
            return loss;
        }
        Node sizes = graph.absoluteError(code, graph.scale(code, 0));
        return graph.add(loss, graph.scale(graph.sum(sizes), weight / code.units()));
    }

    /** {@code weight * sum_j KL(target || r_j)} with r_j the mean activity of unit j over the batch. */
    private static Node withSparsity(Graph graph, Node loss, Node code, double weight, double target) {
        if (weight == 0) {
            return loss;
        }
        Node on = graph.floor(graph.batchMean(code), LEAST_ACTIVITY);
        Node off = graph.floor(graph.affine(on, -1, 1), LEAST_ACTIVITY);
        double constant = target * StrictMath.log(target) + (1 - target) * StrictMath.log(1 - target);
        Node cross = graph.add(graph.scale(graph.log(on), -target), graph.scale(graph.log(off), target - 1));
        return graph.add(loss, graph.scale(graph.sum(graph.affine(cross, 1, constant)), weight));
    }

    /** {@code weight * ||f(x + s e) - f(x)||^2 / s^2}, whose mean over directions e is the squared size of df/dx. */
    private static Node withContraction(
            Graph graph, Node loss, Node seen, Node nudge, List<Node> encoder, double weight) {
        if (weight == 0) {
            return loss;
        }
        Node moved = graph.add(seen, graph.scale(nudge, NUDGE));
        for (Node layer : encoder) {
            moved = graph.again(layer, moved);
        }
        Node squares = graph.squaredError(moved, encoder.get(encoder.size() - 1));
        return graph.add(loss, graph.scale(graph.sum(squares), weight / (NUDGE * NUDGE)));
    }

    private static Node corrupt(Graph graph, Node row, NetworkDesign design) {
        if (design.amount() == 0) {
            return row;
        }
        if (design.corruption() == Corruption.MASKING) {
            return graph.multiply(row, graph.mask("mask", row.units(), design.amount()));
        }
        return graph.add(row, graph.scale(graph.noise("noise", row.units()), design.amount()));
    }

    private static Node dense(Graph graph, String name, Node in, int units, Activation activation) {
        return graph.dense(name, in, units, activation, Initialiser.suited(activation));
    }

    private static Node loss(Graph graph, Node squares, Objective objective) {
        return switch (objective) {
            case NORM -> graph.rootOfSum(squares, NORM_EPSILON);
            case SSE -> graph.sum(squares);
            case MSE -> graph.scale(graph.sum(squares), 1.0 / squares.units());
        };
    }
}
