package dev.hawkins.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which operations lie between fed and fetched nodes, in order of computation, and which nodes want gradients. */
final class Plan {
    private final int nodes;
    private final List<Node> fed;
    /** Masks of dropouts. */
    private final List<Node> dropouts;

    private final Schedule schedule;
    private final List<Op> ops;
    private final Predicate<Layer> trainable;
    private final boolean[] wants;
    private final boolean[] written;
    /** Whether a batch normalisation alone reads the node. */
    private final boolean[] normalised;

    private final List<Node> zeroed = new ArrayList<>();
    private final int widest;

    private Plan(Graph graph, List<Node> fed, List<Op> ops, Predicate<Layer> trainable) {
        this.nodes = graph.nodes().size();
        List<Node> masks = graph.masks();
        this.fed = fed.stream().filter(node -> !masks.contains(node)).toList();
        dropouts = fed.stream().filter(masks::contains).toList();
        schedule = Schedule.of(ops);
        this.ops = schedule.ops();
        this.trainable = trainable;
        wants = new boolean[nodes];
        written = new boolean[nodes];
        normalised = new boolean[nodes];
        markWants();
        markWritten();
        int most = 1;
        for (Op op : ops) {
            most = Math.max(most, op.out.units());
            for (Node in : op.in) {
                most = Math.max(most, in.units());
            }
        }
        widest = most;
    }

    /**
     * What must be computed for the fetched nodes when the others are given, no layer being trained.
     *
     * @param instead nodes that are not computed but get the values of others
     */
    static Plan of(Graph graph, List<Node> fed, List<Node> fetched, Map<Node, Node> instead) {
        Plan plan = of(graph, fed, fetched, views(graph, instead), layer -> false, false);
        for (Op op : plan.ops) {
            if (op instanceof BatchOp batch && !batch.worksAlone()) {
                throw new IllegalArgumentException(
                        "%s is a number of the whole batch, which a row alone does not have".formatted(op.out));
            }
        }
        return plan;
    }

    /** The same, and where gradients must flow when these layers are trained. */
    static Plan of(Graph graph, List<Node> fed, List<Node> fetched, Predicate<Layer> trainable) {
        return of(graph, fed, fetched, Map.of(), trainable, true);
    }

    private static Map<Node, Op> views(Graph graph, Map<Node, Node> instead) {
        Map<Node, Op> views = new HashMap<>();
        instead.forEach((node, other) -> {
            if (graph.own(other).id() >= graph.own(node).id() || other.units() != node.units()) {
                throw new IllegalArgumentException(
                        "%s cannot stand for %s: it must be made before and have as many units".formatted(other, node));
            }
            views.put(node, new ViewOp(node, other, 0));
        });
        return views;
    }

    private static Plan of(
            Graph graph,
            List<Node> fed,
            List<Node> fetched,
            Map<Node, Op> views,
            Predicate<Layer> trainable,
            boolean training) {
        fed.forEach(graph::own);
        Set<Node> given = new HashSet<>(fed);
        Set<Node> needed = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(fetched);
        while (!open.isEmpty()) {
            Node node = open.pop();
            graph.own(node);
            if (!given.contains(node) && needed.add(node)) {
                Op op = views.getOrDefault(node, graph.opOf(node));
                if (op == null) {
                    throw new IllegalArgumentException("input '%s' is needed but not fed".formatted(node.name()));
                }
                open.addAll(training ? List.of(op.in) : op.neededAlone());
            }
        }
        List<Op> single = graph.ops().stream()
                .map(op -> views.getOrDefault(op.out, op))
                .filter(op -> needed.contains(op.out))
                .toList();
        List<Op> ops = Fusion.of(single, fetched);
        return new Plan(graph, training ? read(fed, ops, fetched) : List.copyOf(fed), ops, trainable);
    }

    /** What the operations read of the fed nodes, in the same order. */
    private static List<Node> read(List<Node> fed, List<Op> ops, List<Node> fetched) {
        Set<Node> read = new HashSet<>(fetched);
        ops.forEach(op -> read.addAll(List.of(op.in)));
        return fed.stream().filter(read::contains).toList();
    }

    private void markWants() {
        for (Op op : ops) {
            boolean any = op.layers().stream().anyMatch(trainable);
            for (Node in : op.in) {
                any |= wants[in.id()];
            }
            wants[op.out.id()] = any && op.passesGradient();
        }
    }

    private void markWritten() {
        int[] consumers = new int[nodes];
        int[] writers = new int[nodes];
        for (Op op : ops) {
            for (Node in : op.in) {
                consumers[in.id()]++;
                normalised[in.id()] |= op instanceof BatchNormOp;
                writers[in.id()] += op.writesGradient() ? 1 : 0;
            }
        }
        for (Op op : ops) {
            int id = op.out.id();
            boolean view = op instanceof ViewOp;
            normalised[id] &= consumers[id] == 1;
            written[id] = consumers[id] == 1 && writers[id] == 1 && !view;
            if (wants[id] && !written[id] && !view) {
                zeroed.add(op.out);
            }
        }
    }

    int nodes() {
        return nodes;
    }

    List<Node> fed() {
        return fed;
    }

    /** Masks of dropouts, which have no values but bits. */
    List<Node> dropouts() {
        return dropouts;
    }

    List<Op> ops() {
        return ops;
    }

    Schedule schedule() {
        return schedule;
    }

    /** Whether an operation needs the whole batch. */
    boolean staged() {
        return schedule.stages() > 1;
    }

    /** The trained layers whose parameters the operations use, each once, in the order of their making. */
    List<Layer> layers() {
        return ops.stream()
                .flatMap(op -> op.layers().stream())
                .filter(trainable)
                .distinct()
                .sorted(Comparator.comparingInt(Layer::index))
                .toList();
    }

    /** Whether a layer is trained. */
    boolean trains(Layer layer) {
        return trainable.test(layer);
    }

    boolean wants(Node node) {
        return wants[node.id()];
    }

    /** Whether the gradient of this node is written by one operation at once instead of added up. */
    boolean written(Node node) {
        return written[node.id()];
    }

    /** Whether batch normalisation takes away again what the bias of a dense layer adds, whose gradient then is zero. */
    boolean centred(Op op) {
        return op instanceof DenseOp dense && dense.linear() && normalised[op.out.id()];
    }

    /** Nodes whose gradients are added up and so start at zero. */
    List<Node> zeroed() {
        return zeroed;
    }

    /** Most units of any node. */
    int widest() {
        return widest;
    }
}
