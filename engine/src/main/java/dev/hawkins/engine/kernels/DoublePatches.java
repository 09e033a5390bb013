package dev.hawkins.engine.kernels;

/** Sums of products at many positions in doubles. */
final class DoublePatches implements Patches<double[]> {
    private final int width;

    DoublePatches(int width) {
        this.width = width;
    }

    @Override
    public void product(
            double[] w,
            int wo,
            int us,
            int[] wt,
            int[] xt,
            int units,
            double[] x,
            int xo,
            int[] xAt,
            double[] bias,
            int bo,
            double[] y,
            int yo,
            int[] yAt) {
        for (int i = 0; i < yAt.length; i++) {
            int from = xo + xAt[i] * width;
            int to = yo + yAt[i] * width;
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
    private static void addScaled(double a, double[] x, int xo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(a, x[xo + i], y[yo + i]);
        }
    }

    @Override
    public void gradient(
            double[] d,
            int dof,
            int[] dAt,
            int units,
            double[] x,
            int xo,
            int[] xAt,
            int[] xt,
            double[] g,
            int go,
            int gs,
            int[] gt,
            double[] scratch) {
        for (int o = 0; o < units; o++) {
            for (int j = 0; j < xt.length; j++) {
                java.util.Arrays.fill(scratch, 0, Kernels.PARTIALS, 0);
                for (int i = 0; i < dAt.length; i++) {
                    addProducts(d, dof + (dAt[i] + o) * width, x, xo + (xAt[i] + xt[j]) * width, scratch);
                }
                g[go + o * gs + gt[j]] += DoubleProducts.tree(scratch, 0);
            }
        }
    }

    private void addProducts(double[] d, int dof, double[] x, int xo, double[] partials) {
        for (int lane = 0; lane < width; lane++) {
            int p = lane % Kernels.PARTIALS;
            partials[p] = Math.fma(d[dof + lane], x[xo + lane], partials[p]);
        }
    }
}
