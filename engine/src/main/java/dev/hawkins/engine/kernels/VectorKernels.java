package dev.hawkins.engine.kernels;

/** Kernels of the Vector API (jdk.incubator.vector), as wide as {@link Lanes} says. */
final class VectorKernels {
    private VectorKernels() {}

    static Kernels<float[]> create() {
        return new Kernels<>(
                Kernels.BLOCK,
                new VectorElements(),
                new VectorFunctions(),
                new VectorProducts(),
                new VectorPatches(),
                new VectorNorms(),
                new VectorCells(),
                new VectorRows(),
                new VectorUpdates());
    }

    static int lanes() {
        return Lanes.L;
    }
}
