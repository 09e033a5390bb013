package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Lanes.I;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** {@link Noise}, operation by operation, a vector of rows at a time. */
final class VectorRows extends ScalarRows {
    /** Lane number times {@link Noise#STRIDE}. */
    private static final IntVector WALK = IntVector.zero(I).addIndex(1).mul(Noise.STRIDE);

    private static final int ONE_BITS = Float.floatToRawIntBits(1f);

    // Not final, see Apart.
    private static MethodHandle uniforms = Apart.noise(MethodHandles.lookup(), "uniforms");
    private static MethodHandle radii = Apart.noise(MethodHandles.lookup(), "radii");
    private static MethodHandle cosines = Apart.noise(MethodHandles.lookup(), "cosines");
    private static MethodHandle exponentials = Apart.noise(MethodHandles.lookup(), "exponentials");
    private static MethodHandle gumbels = Apart.noise(MethodHandles.lookup(), "gumbels");
    private static MethodHandle sines = Apart.noise(MethodHandles.lookup(), "sines");

    @Override
    public void gather(
            float[] matrix,
            int mo,
            int step,
            int units,
            int[] rows,
            int from,
            int count,
            float[] y,
            int yo,
            int width) {
        if (rows == null && count == width && step == units && units >= RowsToLanes.LEAST_UNITS) {
            RowsToLanes.gather(matrix, mo + from * step, units, y, yo);
            return;
        }
        super.gather(matrix, mo, step, units, rows, from, count, y, yo, width);
    }

    @Override
    public void toPanels(float[] x, int xo, int units, float[] panels, int po, int panelStep) {
        int u = 0;
        for (; u + Kernels.PANEL <= units; u += Kernels.PANEL, po += panelStep) {
            RowsToLanes.toPanel(x, xo + u * Kernels.BLOCK, panels, po);
        }
        super.toPanels(x, xo + u * Kernels.BLOCK, units - u, panels, po, panelStep);
    }

    @Override
    public void noise(long key, int units, int row, float[] y, int yo, int width) {
        for (int u = 0; u < units; u += 2) {
            long base = Noise.pairBase(key, u >> 1);
            int at = yo + u * width;
            Apart.call(uniforms, (int) base, row, y, at, at, width);
            Apart.call(radii, (int) base, row, y, at, at, width);
            if (u + 1 < units) {
                Apart.call(sines, (int) (base >>> 32), row, y, at, at + width, width);
            }
            Apart.call(cosines, (int) (base >>> 32), row, y, at, at, width);
        }
    }

    private static void uniforms(int base, int row, float[] y, int radii, int at, int width) {
        for (int lane = 0; lane < width; lane += L) {
            uniform(mix(WALK.add(base + (row + lane) * Noise.STRIDE))).intoArray(y, at + lane);
        }
    }

    private static void radii(int base, int row, float[] y, int radii, int at, int width) {
        for (int lane = 0; lane < width; lane += L) {
            radius(Lanes.load(y, at + lane)).intoArray(y, at + lane);
        }
    }

    private static void cosines(int base, int row, float[] y, int radii, int at, int width) {
        for (int lane = 0; lane < width; lane += L) {
            FloatVector d = turn(mix(WALK.add(base + (row + lane) * Noise.STRIDE)));
            cosine(d).mul(Lanes.load(y, radii + lane)).intoArray(y, at + lane);
        }
    }

    private static void sines(int base, int row, float[] y, int radii, int at, int width) {
        for (int lane = 0; lane < width; lane += L) {
            FloatVector d = turn(mix(WALK.add(base + (row + lane) * Noise.STRIDE)));
            sine(d).mul(Lanes.load(y, radii + lane)).intoArray(y, at + lane);
        }
    }

    @Override
    public void mask(long key, double share, int units, int row, float[] y, int yo, int width) {
        int limit = (int) Math.round(share * 0x1p24);
        for (int i = 0; i < units * width; i += L) {
            int base = (int) Noise.pairBase(key, i / width);
            IntVector bits =
                    mix(WALK.add(base + (row + i % width) * Noise.STRIDE)).lanewise(LSHR, 8);
            IntVector left = bits.sub(limit).lanewise(ASHR, 31);
            left.not().and(ONE_BITS).reinterpretAsFloats().intoArray(y, yo + i);
        }
    }

    @Override
    public void gumbel(long key, int units, int row, float[] y, int yo, int width) {
        for (int u = 0; u < units; u++) {
            int base = (int) Noise.pairBase(key, u);
            int at = yo + u * width;
            Apart.call(uniforms, base, row, y, at, at, width);
            Apart.call(exponentials, base, row, y, at, at, width);
            Apart.call(gumbels, base, row, y, at, at, width);
        }
    }

    private static void exponentials(int base, int row, float[] y, int radii, int at, int width) {
        for (int lane = 0; lane < width; lane += L) {
            FloatVector u = Lanes.load(y, at + lane).min(Noise.GUMBEL_MOST);
            VectorFunctions.log1pOfUnit(u.neg()).neg().intoArray(y, at + lane);
        }
    }

    private static void gumbels(int base, int row, float[] y, int radii, int at, int width) {
        for (int lane = 0; lane < width; lane += L) {
            VectorFunctions.logOfNormal(Lanes.load(y, at + lane), all(0)).neg().intoArray(y, at + lane);
        }
    }

    private static IntVector mix(IntVector z) {
        z = z.lanewise(XOR, z.lanewise(LSHR, 16)).mul(Noise.FIRST);
        z = z.lanewise(XOR, z.lanewise(LSHR, 15)).mul(Noise.SECOND);
        return z.lanewise(XOR, z.lanewise(LSHR, 16));
    }

    private static FloatVector uniform(IntVector bits) {
        FloatVector high = VectorFunctions.toFloat(bits.lanewise(LSHR, 16));
        FloatVector low = VectorFunctions.toFloat(bits.and(0xFFFF));
        return high.fma(all(0x1p-16f), low.fma(all(0x1p-32f), all(0x1p-33f)));
    }

    private static FloatVector radius(FloatVector u) {
        return VectorFunctions.logOfNormal(u, all(0)).mul(-2f).sqrt();
    }

    private static FloatVector turn(IntVector bits) {
        return VectorFunctions.toFloat(bits.lanewise(LSHR, 10)).mul(0x1p-22f).sub(0.5f);
    }

    private static FloatVector sineOfQuarter(FloatVector a) {
        FloatVector q = a.mul(a);
        FloatVector p = all(Noise.S11).fma(q, all(Noise.S9));
        p = p.fma(q, all(Noise.S7));
        p = p.fma(q, all(Noise.S5));
        p = p.fma(q, all(Noise.S3));
        p = p.fma(q, all(Noise.S1));
        return p.mul(a);
    }

    private static FloatVector cosine(FloatVector d) {
        return sineOfQuarter(d.abs().sub(0.25f));
    }

    private static FloatVector sine(FloatVector d) {
        FloatVector s = sineOfQuarter(all(0.25f).sub(d.abs().sub(0.25f).abs()));
        return s.neg().blend(s, d.compare(LT, 0f));
    }
}
