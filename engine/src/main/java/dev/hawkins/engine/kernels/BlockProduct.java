package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Lanes.L;

/**
 * The product of weights and a block, cut into {@link ProductTiles}: 8 units at a time where there are 32 registers, 4
 * where there are 16. A rest of units is covered by a tile that overlaps the one before and computes the same bits again.
 */
final class BlockProduct {
    private static final int STEP = 2 * L;
    private static final int MOST = L != 8 ? 8 : 4;

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
        int most = us == 1 || ks == 1 ? MOST : 2;
        for (int lane = 0; lane < BLOCK; lane += STEP) {
            int u = 0;
            while (u < units) {
                int tile = fitting(most, units - u, units);
                int v = Math.min(u, units - tile);
                tile(tile, w, wo + v * us, us, ks, depth, x, xo + lane, bias, bo + v, y, yo + v * BLOCK + lane);
                u = v + tile;
            }
        }
    }

    /** Units of the next tile where so many are left. */
    private static int fitting(int most, int left, int units) {
        int tile = most;
        while (tile > units || tile >= 2 * left) {
            tile /= 2;
        }
        return tile;
    }

    private static void tile(
            int units,
            float[] w,
            int p,
            int us,
            int ks,
            int depth,
            float[] x,
            int q,
            float[] bias,
            int bo,
            float[] y,
            int yo) {
        if (units == 8 && ks == 1) {
            ProductTiles.terms8(w, p, us, depth, x, q, bias, bo, y, yo);
        } else if (units == 8) {
            ProductTiles.units8(w, p, ks, depth, x, q, bias, bo, y, yo);
        } else if (units == 4 && ks == 1) {
            ProductTiles.terms4(w, p, us, depth, x, q, bias, bo, y, yo);
        } else if (units == 4) {
            ProductTiles.units4(w, p, ks, depth, x, q, bias, bo, y, yo);
        } else if (units == 2) {
            ProductTiles.any2(w, p, us, ks, depth, x, q, bias, bo, y, yo);
        } else {
            ProductTiles.any1(w, p, ks, depth, x, q, bias, bo, y, yo);
        }
    }
}
