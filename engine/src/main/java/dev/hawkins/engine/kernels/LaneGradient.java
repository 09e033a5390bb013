package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Kernels.PARTIALS;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The gradient product with rows as lanes, for layers of few inputs, where inputs would not fill a vector. Hot code: up to
 * 4 units x 4 inputs in registers, 16 partial sums each, which end in scratch memory and are added there as a tree. Rests
 * are covered by tiles that overlap, as in {@link BlockProduct}.
 */
final class LaneGradient {
    private LaneGradient() {}

    static void gradient(
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
        int no = units >= 4 && L != 8 ? 4 : 1;
        int ni = inputs >= 4 ? 4 : 1;
        for (int o = 0; o < units; o += no) {
            int u = Math.min(o, units - no);
            for (int i = 0; i < inputs; i += ni) {
                int v = Math.min(i, inputs - ni);
                tile(d, dof + u * BLOCK, ds, no, x, xo + v * BLOCK, xs, ni, 2 * blocks, scratch);
                add(scratch, no, ni, g, go + u * gs + v, gs);
            }
        }
    }

    private static void tile(
            float[] d, int dof, int ds, int no, float[] x, int xo, int xs, int ni, int halves, float[] scratch) {
        for (int s = 0; s < PARTIALS; s += L) {
            if (no == 4 && ni == 4) {
                tile4x4(d, dof + s, ds, x, xo + s, xs, halves, scratch, s);
            } else if (ni == 4) {
                tile1x4(d, dof + s, ds, x, xo + s, xs, halves, scratch, s);
            } else if (no == 4) {
                tile4x1(d, dof + s, ds, x, xo + s, xs, halves, scratch, s);
            } else {
                tile1x1(d, dof + s, ds, x, xo + s, xs, halves, scratch, s);
            }
        }
    }

    private static void add(float[] partials, int no, int ni, float[] g, int go, int gs) {
        for (int o = 0; o < no; o++) {
            for (int i = 0; i < ni; i++) {
                g[go + o * gs + i] = ScalarProducts.tree(partials, (o * ni + i) * PARTIALS);
            }
        }
    }

    private static void tile4x4(
            float[] d, int dof, int ds, float[] x, int xo, int xs, int halves, float[] partials, int at) {
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
        for (int h = 0; h < halves; h++) {
            int p = dof + (h >> 1) * ds + (h & 1) * PARTIALS;
            int q = xo + (h >> 1) * xs + (h & 1) * PARTIALS;
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + 1 * BLOCK);
            FloatVector x2 = load(x, q + 2 * BLOCK);
            FloatVector x3 = load(x, q + 3 * BLOCK);
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
            float[] d, int dof, int ds, float[] x, int xo, int xs, int halves, float[] partials, int at) {
        FloatVector a00 = all(0);
        FloatVector a01 = all(0);
        FloatVector a02 = all(0);
        FloatVector a03 = all(0);
        for (int h = 0; h < halves; h++) {
            int p = dof + (h >> 1) * ds + (h & 1) * PARTIALS;
            int q = xo + (h >> 1) * xs + (h & 1) * PARTIALS;
            FloatVector x0 = load(x, q);
            FloatVector x1 = load(x, q + 1 * BLOCK);
            FloatVector x2 = load(x, q + 2 * BLOCK);
            FloatVector x3 = load(x, q + 3 * BLOCK);
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

    private static void tile4x1(
            float[] d, int dof, int ds, float[] x, int xo, int xs, int halves, float[] partials, int at) {
        FloatVector a00 = all(0);
        FloatVector a10 = all(0);
        FloatVector a20 = all(0);
        FloatVector a30 = all(0);
        for (int h = 0; h < halves; h++) {
            int p = dof + (h >> 1) * ds + (h & 1) * PARTIALS;
            int q = xo + (h >> 1) * xs + (h & 1) * PARTIALS;
            FloatVector x0 = load(x, q);
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

    private static void tile1x1(
            float[] d, int dof, int ds, float[] x, int xo, int xs, int halves, float[] partials, int at) {
        FloatVector a00 = all(0);
        for (int h = 0; h < halves; h++) {
            int p = dof + (h >> 1) * ds + (h & 1) * PARTIALS;
            int q = xo + (h >> 1) * xs + (h & 1) * PARTIALS;
            FloatVector x0 = load(x, q);
            FloatVector d0 = load(d, p);
            a00 = d0.fma(x0, a00);
        }
        a00.intoArray(partials, at);
    }
}
