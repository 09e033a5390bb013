package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Lanes.I;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link Noise}, operation by operation, a vector of rows at a time. */
final class VectorRows extends ScalarRows {
    /** Lane number times {@link Noise#STRIDE}. */
    private static final IntVector WALK = IntVector.zero(I).addIndex(1).mul(Noise.STRIDE);

    @Override
    public void noise(long key, int units, int row, float[] y, int yo, int width) {
        for (int u = 0; u < units; u += 2) {
            long base = Noise.pairBase(key, u >> 1);
            int at = yo + u * width;
            if (u + 1 < units) {
                pair((int) base, (int) (base >>> 32), row, y, at, at + width, width);
            } else {
                first((int) base, (int) (base >>> 32), row, y, at, width);
            }
        }
    }

    private static void pair(int a, int b, int row, float[] y, int first, int second, int width) {
        for (int lane = 0; lane < width; lane += L) {
            int walked = (row + lane) * Noise.STRIDE;
            FloatVector radius = radius(mix(WALK.add(a + walked)));
            IntVector bits = mix(WALK.add(b + walked));
            FloatVector t = turn(bits);
            IntVector quarter = quarter(t);
            FloatVector f = within(t);
            cosine(quarter, f).mul(radius).intoArray(y, first + lane);
            sine(quarter, f).mul(radius).intoArray(y, second + lane);
        }
    }

    private static void first(int a, int b, int row, float[] y, int first, int width) {
        for (int lane = 0; lane < width; lane += L) {
            int walked = (row + lane) * Noise.STRIDE;
            FloatVector radius = radius(mix(WALK.add(a + walked)));
            FloatVector t = turn(mix(WALK.add(b + walked)));
            cosine(quarter(t), within(t)).mul(radius).intoArray(y, first + lane);
        }
    }

    private static IntVector mix(IntVector z) {
        z = z.lanewise(XOR, z.lanewise(LSHR, 16)).mul(Noise.FIRST);
        z = z.lanewise(XOR, z.lanewise(LSHR, 15)).mul(Noise.SECOND);
        return z.lanewise(XOR, z.lanewise(LSHR, 16));
    }

    private static FloatVector radius(IntVector bits) {
        FloatVector u = ((FloatVector) bits.lanewise(LSHR, 1).convert(I2F, 0)).fma(all(0x1p-31f), all(0x1p-32f));
        return VectorFunctions.log(u).mul(-2f).sqrt();
    }

    private static FloatVector turn(IntVector bits) {
        return ((FloatVector) bits.lanewise(LSHR, 8).convert(I2F, 0)).mul(0x1p-22f);
    }

    private static FloatVector within(FloatVector t) {
        return t.sub(t.add(FloatFunctions.MAGIC).sub(FloatFunctions.MAGIC));
    }

    private static IntVector quarter(FloatVector t) {
        return t.add(FloatFunctions.MAGIC).reinterpretAsInts().sub(FloatFunctions.MAGIC_BITS);
    }

    private static FloatVector cosine(IntVector quarter, FloatVector f) {
        FloatVector c = even(quarter, cosine(f), sine(f));
        return flip(c, quarter.add(1));
    }

    private static FloatVector sine(IntVector quarter, FloatVector f) {
        FloatVector s = even(quarter, sine(f), cosine(f));
        return flip(s, quarter);
    }

    private static FloatVector even(IntVector quarter, FloatVector ifEven, FloatVector ifOdd) {
        VectorMask<Integer> isEven = quarter.and(1).compare(EQ, 0);
        return ifOdd.blend(ifEven, isEven.cast(Lanes.F));
    }

    /** Flips the sign where bit 1 is set. */
    private static FloatVector flip(FloatVector x, IntVector quarter) {
        IntVector sign = quarter.lanewise(LSHR, 1).lanewise(LSHL, 31);
        return x.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
    }

    private static FloatVector sine(FloatVector f) {
        FloatVector q = f.mul(f);
        FloatVector p = all(Noise.S9).fma(q, all(Noise.S7));
        p = p.fma(q, all(Noise.S5));
        p = p.fma(q, all(Noise.S3));
        p = p.fma(q, all(Noise.S1));
        return p.mul(f);
    }

    private static FloatVector cosine(FloatVector f) {
        FloatVector q = f.mul(f);
        FloatVector p = all(Noise.C8).fma(q, all(Noise.C6));
        p = p.fma(q, all(Noise.C4));
        p = p.fma(q, all(Noise.C2));
        return p.fma(q, all(1f));
    }
}
