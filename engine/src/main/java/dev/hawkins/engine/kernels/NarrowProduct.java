package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The product of weights and a block of few rows, the rest of a batch: only as many vectors are computed as hold the rows
 * and one more, whose result all lanes beyond get. With 16 lanes 100 rows so cost 3 1/2 blocks instead of 4. Hot code as in
 * {@link ProductTiles}: 8 units x 1 vector. (A second, narrower species in the same process is no choice: methods of the
 * Vector API that have met two kinds of vectors are no longer resolved, and everything is allocated.)
 */
final class NarrowProduct {
    private static final int UNITS = 8;

    private NarrowProduct() {}

    /** Whether it pays for so many rows. */
    static boolean pays(int rows) {
        return lanes(rows) < BLOCK;
    }

    private static int lanes(int rows) {
        return (rows / L + 1) * L;
    }

    /** As {@link Products#product} for a layer of 8 units or more with us or ks 1, for a block of so many rows. */
    static void product(
            int rows,
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
        int lanes = lanes(rows);
        for (int lane = 0; lane < lanes; lane += L) {
            for (int u = 0; u < units; u += UNITS) {
                int v = Math.min(u, units - UNITS);
                if (ks == 1) {
                    terms(w, wo + v * us, us, depth, x, xo + lane, bias, bo + v, y, yo + v * BLOCK + lane);
                } else {
                    units(w, wo + v, ks, depth, x, xo + lane, bias, bo + v, y, yo + v * BLOCK + lane);
                }
            }
        }
        for (int at = yo; at < yo + units * BLOCK; at += BLOCK) {
            Arrays.fill(y, at + lanes, at + BLOCK, y[at + lanes - 1]);
        }
    }

    static boolean fits(int us, int ks, int units) {
        return units >= UNITS && (us == 1 || ks == 1);
    }

    /** The terms of a unit are neighbours in w. */
    private static void terms(
            float[] w, int p, int us, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a0 = all(bias == null ? 0 : bias[bo]);
        FloatVector a1 = all(bias == null ? 0 : bias[bo + 1]);
        FloatVector a2 = all(bias == null ? 0 : bias[bo + 2]);
        FloatVector a3 = all(bias == null ? 0 : bias[bo + 3]);
        FloatVector a4 = all(bias == null ? 0 : bias[bo + 4]);
        FloatVector a5 = all(bias == null ? 0 : bias[bo + 5]);
        FloatVector a6 = all(bias == null ? 0 : bias[bo + 6]);
        FloatVector a7 = all(bias == null ? 0 : bias[bo + 7]);
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = load(x, q + k * BLOCK);
            a0 = all(w[p + k]).fma(x0, a0);
            a1 = all(w[p + k + us]).fma(x0, a1);
            a2 = all(w[p + k + 2 * us]).fma(x0, a2);
            a3 = all(w[p + k + 3 * us]).fma(x0, a3);
            a4 = all(w[p + k + 4 * us]).fma(x0, a4);
            a5 = all(w[p + k + 5 * us]).fma(x0, a5);
            a6 = all(w[p + k + 6 * us]).fma(x0, a6);
            a7 = all(w[p + k + 7 * us]).fma(x0, a7);
        }
        a0.intoArray(y, yo);
        a1.intoArray(y, yo + 1 * BLOCK);
        a2.intoArray(y, yo + 2 * BLOCK);
        a3.intoArray(y, yo + 3 * BLOCK);
        a4.intoArray(y, yo + 4 * BLOCK);
        a5.intoArray(y, yo + 5 * BLOCK);
        a6.intoArray(y, yo + 6 * BLOCK);
        a7.intoArray(y, yo + 7 * BLOCK);
    }

    /** The units are neighbours in w. */
    private static void units(
            float[] w, int p, int ks, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a0 = all(bias == null ? 0 : bias[bo]);
        FloatVector a1 = all(bias == null ? 0 : bias[bo + 1]);
        FloatVector a2 = all(bias == null ? 0 : bias[bo + 2]);
        FloatVector a3 = all(bias == null ? 0 : bias[bo + 3]);
        FloatVector a4 = all(bias == null ? 0 : bias[bo + 4]);
        FloatVector a5 = all(bias == null ? 0 : bias[bo + 5]);
        FloatVector a6 = all(bias == null ? 0 : bias[bo + 6]);
        FloatVector a7 = all(bias == null ? 0 : bias[bo + 7]);
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = load(x, q + k * BLOCK);
            a0 = all(w[p + k * ks]).fma(x0, a0);
            a1 = all(w[p + k * ks + 1]).fma(x0, a1);
            a2 = all(w[p + k * ks + 2]).fma(x0, a2);
            a3 = all(w[p + k * ks + 3]).fma(x0, a3);
            a4 = all(w[p + k * ks + 4]).fma(x0, a4);
            a5 = all(w[p + k * ks + 5]).fma(x0, a5);
            a6 = all(w[p + k * ks + 6]).fma(x0, a6);
            a7 = all(w[p + k * ks + 7]).fma(x0, a7);
        }
        a0.intoArray(y, yo);
        a1.intoArray(y, yo + 1 * BLOCK);
        a2.intoArray(y, yo + 2 * BLOCK);
        a3.intoArray(y, yo + 3 * BLOCK);
        a4.intoArray(y, yo + 4 * BLOCK);
        a5.intoArray(y, yo + 5 * BLOCK);
        a6.intoArray(y, yo + 6 * BLOCK);
        a7.intoArray(y, yo + 7 * BLOCK);
    }
}
