package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Kernels.PARTIALS;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The gradient of weights that are used at many positions, with rows as lanes. Hot code of the same build as {@link
 * LaneGradient}, with tables in place of steps: up to 4 units x 4 terms in registers, 16 partial sums each.
 */
final class PatchGradient {
    private PatchGradient() {}

    static void gradient(
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
        int no = units >= 4 && L != 8 ? 4 : 1;
        int terms = xt.length;
        int n;
        for (int o = 0; o < units; o += n) {
            n = o + no <= units ? no : 1;
            for (int j = 0; j < terms; j += 4) {
                int m = Math.min(4, terms - j);
                tile(d, dof + o * BLOCK, dAt, n, x, xo, xAt, xt, j, m, scratch);
                add(scratch, n, m, g, go + o * gs, gs, gt, j);
            }
        }
    }

    /** Partial sums of n units and m terms; a rest of one to three terms is filled up with the last one. */
    private static void tile(
            float[] d,
            int dof,
            int[] dAt,
            int n,
            float[] x,
            int xo,
            int[] xAt,
            int[] xt,
            int j,
            int m,
            float[] scratch) {
        int x0 = xo + xt[j] * BLOCK;
        int x1 = xo + xt[j + Math.min(1, m - 1)] * BLOCK;
        int x2 = xo + xt[j + Math.min(2, m - 1)] * BLOCK;
        int x3 = xo + xt[j + m - 1] * BLOCK;
        for (int s = 0; s < PARTIALS; s += L) {
            if (m == 1 && n == 4) {
                tile4x1(d, dof + s, dAt, x, x0 + s, xAt, scratch, s);
            } else if (n == 4) {
                tile4x4(d, dof + s, dAt, x, x0 + s, x1 + s, x2 + s, x3 + s, xAt, scratch, s);
            } else {
                tile1x4(d, dof + s, dAt, x, x0 + s, x1 + s, x2 + s, x3 + s, xAt, scratch, s);
            }
        }
    }

    private static void add(float[] partials, int n, int m, float[] g, int go, int gs, int[] gt, int j) {
        int row = m == 1 && n == 4 ? 1 : 4;
        for (int o = 0; o < n; o++) {
            for (int i = 0; i < m; i++) {
                g[go + o * gs + gt[j + i]] += ScalarProducts.tree(partials, (o * row + i) * PARTIALS);
            }
        }
    }

    private static void tile4x4(
            float[] d,
            int dof,
            int[] dAt,
            float[] x,
            int q0,
            int q1,
            int q2,
            int q3,
            int[] xAt,
            float[] partials,
            int at) {
        FloatVector a00 = all(0);
        FloatVector a01 = all(0);
        FloatVector a02 = all(0);
        FloatVector a03 = all(0);
        FloatVector a10 = all(0);
        FloatVector a11 = all(0);
        FloatVector a12 = all(0);
        FloatVector a13 = all(0);
        FloatVector a20 = all(0);
        FloatVector a21 = all(0);
        FloatVector a22 = all(0);
        FloatVector a23 = all(0);
        FloatVector a30 = all(0);
        FloatVector a31 = all(0);
        FloatVector a32 = all(0);
        FloatVector a33 = all(0);
        for (int h = 0; h < 2 * dAt.length; h++) {
            int half = (h & 1) * PARTIALS;
            int p = dof + dAt[h >> 1] * BLOCK + half;
            int q = xAt[h >> 1] * BLOCK + half;
            FloatVector x0 = load(x, q0 + q);
            FloatVector x1 = load(x, q1 + q);
            FloatVector x2 = load(x, q2 + q);
            FloatVector x3 = load(x, q3 + q);
            FloatVector d0 = load(d, p);
            a00 = d0.fma(x0, a00);
            a01 = d0.fma(x1, a01);
            a02 = d0.fma(x2, a02);
            a03 = d0.fma(x3, a03);
            FloatVector d1 = load(d, p + 1 * BLOCK);
            a10 = d1.fma(x0, a10);
            a11 = d1.fma(x1, a11);
            a12 = d1.fma(x2, a12);
            a13 = d1.fma(x3, a13);
            FloatVector d2 = load(d, p + 2 * BLOCK);
            a20 = d2.fma(x0, a20);
            a21 = d2.fma(x1, a21);
            a22 = d2.fma(x2, a22);
            a23 = d2.fma(x3, a23);
            FloatVector d3 = load(d, p + 3 * BLOCK);
            a30 = d3.fma(x0, a30);
            a31 = d3.fma(x1, a31);
            a32 = d3.fma(x2, a32);
            a33 = d3.fma(x3, a33);
        }
        a00.intoArray(partials, at);
        a01.intoArray(partials, at + 1 * PARTIALS);
        a02.intoArray(partials, at + 2 * PARTIALS);
        a03.intoArray(partials, at + 3 * PARTIALS);
        a10.intoArray(partials, at + 4 * PARTIALS);
        a11.intoArray(partials, at + 5 * PARTIALS);
        a12.intoArray(partials, at + 6 * PARTIALS);
        a13.intoArray(partials, at + 7 * PARTIALS);
        a20.intoArray(partials, at + 8 * PARTIALS);
        a21.intoArray(partials, at + 9 * PARTIALS);
        a22.intoArray(partials, at + 10 * PARTIALS);
        a23.intoArray(partials, at + 11 * PARTIALS);
        a30.intoArray(partials, at + 12 * PARTIALS);
        a31.intoArray(partials, at + 13 * PARTIALS);
        a32.intoArray(partials, at + 14 * PARTIALS);
        a33.intoArray(partials, at + 15 * PARTIALS);
    }

    private static void tile1x4(
            float[] d,
            int dof,
            int[] dAt,
            float[] x,
            int q0,
            int q1,
            int q2,
            int q3,
            int[] xAt,
            float[] partials,
            int at) {
        FloatVector a00 = all(0);
        FloatVector a01 = all(0);
        FloatVector a02 = all(0);
        FloatVector a03 = all(0);
        for (int h = 0; h < 2 * dAt.length; h++) {
            int half = (h & 1) * PARTIALS;
            int p = dof + dAt[h >> 1] * BLOCK + half;
            int q = xAt[h >> 1] * BLOCK + half;
            FloatVector x0 = load(x, q0 + q);
            FloatVector x1 = load(x, q1 + q);
            FloatVector x2 = load(x, q2 + q);
            FloatVector x3 = load(x, q3 + q);
            FloatVector d0 = load(d, p);
            a00 = d0.fma(x0, a00);
            a01 = d0.fma(x1, a01);
            a02 = d0.fma(x2, a02);
            a03 = d0.fma(x3, a03);
        }
        a00.intoArray(partials, at);
        a01.intoArray(partials, at + 1 * PARTIALS);
        a02.intoArray(partials, at + 2 * PARTIALS);
        a03.intoArray(partials, at + 3 * PARTIALS);
    }

    private static void tile4x1(float[] d, int dof, int[] dAt, float[] x, int q0, int[] xAt, float[] partials, int at) {
        FloatVector a00 = all(0);
        FloatVector a10 = all(0);
        FloatVector a20 = all(0);
        FloatVector a30 = all(0);
        for (int h = 0; h < 2 * dAt.length; h++) {
            int half = (h & 1) * PARTIALS;
            int p = dof + dAt[h >> 1] * BLOCK + half;
            int q = xAt[h >> 1] * BLOCK + half;
            FloatVector x0 = load(x, q0 + q);
            FloatVector d0 = load(d, p);
            a00 = d0.fma(x0, a00);
            FloatVector d1 = load(d, p + 1 * BLOCK);
            a10 = d1.fma(x0, a10);
            FloatVector d2 = load(d, p + 2 * BLOCK);
            a20 = d2.fma(x0, a20);
            FloatVector d3 = load(d, p + 3 * BLOCK);
            a30 = d3.fma(x0, a30);
        }
        a00.intoArray(partials, at);
        a10.intoArray(partials, at + 1 * PARTIALS);
        a20.intoArray(partials, at + 2 * PARTIALS);
        a30.intoArray(partials, at + 3 * PARTIALS);
    }
}
