package dev.hawkins.engine.kernels;

/** Optimiser updates on floats: the definition that the vector code must meet. */
final class ScalarUpdates implements Updates<float[]> {
    @Override
    public void descend(double rate, double scale, float[] p, int po, float[] g, int go, int n) {
        float s = (float) scale;
        float r = (float) rate;
        for (int i = 0; i < n; i++) {
            p[po + i] -= r * (g[go + i] * s);
        }
    }

    @Override
    public void momentum(MomentumStep c, double scale, float[] p, float[] m, int po, float[] g, int go, int n) {
        float s = (float) scale;
        float mu = (float) c.momentum();
        float rate = (float) c.rate();
        for (int i = 0; i < n; i++) {
            float gi = g[go + i] * s;
            float mi = flush(Math.fma(mu, m[po + i], gi));
            m[po + i] = mi;
            p[po + i] -= rate * (c.nesterov() ? Math.fma(mu, mi, gi) : mi);
        }
    }

    @Override
    public void adam(AdamStep c, double scale, float[] p, float[] m, float[] v, int po, float[] g, int go, int n) {
        float s = (float) scale;
        float b1 = (float) c.beta1();
        float c1 = (float) (1 - c.beta1());
        float b2 = (float) c.beta2();
        float c2 = (float) (1 - c.beta2());
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        for (int i = 0; i < n; i++) {
            float gi = g[go + i] * s;
            float mi = flush(Math.fma(b1, m[po + i], c1 * gi));
            float vi = flush(Math.fma(b2, v[po + i], c2 * gi * gi));
            m[po + i] = mi;
            v[po + i] = vi;
            p[po + i] -= rate * mi / ((float) Math.sqrt(vi) + epsilon);
        }
    }

    @Override
    public void adamax(AdamStep c, double scale, float[] p, float[] m, float[] u, int po, float[] g, int go, int n) {
        float s = (float) scale;
        float b1 = (float) c.beta1();
        float c1 = (float) (1 - c.beta1());
        float b2 = (float) c.beta2();
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        for (int i = 0; i < n; i++) {
            float gi = g[go + i] * s;
            float mi = flush(Math.fma(b1, m[po + i], c1 * gi));
            float ui = flush(Math.max(b2 * u[po + i], Math.abs(gi)));
            m[po + i] = mi;
            u[po + i] = ui;
            p[po + i] -= rate * mi / (ui + epsilon);
        }
    }

    @Override
    public void rmsProp(RootStep c, double scale, float[] p, float[] v, int po, float[] g, int go, int n) {
        float s = (float) scale;
        float b = (float) c.decay();
        float rest = (float) (1 - c.decay());
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        for (int i = 0; i < n; i++) {
            float gi = g[go + i] * s;
            float vi = flush(Math.fma(b, v[po + i], rest * gi * gi));
            v[po + i] = vi;
            p[po + i] -= rate * gi / ((float) Math.sqrt(vi) + epsilon);
        }
    }

    @Override
    public void adadelta(RootStep c, double scale, float[] p, float[] v, float[] u, int po, float[] g, int go, int n) {
        float s = (float) scale;
        float b = (float) c.decay();
        float rest = (float) (1 - c.decay());
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        for (int i = 0; i < n; i++) {
            float gi = g[go + i] * s;
            float vi = flush(Math.fma(b, v[po + i], rest * gi * gi));
            float d = gi * ((float) Math.sqrt(u[po + i] + epsilon) / (float) Math.sqrt(vi + epsilon));
            v[po + i] = vi;
            u[po + i] = flush(Math.fma(b, u[po + i], rest * d * d));
            p[po + i] -= rate * d;
        }
    }

    @Override
    public void addDecay(double l2, double scale, float[] p, int po, float[] g, int go, int n) {
        float s = (float) scale;
        float decay = (float) l2;
        for (int i = 0; i < n; i++) {
            g[go + i] = Math.fma(decay, p[po + i], g[go + i] * s);
        }
    }

    @Override
    public void shrink(double keep, double threshold, float[] p, int po, int n) {
        float k = (float) keep;
        float t = (float) threshold;
        for (int i = 0; i < n; i++) {
            float q = p[po + i] * k;
            p[po + i] = q - Math.max(Math.min(q, t), -t);
        }
    }

    private static float flush(float x) {
        return Math.abs(x) < (float) TINY ? 0 : x;
    }
}
