package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Contrast;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The network of an autoencoder.
 *
 * @param network its parameters
 * @param row the clean row, which is the target
 * @param seen what the encoder reads: the row itself, or a corrupted copy
 * @param code the bottleneck
 * @param restored the reconstruction
 * @param loss the objective and what else is paid for
 * @param pressures a coefficient per unit of a sparse code ({@link SparsityPressure}), else none
 * @param label which rows are known anomalies, see {@link Contrast}; null where the loss knows of none
 */
record ReconstructionNetwork(
        Network network,
        Node row,
        Node seen,
        Node code,
        Node restored,
        Node loss,
        List<Coefficient> pressures,
        Node label) {
    /** Keeps the gradient of the norm finite at 0. */
    private static final double NORM_EPSILON = 1e-12;

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
        return judged(graph, row, seen, mirrored(graph, seen, design, inputs), design, contrast, scale);
    }

    /** A network of another architecture, with the objective and the penalties of a design. */
    static ReconstructionNetwork build(NetworkDesign design, int inputs, Restorer restorer) {
        Graph graph = new Graph();
        Node row = graph.input("row", inputs);
        Node seen = corrupt(graph, row, design);
        return judged(graph, row, seen, restorer.build(graph, seen), design, null, 1);
    }

    /** Dense layers to the bottleneck and, mirrored, back. */
    private static Restorer.Parts mirrored(Graph graph, Node seen, NetworkDesign design, int inputs) {
        List<Integer> layers = design.layersFor(inputs);
        int last = layers.size() - 1;
        Node code = seen;
        for (int i = 0; i <= last; i++) {
            Activation activation = i == last ? design.code() : design.activation();
            code = dense(graph, "encoder-" + (i + 1), code, layers.get(i), activation);
        }
        Node hidden = code;
        for (int i = last - 1; i >= 0; i--) {
            hidden = dense(graph, "decoder-" + (last - i), hidden, layers.get(i), design.activation());
        }
        return new Restorer.Parts(code, dense(graph, "output", hidden, inputs, design.output()));
    }

    private static ReconstructionNetwork judged(
            Graph graph,
            Node row,
            Node seen,
            Restorer.Parts parts,
            NetworkDesign design,
            Contrast contrast,
            double scale) {
        Node code = parts.code();
        Node restored = parts.restored();
        Node distance = loss(graph, graph.squaredError(restored, row), design.objective());
        Node loss = withActivity(graph, distance, code, design.penalties().activity());
        List<Coefficient> pressures = pressures(graph, code, design.penalties().sparsity());
        for (int i = 0; i < pressures.size(); i++) {
            loss = graph.add(loss, graph.scale(graph.slice(code, i, 1), pressures.get(i)));
        }
        Node label = contrast == null ? null : graph.input("label", Contrast.LABELS);
        Node whole = contrast == null ? loss : contrast.loss(graph, label, loss, distance, scale);
        return new ReconstructionNetwork(graph.compile(), row, seen, code, restored, whole, pressures, label);
    }

    private static Node withActivity(Graph graph, Node loss, Node code, double weight) {
        if (weight == 0) {
            return loss;
        }
        Node sizes = graph.absoluteError(code, graph.scale(code, 0));
        return graph.add(loss, graph.scale(graph.sum(sizes), weight / code.units()));
    }

    private static List<Coefficient> pressures(Graph graph, Node code, double weight) {
        return IntStream.range(0, weight == 0 ? 0 : code.units())
                .mapToObj(i -> graph.coefficient("pressure-" + i, 0))
                .toList();
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
