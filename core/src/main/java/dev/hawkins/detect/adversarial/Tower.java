package dev.hawkins.detect.adversarial;

import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Layers one on the other that may be applied to several nodes, always with the same weights. */
final class Tower {
    /**
     * One layer: product, normalisation, activation, dropout.
     *
     * @param dropout share of its units that a step of training leaves out
     */
    record Step(int units, Activation activation, Normalisation normalisation, double dropout) {
        /** A product and nothing else, for outputs. */
        static Step plain(int units) {
            return new Step(units, Activation.IDENTITY, Normalisation.NONE, 0);
        }
    }

    /**
     * What a tower makes of a node.
     *
     * @param features the last hidden layer, or the input where there is none
     * @param out the last layer
     */
    record Applied(Node features, Node out) {}

    private final Graph graph;
    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final List<Node> products = new ArrayList<>();
    private final List<Node> norms = new ArrayList<>();
    private final Map<Node, Applied> applied = new HashMap<>();
    private int uses;

    /** @param name what the names of its layers begin with, before a full stop */
    Tower(Graph graph, String name) {
        this.graph = graph;
        this.name = name;
    }

    /** A tower whose hidden layers are all alike. */
    static Tower of(Graph graph, String name, List<Integer> hidden, Step like, int outputs) {
        Tower tower = new Tower(graph, name);
        for (int units : hidden) {
            tower.then(new Step(units, like.activation, like.normalisation, like.dropout));
        }
        return tower.then(Step.plain(outputs));
    }

    Tower then(Step step) {
        steps.add(step);
        return this;
    }

    Node on(Node in) {
        return apply(in).out();
    }

    /** Asked again for the same node it gives what it gave before. */
    Applied apply(Node in) {
        return applied.computeIfAbsent(in, this::newly);
    }

    private Applied newly(Node in) {
        uses++;
        Node features = in;
        Node at = in;
        for (int i = 0; i < steps.size(); i++) {
            features = at;
            at = step(i, at);
        }
        return new Applied(features, at);
    }

    private Node step(int i, Node in) {
        Step step = steps.get(i);
        boolean bare = step.normalisation == Normalisation.NONE;
        Node product = product(i, in, bare ? step.activation : Activation.IDENTITY);
        Node active = bare ? product : graph.activate(norm(i, product), step.activation);
        return step.dropout == 0 ? active : graph.dropout(layer(i) + ".drop-" + uses, active, step.dropout);
    }

    private Node product(int i, Node in, Activation activation) {
        if (uses > 1) {
            return graph.again(products.get(i), in);
        }
        Initialiser init = Initialiser.suited(steps.get(i).activation);
        Node made = graph.dense(layer(i), in, steps.get(i).units, activation, init);
        products.add(made);
        return made;
    }

    private Node norm(int i, Node in) {
        if (uses > 1) {
            return graph.again(norms.get(i), in);
        }
        String called = layer(i) + ".norm";
        boolean batch = steps.get(i).normalisation.overRows();
        Node made = batch ? graph.batchNorm(called, in) : graph.layerNorm(called, in);
        while (norms.size() < i) {
            norms.add(null);
        }
        norms.add(made);
        return made;
    }

    private String layer(int i) {
        return name + "." + (i + 1);
    }
}
