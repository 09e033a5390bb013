package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;

import jdk.incubator.vector.FloatVector;

/** Sums of products at many positions, a tile at a time. */
final class VectorPatches implements Patches<float[]> {
    @Override
    public void product(
            float[] w,
            int wo,
            int us,
            int[] wt,
            int[] xt,
            int units,
            float[] x,
            int xo,
            int[] xAt,
            float[] bias,
            int bo,
            float[] y,
            int yo,
            int[] yAt) {
        for (int i = 0; i < yAt.length; i++) {
            int to = yo + yAt[i] * BLOCK;
            if (bias != null) {
                spread(bias, bo, units, y, to);
            }
            PatchProduct.add(w, wo, us, wt, xt, units, x, xo + xAt[i] * BLOCK, y, to);
        }
    }

    private static void spread(float[] bias, int bo, int units, float[] y, int yo) {
        for (int u = 0; u < units; u++) {
            FloatVector c = all(bias[bo + u]);
            for (int lane = 0; lane < BLOCK; lane += L) {
                c.intoArray(y, yo + u * BLOCK + lane);
            }
        }
    }

    @Override
    public void gradient(
            float[] d,
            int dof,
            int[] dAt,
            int units,
            float[] x,
            int xo,
            int[] xAt,
            int[] xt,
            float[] g,
            int go,
            int gs,
            int[] gt,
            float[] scratch) {
        PatchGradient.gradient(d, dof, dAt, units, x, xo, xAt, xt, g, go, gs, gt, scratch);
    }
}
