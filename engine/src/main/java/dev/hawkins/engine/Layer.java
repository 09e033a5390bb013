package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;

/**
 * Where the parameters of a layer, mostly a matrix of weights and a bias, stand in the engine's own array. There each weight
 * row is padded to {@code stride}
 * and each part begins at a multiple of 16; padding is always zero.
 *
 * @param kind what its two parts are
 * @param index number of the layer
 * @param stride from weight row to weight row
 * @param weights offset of the weights
 * @param bias offset of the bias
 * @param form what tells it from a plain dense layer
 */
record Layer(
        Kind kind,
        int index,
        String name,
        int inputs,
        int units,
        Initialiser init,
        int stride,
        int weights,
        int bias,
        Form form) {
    /** What the two parts of a layer hold. */
    enum Kind {
        /** A matrix of weights and a bias. */
        WEIGHTS("weights", "bias"),
        /** Scale and shift of each unit. */
        SCALE("scale", "shift"),
        /** Running mean and variance of each unit: state that no gradient changes. */
        STATISTICS("mean", "variance");

        final String first;
        final String second;

        Kind(String first, String second) {
            this.first = first;
            this.second = second;
        }
    }

    /**
     * @param folded whether its gradient is summed within each block already, as it is used many times per row
     * @param biased whether it has a bias
     * @param fanOut sums that one of its inputs enters
     * @param onesFrom first bias that starts at 1
     * @param onesTo first bias after those
     */
    record Form(boolean folded, boolean biased, int fanOut, int onesFrom, int onesTo) {
        /** A layer that is used once per row. */
        static Form dense(int units) {
            return new Form(false, true, units, 0, 0);
        }

        /** A layer that is used many times per row. */
        static Form folded(int fanOut) {
            return new Form(true, true, fanOut, 0, 0);
        }
    }

    /** From this many inputs on, gradient products take inputs as lanes (panels); below, rows. Part of the result. */
    static final int PANEL_INPUTS = 32;
    /** Parameters and padding of a network; they stand in one array. */
    private static final int MOST = 1 << 30;

    static Layer at(int offset, int index, String name, int inputs, int units, Initialiser init, Form form) {
        int stride = inputs < PANEL_INPUTS ? inputs : roundUp(inputs, Kernels.PANEL);
        if (offset + ((long) stride + 1) * units > MOST) {
            throw new IllegalArgumentException(
                    "layer '%s' of %,d units with %,d inputs is too large: a network holds at most %,d numbers"
                            .formatted(name, units, inputs, MOST));
        }
        int bias = offset + roundUp(units * stride, Kernels.PARTIALS);
        return new Layer(Kind.WEIGHTS, index, name, inputs, units, init, stride, offset, bias, form);
    }

    /** Two numbers per unit: of scales and shifts, or means and variances; these begin at 1 and 0, or 0 and 1. */
    static Layer perUnit(Kind kind, int offset, int index, String name, int units) {
        int bias = offset + roundUp(units, Kernels.PARTIALS);
        boolean scale = kind == Kind.SCALE;
        Form form = new Form(false, true, units, 0, scale ? 0 : units);
        Initialiser init = Initialiser.constant(scale ? 1 : 0);
        return new Layer(kind, index, name, 1, units, init, 1, offset, bias, form);
    }

    /** Whether penalties of an optimiser apply to its weights. */
    boolean penalised() {
        return kind == Kind.WEIGHTS;
    }

    static int roundUp(int n, int multiple) {
        return (n + multiple - 1) / multiple * multiple;
    }

    boolean panels() {
        return inputs >= PANEL_INPUTS;
    }

    int panelCount() {
        return roundUp(inputs, Kernels.PANEL) / Kernels.PANEL;
    }

    /** The name of its first part. */
    String first() {
        return name + "." + kind.first;
    }

    /** The name of its second part. */
    String second() {
        return name + "." + kind.second;
    }

    boolean folded() {
        return form.folded;
    }

    /** How many biases: one per unit, or none. */
    int biases() {
        return form.biased ? units : 0;
    }

    /** What the bias of a unit is in the beginning. */
    float initialBias(int unit) {
        return unit >= form.onesFrom && unit < form.onesTo ? 1 : 0;
    }

    /** Numbers from the first weight to the next layer. */
    int size() {
        return end() - weights;
    }

    /** Where the next layer may begin. */
    int end() {
        return bias + roundUp(biases(), Kernels.PARTIALS);
    }

    /** Weights and bias that are not padding. */
    int parameterCount() {
        return units * inputs + biases();
    }
}
