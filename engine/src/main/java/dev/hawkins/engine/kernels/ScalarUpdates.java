package dev.hawkins.engine.kernels;

/** Optimiser updates on floats: the definition that the vector code must meet. */
final class ScalarUpdates implements Updates<float[]> {
    @Override
    public void adam(AdamStep c, double scale, float[] p, float[] m, float[] v, int po, float[] g, int go, int n) {
        float s = (float) scale;
        float b1 = (float) c.beta1();
        float c1 = (float) (1 - c.beta1());
        float b2 = (float) c.beta2();
        float c2 = (float) (1 - c.beta2());
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        float tiny = (float) TINY;
        for (int i = 0; i < n; i++) {
            float gi = g[go + i] * s;
            float mi = Math.fma(b1, m[po + i], c1 * gi);
            float vi = Math.fma(b2, v[po + i], c2 * gi * gi);
            mi = Math.abs(mi) < tiny ? 0 : mi;
            vi = vi < tiny ? 0 : vi;
            m[po + i] = mi;
            v[po + i] = vi;
            p[po + i] -= rate * mi / ((float) Math.sqrt(vi) + epsilon);
        }
    }
}
