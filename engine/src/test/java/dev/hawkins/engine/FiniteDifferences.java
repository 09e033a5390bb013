package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.kernels.DoubleKernels;
import dev.hawkins.engine.kernels.Kernels;
import java.util.Map;

/** Holds the gradients of a loss, computed in double by the engine's own operations, against central differences. */
final class FiniteDifferences {
    private static final double H = 1e-5;

    private final Graph graph;
    private final double[] parameters;
    private final Passes<double[]> passes;
    private final Gradients<double[]> gradients;
    private final Team team = new Team(1);
    private final int[] rows;

    private FiniteDifferences(Graph graph, Node loss, Map<Node, Matrix> feeds, int rows, long seed) {
        this.graph = graph;
        Network network = graph.compile();
        parameters = new double[network.values().length];
        this.rows = new int[rows];
        RandomStream random = RandomStream.of(seed, "parameters");
        for (Layer layer : graph.layers()) {
            fill(layer, random);
        }
        for (int i = 0; i < rows; i++) {
            this.rows[i] = i;
        }
        Kernels<double[]> kernels = DoubleKernels.create();
        passes = new Passes<>(
                graph,
                loss,
                new Feeds(graph, feeds, RandomStream.of(seed, "noise")),
                kernels,
                parameters,
                graph.coefficientValues(),
                rows,
                1,
                layer -> true);
        gradients = new Gradients<>(kernels, passes.batch(), passes.layers(), parameters.length, 1, null, false);
    }

    private void fill(Layer layer, RandomStream random) {
        for (int o = 0; o < layer.units(); o++) {
            for (int i = 0; i < layer.inputs(); i++) {
                parameters[layer.weights() + o * layer.stride() + i] =
                        random.nextGaussian() * 0.8 / Math.sqrt(layer.inputs());
            }
            if (o < layer.biases()) {
                parameters[layer.bias() + o] = random.nextGaussian() * 0.3;
            }
        }
    }

    /** Checks every parameter, or about 200 of them where there are more. */
    static void check(Graph graph, Node loss, Map<Node, Matrix> feeds, int rows, long seed) {
        new FiniteDifferences(graph, loss, feeds, rows, seed).check();
    }

    private void check() {
        passes.run(team, rows, 0, rows.length, 0, 0, true);
        double norm = Math.sqrt(gradients.store(team, rows.length));
        assertThat(norm).as("norm of the gradient").isGreaterThan(1e-4);
        double[] g = gradients.all().clone();
        for (Layer layer : graph.layers()) {
            int n = layer.units() * layer.stride();
            for (int i = 0; i < n; i += 1 + n / 200) {
                if (i % layer.stride() < layer.inputs()) {
                    compare(layer.name() + " weight " + i, layer.weights() + i, g, norm);
                }
            }
            for (int o = 0; o < layer.biases(); o += 1 + layer.units() / 100) {
                compare(layer.name() + " bias " + o, layer.bias() + o, g, norm);
            }
        }
    }

    private void compare(String what, int i, double[] g, double norm) {
        double before = parameters[i];
        parameters[i] = before + H;
        double above = loss();
        parameters[i] = before - H;
        double below = loss();
        parameters[i] = before;
        double expected = (above - below) / (2 * H);
        double error = Math.abs(g[i] - expected) / Math.max(Math.abs(expected), 1e-2 * norm);
        assertThat(error)
                .as("%s: gradient %s but differences give %s", what, g[i], expected)
                .isLessThan(1e-6);
    }

    private double loss() {
        return passes.run(team, rows, 0, rows.length, 0, 0, false) / rows.length;
    }
}
