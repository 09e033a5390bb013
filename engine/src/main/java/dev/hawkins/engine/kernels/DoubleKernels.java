package dev.hawkins.engine.kernels;

/**
 * Kernels in double, with {@link StrictMath}. The graph's operations are written once for all kernels, so finite
 * differences in double check the very calculus that runs in float. Too slow for anything else.
 */
public final class DoubleKernels {
    private DoubleKernels() {}

    /** Kernels for blocks of {@link Kernels#BLOCK} rows. */
    public static Kernels<double[]> create() {
        return new Kernels<>(
                Kernels.BLOCK,
                new DoubleElements(),
                new DoubleFunctions(),
                new DoubleProducts(Kernels.BLOCK),
                new DoublePatches(Kernels.BLOCK),
                new DoubleNorms(Kernels.BLOCK),
                new DoubleCells(),
                new DoubleRows(),
                new DoubleUpdates());
    }
}
