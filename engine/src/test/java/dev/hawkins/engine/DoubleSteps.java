package dev.hawkins.engine;

import dev.hawkins.engine.kernels.DoubleKernels;
import dev.hawkins.engine.kernels.Kernels;
import java.util.Map;

/** A trainer in double: the same passes, gradients and rules as {@link Trainer}. */
final class DoubleSteps {
    private final Network network;
    private final double[] parameters;
    private final Passes<double[]> passes;
    private final Gradients<double[]> gradients;
    private final UpdateRule<double[]> rule;
    private final Optimiser.Terms terms;
    private final Team team = new Team(1);

    /** Begins with the network's parameters, which it leaves as they are. */
    DoubleSteps(Network network, Node loss, Map<Node, Matrix> feeds, Optimiser optimiser, int rows) {
        this.network = network;
        terms = optimiser.terms();
        parameters = new double[network.values().length];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = network.values()[i];
        }
        Graph graph = network.graph();
        Kernels<double[]> kernels = DoubleKernels.create();
        Feeds filled = new Feeds(graph, feeds, RandomStream.of(1, "noise"));
        passes = new Passes<>(
                graph, loss, filled, kernels, parameters, graph.coefficientValues(), rows, 1, layer -> true);
        rule = new UpdateRule<>(kernels, optimiser, parameters, parameters.length);
        gradients = new Gradients<>(
                kernels, passes.batch(), passes.layers(), parameters.length, 1, rule::apply, terms.accumulating());
    }

    void step(int[] rows) {
        passes.run(team, rows, 0, rows.length, 0, 0, true);
        if (terms.clipNorm() == 0) {
            rule.begin(1);
            gradients.apply(team, rows.length);
        } else {
            double norm = Math.sqrt(gradients.store(team, rows.length));
            rule.begin(Math.min(1, terms.clipNorm() / norm));
            new StoredUpdates<>(passes.layers(), rule, gradients.all()).run(team);
        }
        passes.commit();
    }

    /** Unpadded, in the order of {@link Network#copyParameters}. */
    double[] parameters() {
        double[] copy = new double[network.parameterCount()];
        int at = 0;
        for (Layer layer : network.graph().layers()) {
            for (int o = 0; o < layer.units(); o++) {
                System.arraycopy(parameters, layer.weights() + o * layer.stride(), copy, at, layer.inputs());
                at += layer.inputs();
            }
            System.arraycopy(parameters, layer.bias(), copy, at, layer.biases());
            at += layer.biases();
        }
        return copy;
    }
}
