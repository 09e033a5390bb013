package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;

/**
 * What one use of a dense layer leaves for the gradient products of phase 2, for the whole batch: the gradients at its
 * sums, [block][unit][lane], and its inputs, either the same way or as panels [panel][row][32 inputs]. Of a layer of scales
 * the products of the two are kept in the place of inputs.
 */
final class Use<A> implements Part<A> {
    private final Kernels<A> kernels;
    private final Layer layer;
    private final int blocks;
    /** Numbers per row that are kept of the inputs. */
    private final int columns;

    private final A delta;
    private final A inputs;
    /** Whether another use keeps the inputs. */
    private final boolean kept;

    private final boolean biased;

    /**
     * @param alike a use of a layer with panels that has the same inputs, or null
     * @param biased whether the bias makes any difference
     */
    Use(Kernels<A> kernels, Layer layer, int blocks, Use<A> alike, boolean biased) {
        this.biased = biased;
        this.kernels = kernels;
        this.layer = layer;
        this.blocks = blocks;
        int rows = blocks * Kernels.BLOCK;
        columns = columns(layer);
        delta = kernels.elements().allocate(Math.multiplyExact(rows, layer.units()));
        kept = alike != null;
        inputs = kept ? alike.inputs : kernels.elements().allocate(Math.multiplyExact(rows, columns));
    }

    private static int columns(Layer layer) {
        if (layer.kind() == Layer.Kind.SCALE) {
            return layer.units();
        }
        return layer.panels() ? layer.panelCount() * Kernels.PANEL : layer.inputs();
    }

    /** Whether inputs are kept as panels. */
    boolean panels() {
        return layer.panels();
    }

    A delta() {
        return delta;
    }

    void keepInputs(int block, A values, int at) {
        if (kept) {
            return;
        }
        if (layer.panels()) {
            int to = block * Kernels.BLOCK * Kernels.PANEL;
            kernels.rows().toPanels(values, at, layer.inputs(), inputs, to, panelStep());
        } else {
            int n = columns * Kernels.BLOCK;
            kernels.elements().copy(values, at, inputs, block * n, n);
        }
    }

    private int panelStep() {
        return blocks * Kernels.BLOCK * Kernels.PANEL;
    }

    @Override
    public void panelGradient(int panel, int from, int to, int rows, A g, int go, int gs) {
        int unit = Kernels.BLOCK;
        int ds = layer.units() * unit;
        kernels.products()
                .panelGradient(delta, from * unit, ds, to - from, rows, inputs, panel * panelStep(), g, go, gs);
    }

    @Override
    public void laneGradient(int from, int to, int rows, A g, int go, A scratch) {
        int unit = Kernels.BLOCK;
        int ds = layer.units() * unit;
        int n = layer.inputs();
        int used = Batch.blocksFor(rows);
        if (layer.kind() == Layer.Kind.SCALE) {
            kernels.products().biasGradient(inputs, from * unit, ds, to - from, used, g, go, scratch);
            return;
        }
        kernels.products()
                .laneGradient(delta, from * unit, ds, to - from, inputs, 0, n * unit, n, used, g, go, n, scratch);
    }

    @Override
    public boolean biased() {
        return biased;
    }

    @Override
    public void biasGradient(int rows, A g, int go, A scratch) {
        int ds = layer.units() * Kernels.BLOCK;
        kernels.products().biasGradient(delta, 0, ds, layer.units(), Batch.blocksFor(rows), g, go, scratch);
    }
}
