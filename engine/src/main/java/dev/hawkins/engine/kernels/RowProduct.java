package dev.hawkins.engine.kernels;

/**
 * The product for one row. Hot code: eight units at a time, because one sum must wait for each of its multiply-adds and
 * eight independent ones keep the units busy; for weights whose terms are neighbours, so that there are no range checks in
 * the loop (see {@link ProductTiles}). Sums stay in term order, so the bits are those of the block kernels.
 */
final class RowProduct {
    private RowProduct() {}

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
        int u = 0;
        for (; ks == 1 && u + 8 <= units; u += 8) {
            eight(w, wo + u * us, us, depth, x, xo, bias, bo + u, y, yo + u);
        }
        for (; u < units; u++) {
            float s = bias == null ? 0 : bias[bo + u];
            int p = wo + u * us;
            for (int k = 0; k < depth; k++, p += ks) {
                s = Math.fma(w[p], x[xo + k], s);
            }
            y[yo + u] = s;
        }
    }

    private static void eight(
            float[] w, int p, int us, int depth, float[] x, int xo, float[] bias, int bo, float[] y, int yo) {
        boolean biased = bias != null;
        float s0 = biased ? bias[bo] : 0;
        float s1 = biased ? bias[bo + 1] : 0;
        float s2 = biased ? bias[bo + 2] : 0;
        float s3 = biased ? bias[bo + 3] : 0;
        float s4 = biased ? bias[bo + 4] : 0;
        float s5 = biased ? bias[bo + 5] : 0;
        float s6 = biased ? bias[bo + 6] : 0;
        float s7 = biased ? bias[bo + 7] : 0;
        for (int k = 0; k < depth; k++) {
            float v = x[xo + k];
            s0 = Math.fma(w[p + k], v, s0);
            s1 = Math.fma(w[p + k + us], v, s1);
            s2 = Math.fma(w[p + k + 2 * us], v, s2);
            s3 = Math.fma(w[p + k + 3 * us], v, s3);
            s4 = Math.fma(w[p + k + 4 * us], v, s4);
            s5 = Math.fma(w[p + k + 5 * us], v, s5);
            s6 = Math.fma(w[p + k + 6 * us], v, s6);
            s7 = Math.fma(w[p + k + 7 * us], v, s7);
        }
        y[yo] = s0;
        y[yo + 1] = s1;
        y[yo + 2] = s2;
        y[yo + 3] = s3;
        y[yo + 4] = s4;
        y[yo + 5] = s5;
        y[yo + 6] = s6;
        y[yo + 7] = s7;
    }
}
