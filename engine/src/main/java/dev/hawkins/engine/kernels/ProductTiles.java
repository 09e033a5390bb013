package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The tiles of {@link BlockProduct}: 8, 4, 2 or 1 units x 2 vectors of lanes. The sums stay in registers over the whole
 * depth, weights are broadcast one by one, inputs streamed. Every index is loop counter times an unchanging step plus
 * something unchanging, and one of the two steps of w is literally 1: only then does the compiler take the range checks out
 * of the loop, which is worth a fifth of the time. So the forward product (terms are neighbours) and the backward product
 * (units are neighbours) have tiles of their own.
 */
final class ProductTiles {
    private ProductTiles() {}

    /** 8 units; the terms of a unit are neighbours in w. */
    static void terms8(float[] w, int p, int us, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
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
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = load(x, q + k * BLOCK);
            FloatVector x1 = load(x, q + k * BLOCK + L);
            FloatVector c0 = all(w[p + k]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(w[p + k + us]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
            FloatVector c2 = all(w[p + k + 2 * us]);
            a20 = c2.fma(x0, a20);
            a21 = c2.fma(x1, a21);
            FloatVector c3 = all(w[p + k + 3 * us]);
            a30 = c3.fma(x0, a30);
            a31 = c3.fma(x1, a31);
            FloatVector c4 = all(w[p + k + 4 * us]);
            a40 = c4.fma(x0, a40);
            a41 = c4.fma(x1, a41);
            FloatVector c5 = all(w[p + k + 5 * us]);
            a50 = c5.fma(x0, a50);
            a51 = c5.fma(x1, a51);
            FloatVector c6 = all(w[p + k + 6 * us]);
            a60 = c6.fma(x0, a60);
            a61 = c6.fma(x1, a61);
            FloatVector c7 = all(w[p + k + 7 * us]);
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

    /** 4 units; the terms of a unit are neighbours in w. */
    static void terms4(float[] w, int p, int us, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a00 = all(bias == null ? 0 : bias[bo]);
        FloatVector a01 = a00;
        FloatVector a10 = all(bias == null ? 0 : bias[bo + 1]);
        FloatVector a11 = a10;
        FloatVector a20 = all(bias == null ? 0 : bias[bo + 2]);
        FloatVector a21 = a20;
        FloatVector a30 = all(bias == null ? 0 : bias[bo + 3]);
        FloatVector a31 = a30;
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = load(x, q + k * BLOCK);
            FloatVector x1 = load(x, q + k * BLOCK + L);
            FloatVector c0 = all(w[p + k]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(w[p + k + us]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
            FloatVector c2 = all(w[p + k + 2 * us]);
            a20 = c2.fma(x0, a20);
            a21 = c2.fma(x1, a21);
            FloatVector c3 = all(w[p + k + 3 * us]);
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

    /** 8 units, which are neighbours in w. */
    static void units8(float[] w, int p, int ks, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
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
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = load(x, q + k * BLOCK);
            FloatVector x1 = load(x, q + k * BLOCK + L);
            FloatVector c0 = all(w[p + k * ks]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(w[p + k * ks + 1]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
            FloatVector c2 = all(w[p + k * ks + 2]);
            a20 = c2.fma(x0, a20);
            a21 = c2.fma(x1, a21);
            FloatVector c3 = all(w[p + k * ks + 3]);
            a30 = c3.fma(x0, a30);
            a31 = c3.fma(x1, a31);
            FloatVector c4 = all(w[p + k * ks + 4]);
            a40 = c4.fma(x0, a40);
            a41 = c4.fma(x1, a41);
            FloatVector c5 = all(w[p + k * ks + 5]);
            a50 = c5.fma(x0, a50);
            a51 = c5.fma(x1, a51);
            FloatVector c6 = all(w[p + k * ks + 6]);
            a60 = c6.fma(x0, a60);
            a61 = c6.fma(x1, a61);
            FloatVector c7 = all(w[p + k * ks + 7]);
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

    /** 4 units, which are neighbours in w. */
    static void units4(float[] w, int p, int ks, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a00 = all(bias == null ? 0 : bias[bo]);
        FloatVector a01 = a00;
        FloatVector a10 = all(bias == null ? 0 : bias[bo + 1]);
        FloatVector a11 = a10;
        FloatVector a20 = all(bias == null ? 0 : bias[bo + 2]);
        FloatVector a21 = a20;
        FloatVector a30 = all(bias == null ? 0 : bias[bo + 3]);
        FloatVector a31 = a30;
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = load(x, q + k * BLOCK);
            FloatVector x1 = load(x, q + k * BLOCK + L);
            FloatVector c0 = all(w[p + k * ks]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(w[p + k * ks + 1]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
            FloatVector c2 = all(w[p + k * ks + 2]);
            a20 = c2.fma(x0, a20);
            a21 = c2.fma(x1, a21);
            FloatVector c3 = all(w[p + k * ks + 3]);
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

    /** 2 units at any steps. */
    static void any2(
            float[] w, int p, int us, int ks, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a00 = all(bias == null ? 0 : bias[bo]);
        FloatVector a01 = a00;
        FloatVector a10 = all(bias == null ? 0 : bias[bo + 1]);
        FloatVector a11 = a10;
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = load(x, q + k * BLOCK);
            FloatVector x1 = load(x, q + k * BLOCK + L);
            FloatVector c0 = all(w[p + k * ks]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(w[p + k * ks + us]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
        }
        a00.intoArray(y, yo);
        a01.intoArray(y, yo + L);
        a10.intoArray(y, yo + 1 * BLOCK);
        a11.intoArray(y, yo + 1 * BLOCK + L);
    }

    /** 1 unit at any step. */
    static void any1(float[] w, int p, int ks, int depth, float[] x, int q, float[] bias, int bo, float[] y, int yo) {
        FloatVector a00 = all(bias == null ? 0 : bias[bo]);
        FloatVector a01 = a00;
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = load(x, q + k * BLOCK);
            FloatVector x1 = load(x, q + k * BLOCK + L);
            FloatVector c0 = all(w[p + k * ks]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
        }
        a00.intoArray(y, yo);
        a01.intoArray(y, yo + L);
    }
}
