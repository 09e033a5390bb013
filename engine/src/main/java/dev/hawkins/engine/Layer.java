package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;

/**
 * Where the parameters of a layer stand in the engine's own array. There each weight row is padded to {@code stride}
 * and each part begins at a multiple of 16; padding is always zero.
 *
 * @param kind what its two parts are
 * @param index number of the layer
 * @param stride from weight row to weight row
 * @param weights offset of the weights
 * @param bias offset of the bias
 */
record Layer(
        Kind kind, int index, String name, int inputs, int units, Initialiser init, int stride, int weights, int bias) {
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
        return new Layer(Kind.WEIGHTS, index, name, inputs, units, init, stride, offset, bias);
    }

    /** Two numbers per unit. */
    static Layer perUnit(Kind kind, int offset, int index, String name, int units) {
        int bias = offset + roundUp(units, Kernels.PARTIALS);
        return new Layer(kind, index, name, 1, units, Initialiser.ZEROS, 1, offset, bias);
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

    /** Where the next layer may begin. */
    int end() {
        return bias + roundUp(units, Kernels.PARTIALS);
    }

    /** Weights and bias that are not padding. */
    int parameterCount() {
        return units * inputs + units;
    }
}
