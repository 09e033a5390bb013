package dev.hawkins.engine.kernels;

import java.util.Arrays;

/** Sums of products, a tile at a time. */
final class VectorProducts implements Products<float[]> {
    private static final float[] ONES = new float[Kernels.BLOCK];

    static {
        Arrays.fill(ONES, 1);
    }

    private final ScalarProducts scalar = new ScalarProducts(Kernels.BLOCK);

    @Override
    public void product(
            float[] w,
            int wo,
            int us,
            int ks,
            int depth,
            int units,
            float[] x,
            int xo,
            float[] bias,
            int bo,
            float[] y,
            int yo) {
        BlockProduct.product(w, wo, us, ks, depth, units, x, xo, bias, bo, y, yo);
    }

    @Override
    public void panelGradient(
            float[] d, int dof, int ds, int units, int rows, float[] panel, int po, float[] g, int go, int gs) {
        PanelGradient.gradient(d, dof, ds, units, rows, panel, po, g, go, gs);
    }

    @Override
    public void laneGradient(
            float[] d,
            int dof,
            int ds,
            int units,
            float[] x,
            int xo,
            int xs,
            int inputs,
            int blocks,
            float[] g,
            int go,
            int gs,
            float[] scratch) {
        LaneGradient.gradient(d, dof, ds, units, x, xo, xs, inputs, blocks, g, go, gs, scratch);
    }

    /** A bias is the weight of an input that is always 1; multiplying by 1 rounds nothing. */
    @Override
    public void biasGradient(float[] d, int dof, int ds, int units, int blocks, float[] g, int go, float[] scratch) {
        LaneGradient.gradient(d, dof, ds, units, ONES, 0, 0, 1, blocks, g, go, 1, scratch);
    }

    @Override
    public double sumOfSquares(float[] g, int go, int n) {
        return scalar.sumOfSquares(g, go, n);
    }
}
