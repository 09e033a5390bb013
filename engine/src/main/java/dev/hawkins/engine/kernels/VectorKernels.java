package dev.hawkins.engine.kernels;

final class VectorKernels {
    static int lanes() {
        return 1;
    }

    static Kernels<float[]> create() {
        return ScalarKernels.ofWidth(Kernels.BLOCK);
    }
}
