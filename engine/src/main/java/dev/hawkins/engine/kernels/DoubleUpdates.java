package dev.hawkins.engine.kernels;

/** Optimiser updates in double, for tests. */
final class DoubleUpdates implements Updates<double[]> {
    @Override
    public void descend(double rate, double scale, double[] p, int po, double[] g, int go, int n) {
        double s = scale;
        double r = rate;
        for (int i = 0; i < n; i++) {
            p[po + i] -= r * (g[go + i] * s);
        }
    }

    @Override
    public void momentum(MomentumStep c, double scale, double[] p, double[] m, int po, double[] g, int go, int n) {
        double s = scale;
        double mu = c.momentum();
        double rate = c.rate();
        for (int i = 0; i < n; i++) {
            double gi = g[go + i] * s;
            double mi = flush(Math.fma(mu, m[po + i], gi));
            m[po + i] = mi;
            p[po + i] -= rate * (c.nesterov() ? Math.fma(mu, mi, gi) : mi);
        }
    }

    @Override
    public void adam(AdamStep c, double scale, double[] p, double[] m, double[] v, int po, double[] g, int go, int n) {
        double s = scale;
        double b1 = c.beta1();
        double c1 = (1 - c.beta1());
        double b2 = c.beta2();
        double c2 = (1 - c.beta2());
        double rate = c.rate();
        double epsilon = c.epsilon();
        for (int i = 0; i < n; i++) {
            double gi = g[go + i] * s;
            double mi = flush(Math.fma(b1, m[po + i], c1 * gi));
            double vi = flush(Math.fma(b2, v[po + i], c2 * gi * gi));
            m[po + i] = mi;
            v[po + i] = vi;
            p[po + i] -= rate * mi / (Math.sqrt(vi) + epsilon);
        }
    }

    @Override
    public void adamax(
            AdamStep c, double scale, double[] p, double[] m, double[] u, int po, double[] g, int go, int n) {
        double s = scale;
        double b1 = c.beta1();
        double c1 = (1 - c.beta1());
        double b2 = c.beta2();
        double rate = c.rate();
        double epsilon = c.epsilon();
        for (int i = 0; i < n; i++) {
            double gi = g[go + i] * s;
            double mi = flush(Math.fma(b1, m[po + i], c1 * gi));
            double ui = flush(Math.max(b2 * u[po + i], Math.abs(gi)));
            m[po + i] = mi;
            u[po + i] = ui;
            p[po + i] -= rate * mi / (ui + epsilon);
        }
    }

    @Override
    public void rmsProp(RootStep c, double scale, double[] p, double[] v, int po, double[] g, int go, int n) {
        double s = scale;
        double b = c.decay();
        double rest = (1 - c.decay());
        double rate = c.rate();
        double epsilon = c.epsilon();
        for (int i = 0; i < n; i++) {
            double gi = g[go + i] * s;
            double vi = flush(Math.fma(b, v[po + i], rest * gi * gi));
            v[po + i] = vi;
            p[po + i] -= rate * gi / (Math.sqrt(vi) + epsilon);
        }
    }

    @Override
    public void adadelta(
            RootStep c, double scale, double[] p, double[] v, double[] u, int po, double[] g, int go, int n) {
        double s = scale;
        double b = c.decay();
        double rest = (1 - c.decay());
        double rate = c.rate();
        double epsilon = c.epsilon();
        for (int i = 0; i < n; i++) {
            double gi = g[go + i] * s;
            double vi = flush(Math.fma(b, v[po + i], rest * gi * gi));
            double d = gi * (Math.sqrt(u[po + i] + epsilon) / Math.sqrt(vi + epsilon));
            v[po + i] = vi;
            u[po + i] = flush(Math.fma(b, u[po + i], rest * d * d));
            p[po + i] -= rate * d;
        }
    }

    @Override
    public void addDecay(double l2, double scale, double[] p, int po, double[] g, int go, int n) {
        double s = scale;
        double decay = l2;
        for (int i = 0; i < n; i++) {
            g[go + i] = Math.fma(decay, p[po + i], g[go + i] * s);
        }
    }

    @Override
    public void shrink(double keep, double threshold, double[] p, int po, int n) {
        double k = keep;
        double t = threshold;
        for (int i = 0; i < n; i++) {
            double q = p[po + i] * k;
            p[po + i] = q - Math.max(Math.min(q, t), -t);
        }
    }

    private static double flush(double x) {
        return Math.abs(x) < TINY ? 0 : x;
    }
}
