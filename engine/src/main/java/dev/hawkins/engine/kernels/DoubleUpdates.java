package dev.hawkins.engine.kernels;

/** Optimiser updates on floats: the definition that the vector code must meet. */
final class DoubleUpdates implements Updates<double[]> {
    @Override
    public void adam(AdamStep c, double scale, double[] p, double[] m, double[] v, int po, double[] g, int go, int n) {
        double s = scale;
        double b1 = c.beta1();
        double c1 = (1 - c.beta1());
        double b2 = c.beta2();
        double c2 = (1 - c.beta2());
        double rate = c.rate();
        double epsilon = c.epsilon();
        double tiny = TINY;
        for (int i = 0; i < n; i++) {
            double gi = g[go + i] * s;
            double mi = Math.fma(b1, m[po + i], c1 * gi);
            double vi = Math.fma(b2, v[po + i], c2 * gi * gi);
            mi = Math.abs(mi) < tiny ? 0 : mi;
            vi = vi < tiny ? 0 : vi;
            m[po + i] = mi;
            v[po + i] = vi;
            p[po + i] -= rate * mi / (Math.sqrt(vi) + epsilon);
        }
    }
}
