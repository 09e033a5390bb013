package dev.hawkins.engine.kernels;

/** Sums of products in floats for blocks of any width: the definition that the vector code must meet. */
class ScalarProducts implements Products<float[]> {
    private final int width;

    ScalarProducts(int width) {
        this.width = width;
    }

    @Override
    public void product(
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
        if (width == 1) {
            RowProduct.product(w, wo, us, ks, depth, units, x, xo, bias, bo, y, yo);
            return;
        }
        for (int u = 0; u < units; u++) {
            java.util.Arrays.fill(y, yo + u * width, yo + (u + 1) * width, bias == null ? 0 : bias[bo + u]);
            for (int k = 0; k < depth; k++) {
                addScaled(w[wo + u * us + k * ks], x, xo + k * width, y, yo + u * width, width);
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
    public void panelGradient(
            float[] d, int dof, int ds, int units, int rows, float[] panel, int po, float[] g, int go, int gs) {
        int block = Kernels.BLOCK;
        for (int o = 0; o < units; o++) {
            java.util.Arrays.fill(g, go + o * gs, go + o * gs + Kernels.PANEL, 0);
            for (int r = 0; r < rows; r++) {
                float dr = d[dof + r / block * ds + o * block + r % block];
                addScaled(dr, panel, po + r * Kernels.PANEL, g, go + o * gs, Kernels.PANEL);
            }
        }
    }

    @Override
    public void laneGradient(
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
        int block = Kernels.BLOCK;
        int partials = Kernels.PARTIALS;
        for (int o = 0; o < units; o++) {
            for (int i = 0; i < inputs; i++) {
                java.util.Arrays.fill(scratch, 0, partials, 0);
                for (int b = 0; b < blocks; b++) {
                    for (int lane = 0; lane < block; lane++) {
                        int p = lane % partials;
                        scratch[p] = Math.fma(
                                d[dof + b * ds + o * block + lane], x[xo + b * xs + i * block + lane], scratch[p]);
                    }
                }
                g[go + o * gs + i] = tree(scratch, 0);
            }
        }
    }

    @Override
    public void biasGradient(float[] d, int dof, int ds, int units, int blocks, float[] g, int go, float[] scratch) {
        int block = Kernels.BLOCK;
        int partials = Kernels.PARTIALS;
        for (int o = 0; o < units; o++) {
            java.util.Arrays.fill(scratch, 0, partials, 0);
            for (int b = 0; b < blocks; b++) {
                for (int lane = 0; lane < block; lane++) {
                    scratch[lane % partials] += d[dof + b * ds + o * block + lane];
                }
            }
            g[go + o] = tree(scratch, 0);
        }
    }

    /** The sum of 16 neighbours as a tree: 8 apart, then 4, 2 and 1. Leaves the array as it is. */
    static float tree(float[] p, int o) {
        float a = (p[o] + p[o + 8]) + (p[o + 4] + p[o + 12]);
        float b = (p[o + 1] + p[o + 9]) + (p[o + 5] + p[o + 13]);
        float c = (p[o + 2] + p[o + 10]) + (p[o + 6] + p[o + 14]);
        float d = (p[o + 3] + p[o + 11]) + (p[o + 7] + p[o + 15]);
        return (a + c) + (b + d);
    }

    @Override
    public double sumOfSquares(float[] g, int go, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            a += (double) g[go + i] * g[go + i];
            b += (double) g[go + i + 1] * g[go + i + 1];
            c += (double) g[go + i + 2] * g[go + i + 2];
            d += (double) g[go + i + 3] * g[go + i + 3];
        }
        for (; i < n; i++) {
            a += (double) g[go + i] * g[go + i];
        }
        return (a + b) + (c + d);
    }
}
