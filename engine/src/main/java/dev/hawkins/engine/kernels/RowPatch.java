package dev.hawkins.engine.kernels;

/** The product of a patch for one row, eight units at a time for the reason given in {@link RowProduct}. */
final class RowPatch {
    private RowPatch() {}

    static void product(
            float[] w,
            int wo,
            int us,
            int[] wt,
            int[] xt,
            int units,
            float[] x,
            int xo,
            float[] bias,
            int bo,
            float[] y,
            int yo) {
        if (bias != null) {
            System.arraycopy(bias, bo, y, yo, units);
        }
        int u = 0;
        for (; u + 8 <= units; u += 8) {
            eight(w, wo + u * us, us, wt, xt, x, xo, y, yo + u);
        }
        for (; u < units; u++) {
            float s = y[yo + u];
            for (int j = 0; j < wt.length; j++) {
                s = Math.fma(w[wo + u * us + wt[j]], x[xo + xt[j]], s);
            }
            y[yo + u] = s;
        }
    }

    private static void eight(float[] w, int wo, int us, int[] wt, int[] xt, float[] x, int xo, float[] y, int yo) {
        float s0 = y[yo];
        float s1 = y[yo + 1];
        float s2 = y[yo + 2];
        float s3 = y[yo + 3];
        float s4 = y[yo + 4];
        float s5 = y[yo + 5];
        float s6 = y[yo + 6];
        float s7 = y[yo + 7];
        for (int j = 0; j < wt.length; j++) {
            float v = x[xo + xt[j]];
            int p = wo + wt[j];
            s0 = Math.fma(w[p], v, s0);
            s1 = Math.fma(w[p + us], v, s1);
            s2 = Math.fma(w[p + 2 * us], v, s2);
            s3 = Math.fma(w[p + 3 * us], v, s3);
            s4 = Math.fma(w[p + 4 * us], v, s4);
            s5 = Math.fma(w[p + 5 * us], v, s5);
            s6 = Math.fma(w[p + 6 * us], v, s6);
            s7 = Math.fma(w[p + 7 * us], v, s7);
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
