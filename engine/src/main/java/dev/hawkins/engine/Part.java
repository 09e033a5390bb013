package dev.hawkins.engine;

/** What one use of a layer adds to the gradient of the layer's parameters, after phase 1 of a step. */
interface Part<A> {
    /** The gradient of units from .. to-1 with respect to the inputs of one panel, into g. */
    default void panelGradient(int panel, int from, int to, int rows, A g, int go, int gs) {
        throw new IllegalStateException("a layer without panels");
    }

    /** The gradient of units from .. to-1 with respect to all inputs of a layer without panels, into g. */
    void laneGradient(int from, int to, int rows, A g, int go, A scratch);

    /** Whether the bias has a gradient at all. */
    default boolean biased() {
        return true;
    }

    /** The gradient of the whole bias, into g. */
    void biasGradient(int rows, A g, int go, A scratch);
}
