package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What phase 1 of a step leaves for phase 2, for the whole batch: per dense layer the gradients at its sums,
 * [block][unit][lane], and its inputs, either the same way or as panels [panel][row][32 inputs].
 */
final class Batch<A> {
    private final Kernels<A> kernels;
    private final int blocks;
    private final List<A> deltas = new ArrayList<>();
    private final List<A> inputs = new ArrayList<>();
    /** Per block 1 + the number of the first layer, from the loss backwards, whose gradient was not finite, or 0. */
    private final int[] failures;

    Batch(Kernels<A> kernels, List<Layer> layers, int maxRows) {
        this.kernels = kernels;
        blocks = blocksFor(maxRows);
        failures = new int[blocks];
        int rows = blocks * Kernels.BLOCK;
        for (Layer layer : layers) {
            int columns = layer.panels() ? layer.panelCount() * Kernels.PANEL : layer.inputs();
            deltas.add(kernels.elements().allocate(Math.multiplyExact(rows, layer.units())));
            inputs.add(kernels.elements().allocate(Math.multiplyExact(rows, columns)));
        }
    }

    static int blocksFor(int rows) {
        return (rows + Kernels.BLOCK - 1) / Kernels.BLOCK;
    }

    A delta(Layer layer) {
        return deltas.get(layer.index());
    }

    void keepInputs(Layer layer, int block, A values, int at) {
        A kept = inputs.get(layer.index());
        if (layer.panels()) {
            int panelStep = blocks * Kernels.BLOCK * Kernels.PANEL;
            kernels.rows().toPanels(values, at, layer.inputs(), kept, block * Kernels.BLOCK * Kernels.PANEL, panelStep);
        } else {
            int n = layer.inputs() * Kernels.BLOCK;
            kernels.elements().copy(values, at, kept, block * n, n);
        }
    }

    void begin() {
        Arrays.fill(failures, 0);
    }

    void noteFinite(Layer layer, int block, boolean finite) {
        if (!finite && failures[block] == 0) {
            failures[block] = layer.index() + 1;
        }
    }

    /** The number of a layer whose gradient was not finite, or -1. */
    int failedLayer() {
        for (int failure : failures) {
            if (failure > 0) {
                return failure - 1;
            }
        }
        return -1;
    }

    /** The gradient of units from .. to-1 with respect to the inputs of one panel, into g. */
    void panelGradient(Layer layer, int panel, int from, int to, int rows, A g, int go, int gs) {
        int unit = Kernels.BLOCK;
        int panelStep = blocks * Kernels.BLOCK * Kernels.PANEL;
        kernels.products()
                .panelGradient(
                        delta(layer),
                        from * unit,
                        layer.units() * unit,
                        to - from,
                        rows,
                        inputs.get(layer.index()),
                        panel * panelStep,
                        g,
                        go,
                        gs);
    }

    /** The gradient of units from .. to-1 with respect to all inputs of a layer without panels, into g. */
    void laneGradient(Layer layer, int from, int to, int rows, A g, int go, A scratch) {
        int unit = Kernels.BLOCK;
        kernels.products()
                .laneGradient(
                        delta(layer),
                        from * unit,
                        layer.units() * unit,
                        to - from,
                        inputs.get(layer.index()),
                        0,
                        layer.inputs() * unit,
                        layer.inputs(),
                        blocksFor(rows),
                        g,
                        go,
                        layer.inputs(),
                        scratch);
    }

    /** The gradient of the whole bias, into g. */
    void biasGradient(Layer layer, int rows, A g, int go, A scratch) {
        kernels.products()
                .biasGradient(
                        delta(layer), 0, layer.units() * Kernels.BLOCK, layer.units(), blocksFor(rows), g, go, scratch);
    }
}
