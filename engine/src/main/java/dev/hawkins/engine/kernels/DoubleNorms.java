package dev.hawkins.engine.kernels;

/** {@link Norms} of doubles, for finite differences. */
final class DoubleNorms implements Norms<double[]> {
    private static final int HALF = Kernels.PARTIALS;
    private final int width;

    DoubleNorms(int width) {
        this.width = width;
    }

    @Override
    public void rates(double[] variance, int vo, double epsilon, double[] rate, int ro, int n) {
        for (int i = 0; i < n; i++) {
            rate[ro + i] = 1 / Math.sqrt(variance[vo + i] + epsilon);
        }
    }

    @Override
    public void moments(double[] x, int xo, int units, int rows, double[] sums, int at, double[] scratch) {
        for (int u = 0; u < units; u++) {
            int p = xo + u * Kernels.BLOCK;
            for (int i = 0; i < HALF; i++) {
                scratch[i] = (i < rows ? x[p + i] : 0) + (i + HALF < rows ? x[p + HALF + i] : 0);
            }
            double sum = DoubleProducts.tree(scratch, 0);
            double mean = sum / rows;
            for (int i = 0; i < HALF; i++) {
                double a = i < rows ? x[p + i] - mean : 0;
                double b = i + HALF < rows ? x[p + HALF + i] - mean : 0;
                scratch[i] = Math.fma(b, b, a * a);
            }
            sums[at + u] = sum;
            sums[at + units + u] = DoubleProducts.tree(scratch, 0);
        }
    }

    @Override
    public void forward(
            double[] s,
            int mean,
            int rate,
            double[] p,
            int scale,
            int shift,
            double above,
            double below,
            int[] kept,
            double[] x,
            int xo,
            double[] y,
            int yo,
            int units) {
        double high = above;
        double low = below;
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < width; lane++) {
                int i = u * width + lane;
                double z = (x[xo + i] - s[mean + u]) * s[rate + u];
                double a = Math.fma(p[scale + u], z, p[shift + u]);
                y[yo + i] = kept(kept, u, lane) ? a * (a > 0 ? high : low) : 0;
            }
        }
    }

    static boolean kept(int[] kept, int unit, int lane) {
        return kept == null || (kept[unit] >>> lane & 1) != 0;
    }

    @Override
    public void slopes(
            double[] s,
            int mean,
            int rate,
            double[] p,
            int scale,
            int shift,
            double above,
            double below,
            int[] kept,
            double[] x,
            int xo,
            double[] g,
            int go,
            int units,
            double[] sums,
            int at,
            double[] scratch) {
        double high = above;
        double low = below;
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < Kernels.BLOCK; lane++) {
                int i = u * Kernels.BLOCK + lane;
                double z = (x[xo + i] - s[mean + u]) * s[rate + u];
                double a = Math.fma(p[scale + u], z, p[shift + u]);
                double d = kept(kept, u, lane) ? g[go + i] * (a > 0 ? high : low) : 0;
                g[go + i] = d;
                int partial = lane % HALF;
                scratch[partial] = lane < HALF ? d : scratch[partial] + d;
                int product = HALF + partial;
                scratch[product] = lane < HALF ? d * z : Math.fma(d, z, scratch[product]);
            }
            sums[at + u] = DoubleProducts.tree(scratch, 0);
            sums[at + units + u] = DoubleProducts.tree(scratch, HALF);
        }
    }

    @Override
    public void backward(
            double[] s,
            int mean,
            int rate,
            int c,
            int stride,
            double[] x,
            int xo,
            double[] g,
            int go,
            double[] y,
            int yo,
            int units) {
        for (int u = 0; u < units; u++) {
            for (int i = u * width; i < (u + 1) * width; i++) {
                double z = (x[xo + i] - s[mean + u]) * s[rate + u];
                double rest = Math.fma(s[c + stride + u], z, s[c + 2 * stride + u]);
                y[yo + i] = Math.fma(s[c + u], g[go + i], rest);
            }
        }
    }

    @Override
    public void dropout(double factor, int[] kept, double[] x, int xo, double[] y, int yo, int units) {
        double f = factor;
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < width; lane++) {
                int i = u * width + lane;
                y[yo + i] = kept(kept, u, lane) ? x[xo + i] * f : 0;
            }
        }
    }
}
