package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/** Optimiser updates, a vector at a time. */
final class VectorUpdates implements Updates<float[]> {
    @Override
    public void descend(double rate, double scale, float[] p, int po, float[] g, int go, int n) {
        float s = (float) scale;
        float r = (float) rate;
        for (int i = 0; i < n; i += L) {
            load(p, po + i).sub(load(g, go + i).mul(s).mul(r)).intoArray(p, po + i);
        }
    }

    @Override
    public void momentum(MomentumStep c, double scale, float[] p, float[] m, int po, float[] g, int go, int n) {
        FloatVector mu = all((float) c.momentum());
        float s = (float) scale;
        float rate = (float) c.rate();
        boolean nesterov = c.nesterov();
        for (int i = 0; i < n; i += L) {
            FloatVector gi = load(g, go + i).mul(s);
            FloatVector mi = flush(mu.fma(load(m, po + i), gi));
            mi.intoArray(m, po + i);
            FloatVector way = nesterov ? mu.fma(mi, gi) : mi;
            load(p, po + i).sub(way.mul(rate)).intoArray(p, po + i);
        }
    }

    @Override
    public void adam(AdamStep c, double scale, float[] p, float[] m, float[] v, int po, float[] g, int go, int n) {
        FloatVector b1 = all((float) c.beta1());
        FloatVector b2 = all((float) c.beta2());
        float c1 = (float) (1 - c.beta1());
        float c2 = (float) (1 - c.beta2());
        float s = (float) scale;
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        for (int i = 0; i < n; i += L) {
            FloatVector gi = load(g, go + i).mul(s);
            FloatVector mi = flush(b1.fma(load(m, po + i), gi.mul(c1)));
            FloatVector vi = flush(b2.fma(load(v, po + i), gi.mul(c2).mul(gi)));
            mi.intoArray(m, po + i);
            vi.intoArray(v, po + i);
            load(p, po + i).sub(mi.mul(rate).div(vi.sqrt().add(epsilon))).intoArray(p, po + i);
        }
    }

    @Override
    public void adamax(AdamStep c, double scale, float[] p, float[] m, float[] u, int po, float[] g, int go, int n) {
        FloatVector b1 = all((float) c.beta1());
        float b2 = (float) c.beta2();
        float c1 = (float) (1 - c.beta1());
        float s = (float) scale;
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        for (int i = 0; i < n; i += L) {
            FloatVector gi = load(g, go + i).mul(s);
            FloatVector mi = flush(b1.fma(load(m, po + i), gi.mul(c1)));
            FloatVector ui = flush(load(u, po + i).mul(b2).max(gi.abs()));
            mi.intoArray(m, po + i);
            ui.intoArray(u, po + i);
            load(p, po + i).sub(mi.mul(rate).div(ui.add(epsilon))).intoArray(p, po + i);
        }
    }

    @Override
    public void rmsProp(RootStep c, double scale, float[] p, float[] v, int po, float[] g, int go, int n) {
        FloatVector b = all((float) c.decay());
        float rest = (float) (1 - c.decay());
        float s = (float) scale;
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        for (int i = 0; i < n; i += L) {
            FloatVector gi = load(g, go + i).mul(s);
            FloatVector vi = flush(b.fma(load(v, po + i), gi.mul(rest).mul(gi)));
            vi.intoArray(v, po + i);
            load(p, po + i).sub(gi.mul(rate).div(vi.sqrt().add(epsilon))).intoArray(p, po + i);
        }
    }

    @Override
    public void adadelta(RootStep c, double scale, float[] p, float[] v, float[] u, int po, float[] g, int go, int n) {
        FloatVector b = all((float) c.decay());
        float rest = (float) (1 - c.decay());
        float s = (float) scale;
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        for (int i = 0; i < n; i += L) {
            FloatVector gi = load(g, go + i).mul(s);
            FloatVector vi = flush(b.fma(load(v, po + i), gi.mul(rest).mul(gi)));
            vi.intoArray(v, po + i);
            FloatVector ui = load(u, po + i);
            FloatVector d = gi.mul(ui.add(epsilon).sqrt().div(vi.add(epsilon).sqrt()));
            flush(b.fma(ui, d.mul(rest).mul(d))).intoArray(u, po + i);
            load(p, po + i).sub(d.mul(rate)).intoArray(p, po + i);
        }
    }

    @Override
    public void addDecay(double l2, double scale, float[] p, int po, float[] g, int go, int n) {
        FloatVector decay = all((float) l2);
        float s = (float) scale;
        for (int i = 0; i < n; i += L) {
            decay.fma(load(p, po + i), load(g, go + i).mul(s)).intoArray(g, go + i);
        }
    }

    @Override
    public void shrink(double keep, double threshold, float[] p, int po, int n) {
        float k = (float) keep;
        float t = (float) threshold;
        for (int i = 0; i < n; i += L) {
            FloatVector q = load(p, po + i).mul(k);
            q.sub(q.min(t).max(-t)).intoArray(p, po + i);
        }
    }

    private static FloatVector flush(FloatVector x) {
        return x.blend(0f, x.abs().compare(LT, (float) TINY));
    }
}
