package dev.hawkins.engine.kernels;

/** Sums of products at many positions in floats, for blocks of any width: the definition that the vector code must meet. */
final class ScalarPatches implements Patches<float[]> {
    private final int width;

    ScalarPatches(int width) {
        this.width = width;
    }

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
            int from = xo + xAt[i] * width;
            int to = yo + yAt[i] * width;
            if (width == 1) {
                RowPatch.product(w, wo, us, wt, xt, units, x, from, bias, bo, y, to);
                continue;
            }
            for (int u = 0; u < units; u++, to += width) {
                if (bias != null) {
                    java.util.Arrays.fill(y, to, to + width, bias[bo + u]);
                }
                for (int j = 0; j < wt.length; j++) {
                    addScaled(w[wo + u * us + wt[j]], x, from + xt[j] * width, y, to, width);
                }
            }
        }
    }

    /** y = fma(a, x, y); on its own so that the compiler makes it one vector loop. */
    private static void addScaled(float a, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(a, x[xo + i], y[yo + i]);
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
        for (int o = 0; o < units; o++) {
            for (int j = 0; j < xt.length; j++) {
                java.util.Arrays.fill(scratch, 0, Kernels.PARTIALS, 0);
                for (int i = 0; i < dAt.length; i++) {
                    addProducts(d, dof + (dAt[i] + o) * width, x, xo + (xAt[i] + xt[j]) * width, scratch);
                }
                g[go + o * gs + gt[j]] += ScalarProducts.tree(scratch, 0);
            }
        }
    }

    private void addProducts(float[] d, int dof, float[] x, int xo, float[] partials) {
        for (int lane = 0; lane < width; lane++) {
            int p = lane % Kernels.PARTIALS;
            partials[p] = Math.fma(d[dof + lane], x[xo + lane], partials[p]);
        }
    }
}
