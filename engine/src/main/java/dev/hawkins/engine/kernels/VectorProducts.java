package dev.hawkins.engine.kernels;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** Sums of products, a tile at a time, for blocks of which so many rows matter. */
class VectorProducts implements Products<float[]> {
    private static final float[] ONES = new float[Kernels.BLOCK];

    static {
        Arrays.fill(ONES, 1);
    }

    /** By the number of rows for which they are made, where that makes a difference; else null. */
    private static final VectorProducts[] NARROW = new VectorProducts[Kernels.BLOCK + 1];

    static {
        for (int rows = 1; NarrowProduct.pays(rows); rows++) {
            NARROW[rows] = new VectorProducts(rows);
        }
    }

    // Not final, see Apart.
    private static MethodHandle laneGradient = Apart.laneGradient();

    private final ScalarProducts scalar = new ScalarProducts(Kernels.BLOCK);
    private final int rows;

    VectorProducts() {
        this(Kernels.BLOCK);
    }

    private VectorProducts(int rows) {
        this.rows = rows;
    }

    @Override
    public Products<float[]> forRows(int rows) {
        return NARROW[rows] == null ? this : NARROW[rows];
    }

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
        if (rows < Kernels.BLOCK && NarrowProduct.fits(us, ks, units)) {
            NarrowProduct.product(rows, w, wo, us, ks, depth, units, x, xo, bias, bo, y, yo);
            return;
        }
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
        Apart.call(laneGradient, d, dof, ds, units, x, xo, xs, inputs, blocks, g, go, gs, scratch);
    }

    /** A bias is the weight of an input that is always 1; multiplying by 1 rounds nothing. */
    @Override
    public void biasGradient(float[] d, int dof, int ds, int units, int blocks, float[] g, int go, float[] scratch) {
        Apart.call(laneGradient, d, dof, ds, units, ONES, 0, 0, 1, blocks, g, go, 1, scratch);
    }

    @Override
    public double sumOfSquares(float[] g, int go, int n) {
        return scalar.sumOfSquares(g, go, n);
    }
}
