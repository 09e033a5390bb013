package dev.hawkins.engine.kernels;

/** Kernels that need nothing but the language: the fallback, the definition of every bit, and the way of single rows. */
public final class ScalarKernels {
    private ScalarKernels() {}

    /** Kernels for blocks of this width, {@link Kernels#BLOCK} or 1. */
    public static Kernels<float[]> ofWidth(int width) {
        return new Kernels<>(
                width,
                new ScalarElements(),
                new ScalarFunctions(),
                new ScalarProducts(width),
                new ScalarPatches(width),
                new ScalarNorms(width),
                new ScalarCells(),
                new ScalarRows(),
                new ScalarUpdates());
    }
}
