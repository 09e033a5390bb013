package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/** Optimiser updates, a vector at a time. */
final class VectorUpdates implements Updates<float[]> {
    @Override
    public void adam(AdamStep c, double scale, float[] p, float[] m, float[] v, int po, float[] g, int go, int n) {
        FloatVector b1 = all((float) c.beta1());
        FloatVector b2 = all((float) c.beta2());
        float c1 = (float) (1 - c.beta1());
        float c2 = (float) (1 - c.beta2());
        float s = (float) scale;
        float rate = (float) c.rate();
        float epsilon = (float) c.epsilon();
        float tiny = (float) TINY;
        for (int i = 0; i < n; i += L) {
            FloatVector gi = load(g, go + i).mul(s);
            FloatVector mi = b1.fma(load(m, po + i), gi.mul(c1));
            FloatVector vi = b2.fma(load(v, po + i), gi.mul(c2).mul(gi));
            mi = mi.blend(0f, mi.abs().compare(LT, tiny));
            vi = vi.blend(0f, vi.compare(LT, tiny));
            mi.intoArray(m, po + i);
            vi.intoArray(v, po + i);
            load(p, po + i).sub(mi.mul(rate).div(vi.sqrt().add(epsilon))).intoArray(p, po + i);
        }
    }
}
