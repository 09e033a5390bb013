package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The product of weights and a block. Hot code: a tile of 8 units x 2 vectors stays in registers (4 units where there are
 * only 16 registers), weights are broadcast, inputs streamed. A rest of units is covered by a tile that overlaps the one
 * before and computes the same bits again. It relies on: one flat loop per tile, accumulators in local variables, no
 * masks, a constant species. A second loop around the accumulators sends them to memory, at 30 times the cost on JDK 17.
 */
final class BlockProduct {
    private static final int STEP = 2 * L;
    private static final boolean EIGHT = L != 8;

    private BlockProduct() {}

    static void product(
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
        for (int lane = 0; lane < BLOCK; lane += STEP) {
            int u = 0;
            for (; EIGHT && u + 8 <= units; u += 8) {
                product8(w, wo + u * us, us, ks, depth, x, xo + lane, bias, bo + u, y, yo + u * BLOCK + lane);
            }
            while (u < units) {
                u = rest(w, wo, us, ks, depth, units, x, xo + lane, bias, bo, y, yo + lane, u);
            }
        }
    }

    /** A tile for units from u on, or before where fewer are left than fit; returns the first unit not yet done. */
    private static int rest(
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
            int yo,
            int u) {
        int left = units - u;
        if (EIGHT && left > 4 && units >= 8) {
            int v = units - 8;
            product8(w, wo + v * us, us, ks, depth, x, xo, bias, bo + v, y, yo + v * BLOCK);
            return units;
        } else if (units >= 4) {
            int v = Math.min(u, units - 4);
            product4(w, wo + v * us, us, ks, depth, x, xo, bias, bo + v, y, yo + v * BLOCK);
            return v + 4;
        } else if (units >= 2) {
            int v = Math.min(u, units - 2);
            product2(w, wo + v * us, us, ks, depth, x, xo, bias, bo + v, y, yo + v * BLOCK);
            return v + 2;
        }
        product1(w, wo, us, ks, depth, x, xo, bias, bo, y, yo);
        return 1;
    }

    private static void product8(
            float[] w, int p, int us, int ks, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a00 = all(bias == null ? 0 : bias[bo]);
        FloatVector a01 = a00;
        FloatVector a10 = all(bias == null ? 0 : bias[bo + 1]);
        FloatVector a11 = a10;
        FloatVector a20 = all(bias == null ? 0 : bias[bo + 2]);
        FloatVector a21 = a20;
        FloatVector a30 = all(bias == null ? 0 : bias[bo + 3]);
        FloatVector a31 = a30;
        FloatVector a40 = all(bias == null ? 0 : bias[bo + 4]);
        FloatVector a41 = a40;
        FloatVector a50 = all(bias == null ? 0 : bias[bo + 5]);
        FloatVector a51 = a50;
        FloatVector a60 = all(bias == null ? 0 : bias[bo + 6]);
        FloatVector a61 = a60;
        FloatVector a70 = all(bias == null ? 0 : bias[bo + 7]);
        FloatVector a71 = a70;
        for (int k = 0; k < depth; k++, p += ks, q += BLOCK) {
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + L);
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

    private static void product4(
            float[] w, int p, int us, int ks, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a00 = all(bias == null ? 0 : bias[bo]);
        FloatVector a01 = a00;
        FloatVector a10 = all(bias == null ? 0 : bias[bo + 1]);
        FloatVector a11 = a10;
        FloatVector a20 = all(bias == null ? 0 : bias[bo + 2]);
        FloatVector a21 = a20;
        FloatVector a30 = all(bias == null ? 0 : bias[bo + 3]);
        FloatVector a31 = a30;
        for (int k = 0; k < depth; k++, p += ks, q += BLOCK) {
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + L);
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

    private static void product2(
            float[] w, int p, int us, int ks, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a00 = all(bias == null ? 0 : bias[bo]);
        FloatVector a01 = a00;
        FloatVector a10 = all(bias == null ? 0 : bias[bo + 1]);
        FloatVector a11 = a10;
        for (int k = 0; k < depth; k++, p += ks, q += BLOCK) {
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + L);
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

    private static void product1(
            float[] w, int p, int us, int ks, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a00 = all(bias == null ? 0 : bias[bo]);
        FloatVector a01 = a00;
        for (int k = 0; k < depth; k++, p += ks, q += BLOCK) {
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + L);
            FloatVector c0 = all(w[p]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
        }
        a00.intoArray(y, yo);
        a01.intoArray(y, yo + L);
    }
}
