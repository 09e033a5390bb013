package dev.hawkins.engine.kernels;

/** {@link Norms} of floats, one number after the other: the definition that the vector code must meet. */
class ScalarNorms implements Norms<float[]> {
    private static final int HALF = Kernels.PARTIALS;
    private final int width;

    ScalarNorms(int width) {
        this.width = width;
    }

    @Override
    public void rates(float[] variance, int vo, double epsilon, float[] rate, int ro, int n) {
        for (int i = 0; i < n; i++) {
            rate[ro + i] = 1 / (float) Math.sqrt(variance[vo + i] + (float) epsilon);
        }
    }

    @Override
    public void moments(float[] x, int xo, int units, int rows, double[] sums, int at, float[] scratch) {
        for (int u = 0; u < units; u++) {
            int p = xo + u * Kernels.BLOCK;
            for (int i = 0; i < HALF; i++) {
                scratch[i] = (i < rows ? x[p + i] : 0) + (i + HALF < rows ? x[p + HALF + i] : 0);
            }
            float sum = ScalarProducts.tree(scratch, 0);
            float mean = sum / rows;
            for (int i = 0; i < HALF; i++) {
                float a = i < rows ? x[p + i] - mean : 0;
                float b = i + HALF < rows ? x[p + HALF + i] - mean : 0;
                scratch[i] = Math.fma(b, b, a * a);
            }
            sums[at + u] = sum;
            sums[at + units + u] = ScalarProducts.tree(scratch, 0);
        }
    }

    @Override
    public void forward(
            float[] s,
            int mean,
            int rate,
            float[] p,
            int scale,
            int shift,
            double above,
            double below,
            int[] kept,
            float[] x,
            int xo,
            float[] y,
            int yo,
            int units) {
        float high = (float) above;
        float low = (float) below;
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < width; lane++) {
                int i = u * width + lane;
                float z = (x[xo + i] - s[mean + u]) * s[rate + u];
                float a = Math.fma(p[scale + u], z, p[shift + u]);
                y[yo + i] = kept(kept, u, lane) ? a * (a > 0 ? high : low) : 0;
            }
        }
    }

    static boolean kept(int[] kept, int unit, int lane) {
        return kept == null || (kept[unit] >>> lane & 1) != 0;
    }

    @Override
    public void slopes(
            float[] s,
            int mean,
            int rate,
            float[] p,
            int scale,
            int shift,
            double above,
            double below,
            int[] kept,
            float[] x,
            int xo,
            float[] g,
            int go,
            int units,
            double[] sums,
            int at,
            float[] scratch) {
        float high = (float) above;
        float low = (float) below;
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < Kernels.BLOCK; lane++) {
                int i = u * Kernels.BLOCK + lane;
                float z = (x[xo + i] - s[mean + u]) * s[rate + u];
                float a = Math.fma(p[scale + u], z, p[shift + u]);
                float d = kept(kept, u, lane) ? g[go + i] * (a > 0 ? high : low) : 0;
                g[go + i] = d;
                int partial = lane % HALF;
                scratch[partial] = lane < HALF ? d : scratch[partial] + d;
                int product = HALF + partial;
                scratch[product] = lane < HALF ? d * z : Math.fma(d, z, scratch[product]);
            }
            sums[at + u] = ScalarProducts.tree(scratch, 0);
            sums[at + units + u] = ScalarProducts.tree(scratch, HALF);
        }
    }

    @Override
    public void backward(
            float[] s,
            int mean,
            int rate,
            int c,
            int stride,
            float[] x,
            int xo,
            float[] g,
            int go,
            float[] y,
            int yo,
            int units) {
        for (int u = 0; u < units; u++) {
            for (int i = u * width; i < (u + 1) * width; i++) {
                float z = (x[xo + i] - s[mean + u]) * s[rate + u];
                float rest = Math.fma(s[c + stride + u], z, s[c + 2 * stride + u]);
                y[yo + i] = Math.fma(s[c + u], g[go + i], rest);
            }
        }
    }

    @Override
    public void dropout(double factor, int[] kept, float[] x, int xo, float[] y, int yo, int units) {
        float f = (float) factor;
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < width; lane++) {
                int i = u * width + lane;
                y[yo + i] = kept(kept, u, lane) ? x[xo + i] * f : 0;
            }
        }
    }
}
