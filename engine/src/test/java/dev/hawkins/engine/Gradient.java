package dev.hawkins.engine;

import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.engine.kernels.Kernels;
import java.util.Map;

/** Reads the float gradient of a mean loss, in the order of {@link Network#copyParameters}. */
final class Gradient {
    private Gradient() {}

    static float[] of(Network network, Node loss, Node input, Matrix data) {
        Graph graph = network.graph();
        Kernels<float[]> kernels = KernelChoice.blocks();
        Feeds feeds = new Feeds(graph, Map.of(input, data), RandomStream.of(1, "noise"));
        Passes<float[]> passes = new Passes<>(
                graph,
                loss,
                feeds,
                kernels,
                network.values(),
                graph.coefficientValues(),
                data.rows(),
                1,
                layer -> true);
        Gradients<float[]> gradients =
                new Gradients<>(kernels, passes.batch(), passes.layers(), network.values().length, 1, null, false);
        int[] rows = new int[data.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        Team team = new Team(1);
        passes.run(team, rows, 0, rows.length, 0, 0, true);
        gradients.store(team, rows.length);
        Network copy = new Network(graph);
        System.arraycopy(gradients.all(), 0, copy.values(), 0, copy.values().length);
        return copy.copyParameters();
    }
}
