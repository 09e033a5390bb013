package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link FloatFunctions}, operation by operation, a vector at a time. */
final class VectorFunctions implements Functions<float[]> {
    @Override
    public void exp(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            exp(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void log(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            log(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void tanh(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            tanh(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void sigmoid(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            sigmoid(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void softplus(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            softplus(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector c = x.min(FloatFunctions.EXP_MOST).max(FloatFunctions.EXP_LEAST);
        FloatVector magic = all(FloatFunctions.MAGIC);
        FloatVector z = c.fma(all(FloatFunctions.LOG2_E), magic);
        IntVector n = z.reinterpretAsInts().sub(FloatFunctions.MAGIC_BITS);
        FloatVector k = z.sub(magic);
        FloatVector r = k.fma(all(-FloatFunctions.LN2_HIGH), c);
        r = k.fma(all(-FloatFunctions.LN2_LOW), r);
        FloatVector p = all(FloatFunctions.E7).fma(r, all(FloatFunctions.E6));
        p = p.fma(r, all(FloatFunctions.E5));
        p = p.fma(r, all(FloatFunctions.E4));
        p = p.fma(r, all(FloatFunctions.E3));
        p = p.fma(r, all(FloatFunctions.E2));
        p = p.fma(r.mul(r), r).add(1f);
        IntVector half = n.lanewise(ASHR, 1);
        return p.mul(power(half)).mul(power(n.sub(half)));
    }

    private static FloatVector power(IntVector n) {
        return n.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    static FloatVector log(FloatVector x) {
        VectorMask<Float> tiny = x.compare(LT, FloatFunctions.SMALLEST_NORMAL);
        FloatVector scaled = x.blend(x.mul(0x1p23f), tiny);
        IntVector bits = scaled.reinterpretAsInts();
        IntVector e = bits.sub(FloatFunctions.ROOT_HALF_BITS).lanewise(ASHR, 23);
        FloatVector f = bits.sub(e.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
        FloatVector k = ((FloatVector) e.convert(I2F, 0)).sub(all(0).blend(23f, tiny));
        FloatVector s = f.div(f.add(2f));
        FloatVector q = s.mul(s);
        FloatVector p = all(FloatFunctions.L4).fma(q, all(FloatFunctions.L3));
        p = p.fma(q, all(FloatFunctions.L2));
        p = p.fma(q, all(FloatFunctions.L1));
        FloatVector h = f.mul(0.5f).mul(f);
        FloatVector t = s.fma(p.fma(q, h), k.mul(FloatFunctions.LN2_LOW));
        FloatVector y = k.fma(all(FloatFunctions.LN2_HIGH), f.sub(h.sub(t)));
        y = all(Float.NaN).blend(y, x.compare(GT, 0f));
        y = y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f));
        return y.blend(x, x.compare(EQ, Float.POSITIVE_INFINITY));
    }

    private static FloatVector log1p(FloatVector x) {
        FloatVector w = x.add(1f);
        FloatVector lost = x.sub(w.sub(1f));
        FloatVector y = log(w).add(lost.div(w));
        y = y.blend(Float.NEGATIVE_INFINITY, w.compare(EQ, 0f));
        return y.blend(w, w.compare(EQ, Float.POSITIVE_INFINITY));
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector q = a.mul(a);
        FloatVector top = q.add(105f).fma(q, all(945f)).mul(a);
        FloatVector bottom = all(15f).fma(q, all(420f)).fma(q, all(945f));
        FloatVector large = all(1f).sub(all(2f).div(exp(a.add(a)).add(1f)));
        FloatVector y = top.div(bottom).blend(large, a.compare(GT, FloatFunctions.TANH_SMALL));
        return y.blend(y.neg(), x.compare(LT, 0f));
    }

    private static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.abs().neg());
        FloatVector top = all(1f).blend(e, x.compare(LT, 0f));
        return top.div(e.add(1f));
    }

    private static FloatVector softplus(FloatVector x) {
        return x.max(0f).add(log1p(exp(x.abs().neg())));
    }
}
