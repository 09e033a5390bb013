package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The product of weights and a patch whose units stand where a table says. Hot code of the same build as {@link
 * BlockProduct}; every tile starts from what y holds.
 */
final class PatchProduct {
    private static final int STEP = 2 * L;
    private static final boolean EIGHT = L != 8;

    private PatchProduct() {}

    /** Adds to all units at one position; x and y are given by the offsets of that position. */
    static void add(float[] w, int wo, int us, int[] wt, int[] xt, int units, float[] x, int xo, float[] y, int yo) {
        for (int lane = 0; lane < BLOCK; lane += STEP) {
            int u = 0;
            for (; EIGHT && u + 8 <= units; u += 8) {
                add8(w, wo + u * us, us, wt, xt, x, xo + lane, y, yo + u * BLOCK + lane);
            }
            for (; u + 4 <= units; u += 4) {
                add4(w, wo + u * us, us, wt, xt, x, xo + lane, y, yo + u * BLOCK + lane);
            }
            for (; u + 2 <= units; u += 2) {
                add2(w, wo + u * us, us, wt, xt, x, xo + lane, y, yo + u * BLOCK + lane);
            }
            if (u < units) {
                add1(w, wo + u * us, wt, xt, x, xo + lane, y, yo + u * BLOCK + lane);
            }
        }
    }

    private static void add8(float[] w, int wo, int us, int[] wt, int[] xt, float[] x, int xo, float[] y, int yo) {
        FloatVector a00 = load(y, yo);
        FloatVector a01 = load(y, yo + L);
        FloatVector a10 = load(y, yo + 1 * BLOCK);
        FloatVector a11 = load(y, yo + 1 * BLOCK + L);
        FloatVector a20 = load(y, yo + 2 * BLOCK);
        FloatVector a21 = load(y, yo + 2 * BLOCK + L);
        FloatVector a30 = load(y, yo + 3 * BLOCK);
        FloatVector a31 = load(y, yo + 3 * BLOCK + L);
        FloatVector a40 = load(y, yo + 4 * BLOCK);
        FloatVector a41 = load(y, yo + 4 * BLOCK + L);
        FloatVector a50 = load(y, yo + 5 * BLOCK);
        FloatVector a51 = load(y, yo + 5 * BLOCK + L);
        FloatVector a60 = load(y, yo + 6 * BLOCK);
        FloatVector a61 = load(y, yo + 6 * BLOCK + L);
        FloatVector a70 = load(y, yo + 7 * BLOCK);
        FloatVector a71 = load(y, yo + 7 * BLOCK + L);
        for (int j = 0; j < wt.length; j++) {
            int q = xo + xt[j] * BLOCK;
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + L);
            int p = wo + wt[j];
            FloatVector c0 = all(w[p]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(w[p + us]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
            FloatVector c2 = all(w[p + 2 * us]);
            a20 = c2.fma(x0, a20);
            a21 = c2.fma(x1, a21);
            FloatVector c3 = all(w[p + 3 * us]);
            a30 = c3.fma(x0, a30);
            a31 = c3.fma(x1, a31);
            FloatVector c4 = all(w[p + 4 * us]);
            a40 = c4.fma(x0, a40);
            a41 = c4.fma(x1, a41);
            FloatVector c5 = all(w[p + 5 * us]);
            a50 = c5.fma(x0, a50);
            a51 = c5.fma(x1, a51);
            FloatVector c6 = all(w[p + 6 * us]);
            a60 = c6.fma(x0, a60);
            a61 = c6.fma(x1, a61);
            FloatVector c7 = all(w[p + 7 * us]);
            a70 = c7.fma(x0, a70);
            a71 = c7.fma(x1, a71);
        }
        a00.intoArray(y, yo);
        a01.intoArray(y, yo + L);
        a10.intoArray(y, yo + 1 * BLOCK);
        a11.intoArray(y, yo + 1 * BLOCK + L);
        a20.intoArray(y, yo + 2 * BLOCK);
        a21.intoArray(y, yo + 2 * BLOCK + L);
        a30.intoArray(y, yo + 3 * BLOCK);
        a31.intoArray(y, yo + 3 * BLOCK + L);
        a40.intoArray(y, yo + 4 * BLOCK);
        a41.intoArray(y, yo + 4 * BLOCK + L);
        a50.intoArray(y, yo + 5 * BLOCK);
        a51.intoArray(y, yo + 5 * BLOCK + L);
        a60.intoArray(y, yo + 6 * BLOCK);
        a61.intoArray(y, yo + 6 * BLOCK + L);
        a70.intoArray(y, yo + 7 * BLOCK);
        a71.intoArray(y, yo + 7 * BLOCK + L);
    }

    private static void add4(float[] w, int wo, int us, int[] wt, int[] xt, float[] x, int xo, float[] y, int yo) {
        FloatVector a00 = load(y, yo);
        FloatVector a01 = load(y, yo + L);
        FloatVector a10 = load(y, yo + 1 * BLOCK);
        FloatVector a11 = load(y, yo + 1 * BLOCK + L);
        FloatVector a20 = load(y, yo + 2 * BLOCK);
        FloatVector a21 = load(y, yo + 2 * BLOCK + L);
        FloatVector a30 = load(y, yo + 3 * BLOCK);
        FloatVector a31 = load(y, yo + 3 * BLOCK + L);
        for (int j = 0; j < wt.length; j++) {
            int q = xo + xt[j] * BLOCK;
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + L);
            int p = wo + wt[j];
            FloatVector c0 = all(w[p]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(w[p + us]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
            FloatVector c2 = all(w[p + 2 * us]);
            a20 = c2.fma(x0, a20);
            a21 = c2.fma(x1, a21);
            FloatVector c3 = all(w[p + 3 * us]);
            a30 = c3.fma(x0, a30);
            a31 = c3.fma(x1, a31);
        }
        a00.intoArray(y, yo);
        a01.intoArray(y, yo + L);
        a10.intoArray(y, yo + 1 * BLOCK);
        a11.intoArray(y, yo + 1 * BLOCK + L);
        a20.intoArray(y, yo + 2 * BLOCK);
        a21.intoArray(y, yo + 2 * BLOCK + L);
        a30.intoArray(y, yo + 3 * BLOCK);
        a31.intoArray(y, yo + 3 * BLOCK + L);
    }

    private static void add2(float[] w, int wo, int us, int[] wt, int[] xt, float[] x, int xo, float[] y, int yo) {
        FloatVector a00 = load(y, yo);
        FloatVector a01 = load(y, yo + L);
        FloatVector a10 = load(y, yo + 1 * BLOCK);
        FloatVector a11 = load(y, yo + 1 * BLOCK + L);
        for (int j = 0; j < wt.length; j++) {
            int q = xo + xt[j] * BLOCK;
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + L);
            int p = wo + wt[j];
            FloatVector c0 = all(w[p]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(w[p + us]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
        }
        a00.intoArray(y, yo);
        a01.intoArray(y, yo + L);
        a10.intoArray(y, yo + 1 * BLOCK);
        a11.intoArray(y, yo + 1 * BLOCK + L);
    }

    private static void add1(float[] w, int wo, int[] wt, int[] xt, float[] x, int xo, float[] y, int yo) {
        FloatVector a00 = load(y, yo);
        FloatVector a01 = load(y, yo + L);
        for (int j = 0; j < wt.length; j++) {
            int q = xo + xt[j] * BLOCK;
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + L);
            int p = wo + wt[j];
            FloatVector c0 = all(w[p]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
        }
        a00.intoArray(y, yo);
        a01.intoArray(y, yo + L);
    }
}
