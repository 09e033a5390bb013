package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;

/**
 * Where the parameters of a dense layer stand in the engine's own array. There each weight row is padded to {@code stride}
 * and each part begins at a multiple of 16; padding is always zero.
 *
 * @param index number of the layer
 * @param stride from weight row to weight row
 * @param weights offset of the weights
 * @param bias offset of the bias
 */
record Layer(int index, String name, int inputs, int units, Initialiser init, int stride, int weights, int bias) {
    /** From this many inputs on, gradient products take inputs as lanes (panels); below, rows. Part of the result. */
    static final int PANEL_INPUTS = 32;
    /** Parameters and padding of a network; they stand in one array. */
    private static final int MOST = 1 << 30;

    static Layer at(int offset, int index, String name, int inputs, int units, Initialiser init) {
        int stride = inputs < PANEL_INPUTS ? inputs : roundUp(inputs, Kernels.PANEL);
        if (offset + ((long) stride + 1) * units > MOST) {
            throw new IllegalArgumentException(
                    "layer '%s' of %,d units with %,d inputs is too large: a network holds at most %,d numbers"
                            .formatted(name, units, inputs, MOST));
        }
        int bias = offset + roundUp(units * stride, Kernels.PARTIALS);
        return new Layer(index, name, inputs, units, init, stride, offset, bias);
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

    /** Where the next layer may begin. */
    int end() {
        return bias + roundUp(units, Kernels.PARTIALS);
    }

    /** Weights and bias that are not padding. */
    int parameterCount() {
        return units * inputs + units;
    }
}
