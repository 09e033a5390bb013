package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link FloatFunctions}, operation by operation, a vector at a time. */
final class VectorFunctions implements Functions<float[]> {
    private static final int ONE_BITS = Float.floatToRawIntBits(1f);
    private static final int EXP_MOST_BITS = Float.floatToRawIntBits(-FloatFunctions.EXP_LEAST);
    private static final IntVector INFINITY =
            IntVector.broadcast(Lanes.I, Float.floatToRawIntBits(Float.POSITIVE_INFINITY));

    // Not final, see Apart.
    private static MethodHandle exp = Apart.map(MethodHandles.lookup(), "expAll");
    private static MethodHandle expOfMinusSize = Apart.map(MethodHandles.lookup(), "expOfMinusSizeAll");
    private static MethodHandle log = Apart.map(MethodHandles.lookup(), "logAll");
    private static MethodHandle tanh = Apart.map(MethodHandles.lookup(), "tanhAll");
    private static MethodHandle sigmoid = Apart.map(MethodHandles.lookup(), "sigmoidAll");
    private static MethodHandle softplusEnd = Apart.map(MethodHandles.lookup(), "softplusEndAll");

    @Override
    public void exp(float[] x, int xo, float[] y, int yo, int n) {
        Apart.call(exp, x, xo, y, yo, n);
    }

    @Override
    public void log(float[] x, int xo, float[] y, int yo, int n) {
        Apart.call(log, x, xo, y, yo, n);
    }

    @Override
    public void tanh(float[] x, int xo, float[] y, int yo, int n) {
        Apart.call(tanh, x, xo, y, yo, n);
    }

    @Override
    public void sigmoid(float[] x, int xo, float[] y, int yo, int n) {
        Apart.call(sigmoid, x, xo, y, yo, n);
    }

    @Override
    public void softplus(float[] x, int xo, float[] y, int yo, int n) {
        Apart.call(expOfMinusSize, x, xo, y, yo, n);
        Apart.call(softplusEnd, x, xo, y, yo, n);
    }

    private static void expAll(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            exp(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    private static void logAll(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            log(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    private static void tanhAll(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            tanh(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    private static void sigmoidAll(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            sigmoid(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    private static void expOfMinusSizeAll(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            expOfMinusSize(load(x, xo + i)).intoArray(y, yo + i);
        }
    }

    private static void softplusEndAll(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).max(0f).add(log1pOfUnit(load(y, yo + i))).intoArray(y, yo + i);
        }
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector c = x.min(FloatFunctions.EXP_MOST).max(FloatFunctions.EXP_LEAST);
        FloatVector magic = all(FloatFunctions.MAGIC);
        FloatVector z = c.fma(all(FloatFunctions.LOG2_E), magic);
        IntVector n = z.reinterpretAsInts().sub(FloatFunctions.MAGIC_BITS);
        FloatVector p = expOfRest(c, z.sub(magic));
        IntVector half = n.lanewise(ASHR, 1);
        return p.mul(power(half)).mul(power(n.sub(half)));
    }

    /** e^(c - k ln 2). */
    private static FloatVector expOfRest(FloatVector c, FloatVector k) {
        FloatVector r = k.fma(all(-FloatFunctions.LN2_HIGH), c);
        r = k.fma(all(-FloatFunctions.LN2_LOW), r);
        FloatVector p = all(FloatFunctions.E7).fma(r, all(FloatFunctions.E6));
        p = p.fma(r, all(FloatFunctions.E5));
        p = p.fma(r, all(FloatFunctions.E4));
        p = p.fma(r, all(FloatFunctions.E3));
        p = p.fma(r, all(FloatFunctions.E2));
        return p.fma(r.mul(r), r).add(1f);
    }

    /**
     * The same bits as {@link #exp} of -|x| with fewer steps: the low bits of z are the exponent of 2^(n + 32), which is
     * normal for every n that occurs, and underflow is left to the last product. The bound is by integers, as the maximum of
     * floats is six instructions; where x is NaN all bits are set, which is NaN, too.
     */
    private static FloatVector expOfMinusSize(FloatVector x) {
        IntVector size = x.reinterpretAsInts().and(Integer.MAX_VALUE);
        IntVector nan = INFINITY.sub(size).lanewise(ASHR, 31);
        FloatVector c = size.min(EXP_MOST_BITS).or(nan).or(Integer.MIN_VALUE).reinterpretAsFloats();
        FloatVector magic = all(FloatFunctions.MAGIC + Float.MAX_EXPONENT + 32);
        FloatVector z = c.fma(all(FloatFunctions.LOG2_E), magic);
        FloatVector power = z.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats();
        return expOfRest(c, z.sub(magic)).mul(power).mul(0x1p-32f);
    }

    private static FloatVector power(IntVector n) {
        return n.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    private static FloatVector log(FloatVector x) {
        VectorMask<Float> tiny = x.compare(LT, FloatFunctions.SMALLEST_NORMAL);
        FloatVector scaled = x.blend(x.mul(0x1p23f), tiny);
        FloatVector y = logOfNormal(scaled, all(0).blend(23f, tiny));
        y = all(Float.NaN).blend(y, x.compare(GT, 0f));
        y = y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f));
        return y.blend(x, x.compare(EQ, Float.POSITIVE_INFINITY));
    }

    /**
     * Log of positive, normal, finite numbers over 2^shift. The short form of {@link #log} for where
     * nothing else occurs.
     */
    static FloatVector logOfNormal(FloatVector x, FloatVector shift) {
        IntVector bits = x.reinterpretAsInts();
        IntVector e = bits.sub(FloatFunctions.ROOT_HALF_BITS).lanewise(ASHR, 23);
        FloatVector f = bits.sub(e.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
        FloatVector k = toFloat(e).sub(shift);
        FloatVector s = f.div(f.add(2f));
        FloatVector q = s.mul(s);
        FloatVector p = all(FloatFunctions.L4).fma(q, all(FloatFunctions.L3));
        p = p.fma(q, all(FloatFunctions.L2));
        p = p.fma(q, all(FloatFunctions.L1));
        FloatVector h = f.mul(0.5f).mul(f);
        FloatVector t = s.fma(p.fma(q, h), k.mul(FloatFunctions.LN2_LOW));
        return k.fma(all(FloatFunctions.LN2_HIGH), f.sub(h.sub(t)));
    }

    /** Integers below 2^22 in size as floats, without the conversion of the Vector API, which allocates on JDK 17. */
    static FloatVector toFloat(IntVector n) {
        return n.add(FloatFunctions.MAGIC_BITS).reinterpretAsFloats().sub(FloatFunctions.MAGIC);
    }

    /** log(1 + x) for x in (-1, 1] or NaN. */
    static FloatVector log1pOfUnit(FloatVector x) {
        FloatVector w = x.add(1f);
        FloatVector lost = x.sub(w.sub(1f));
        return logOfNormal(w, all(0)).add(lost.div(w));
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

    /** Selects by the bits of the sign, as e is 1 for either zero. */
    private static FloatVector sigmoid(FloatVector x) {
        FloatVector e = expOfMinusSize(x);
        IntVector below = x.reinterpretAsInts().lanewise(ASHR, 31);
        IntVector top = e.reinterpretAsInts().lanewise(XOR, ONE_BITS).and(below).lanewise(XOR, ONE_BITS);
        return top.reinterpretAsFloats().div(e.add(1f));
    }
}
