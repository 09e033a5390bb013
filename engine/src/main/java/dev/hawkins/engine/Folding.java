package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;

/**
 * Adds to a folded layer's sums the gradient products of several neighbouring steps of a series, where each step is a use of
 * the whole layer. Layers with panels do it inputs as lanes, step after step and row after row into one sum per weight,
 * which is then added; others as {@code Patches.gradient} says.
 */
final class Folding {
    /** Units per tile. */
    private static final int TILE = 8;

    private static final int[] FIRST = {0};

    private final Layer layer;
    private final int deltaStep;
    private final int inputStep;
    private final int most;
    /** By number of steps. */
    private final int[][] deltas;

    private final int[][] inputs;
    private final int[][] zeros;
    private final int[] terms;

    /**
     * @param deltaStep units from step to step of the gradients at the layer's sums
     * @param inputStep the same of its inputs
     * @param most steps at once
     */
    Folding(Layer layer, int deltaStep, int inputStep, int most) {
        this.layer = layer;
        this.deltaStep = deltaStep;
        this.inputStep = inputStep;
        this.most = most;
        deltas = tables(deltaStep, most);
        inputs = tables(inputStep, most);
        zeros = tables(0, most);
        terms = multiples(1, layer.inputs());
    }

    private static int[][] tables(int step, int most) {
        int[][] tables = new int[most + 1][];
        for (int n = 0; n <= most; n++) {
            tables[n] = multiples(step, n);
        }
        return tables;
    }

    static int[] multiples(int step, int n) {
        int[] table = new int[n];
        for (int i = 0; i < n; i++) {
            table[i] = i * step;
        }
        return table;
    }

    /** Working memory: the panels and a tile. */
    int auxUnits() {
        return layer.panels() ? layer.panelCount() * most * Kernels.PANEL + TILE : 0;
    }

    /**
     * Adds the products of so many steps, if the layer is trained.
     *
     * @param d the gradients at the layer's sums, in the block's values
     * @param x the layer's inputs, in the block's values
     * @param aux working memory in the block's values
     */
    <A> void add(Block<A> b, int d, int x, int steps, int aux) {
        A sums = b.batch.sums(layer);
        if (sums == null) {
            return;
        }
        int at = b.batch.sumsAt(layer, b.number);
        if (layer.panels()) {
            addPanels(b, d, x, steps, aux, sums, at);
        } else {
            b.patches.gradient(
                    b.v,
                    d,
                    deltas[steps],
                    layer.units(),
                    b.v,
                    x,
                    inputs[steps],
                    terms,
                    sums,
                    at,
                    layer.stride(),
                    terms,
                    b.scratch);
        }
        if (layer.biases() > 0) {
            int bias = at + layer.bias() - layer.weights();
            b.patches.gradient(
                    b.v,
                    d,
                    deltas[steps],
                    layer.units(),
                    b.ones,
                    0,
                    zeros[steps],
                    FIRST,
                    sums,
                    bias,
                    1,
                    FIRST,
                    b.scratch);
        }
    }

    private <A> void addPanels(Block<A> b, int d, int x, int steps, int aux, A sums, int at) {
        int step = Kernels.BLOCK * Kernels.PANEL;
        for (int i = 0; i < steps; i++) {
            int from = x + i * inputStep * b.width;
            b.kernels.rows().toPanels(b.v, from, layer.inputs(), b.v, aux + i * step, most * step);
        }
        int tile = aux + layer.panelCount() * most * step;
        int rows = steps * Kernels.BLOCK;
        for (int panel = 0; panel < layer.panelCount(); panel++) {
            int p = aux + panel * most * step;
            for (int o = 0; o < layer.units(); o += TILE) {
                int n = Math.min(TILE, layer.units() - o);
                int delta = d + o * b.width;
                b.p.panelGradient(b.v, delta, deltaStep * b.width, n, rows, b.v, p, b.v, tile, Kernels.PANEL);
                addTile(b, tile, n, sums, at + o * layer.stride() + panel * Kernels.PANEL);
            }
        }
    }

    private <A> void addTile(Block<A> b, int tile, int units, A sums, int at) {
        for (int i = 0; i < units; i++) {
            int to = at + i * layer.stride();
            b.e.add(sums, to, b.v, tile + i * Kernels.PANEL, sums, to, Kernels.PANEL);
        }
    }
}
