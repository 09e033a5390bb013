package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** {@link Norms}, a vector of rows at a time; hot code. */
final class VectorNorms extends ScalarNorms {
    private static final int HALF = Kernels.PARTIALS;
    /** 31 minus the number of the lane: shifts the bit of a lane to where the sign is. */
    private static final IntVector TO_SIGN =
            IntVector.zero(Lanes.I).addIndex(1).neg().add(31);

    VectorNorms() {
        super(BLOCK);
    }

    @Override
    public void moments(float[] x, int xo, int units, int rows, double[] sums, int at, float[] scratch) {
        if (rows < BLOCK) {
            super.moments(x, xo, units, rows, sums, at, scratch);
            return;
        }
        for (int u = 0; u < units; u++) {
            int p = xo + u * BLOCK;
            for (int i = 0; i < HALF; i += L) {
                load(x, p + i).add(load(x, p + HALF + i)).intoArray(scratch, i);
            }
            float sum = ScalarProducts.tree(scratch, 0);
            FloatVector mean = all(sum / BLOCK);
            for (int i = 0; i < HALF; i += L) {
                FloatVector a = load(x, p + i).sub(mean);
                FloatVector b = load(x, p + HALF + i).sub(mean);
                b.fma(b, a.mul(a)).intoArray(scratch, i);
            }
            sums[at + u] = sum;
            sums[at + units + u] = ScalarProducts.tree(scratch, 0);
        }
    }

    @Override
    public void forward(
            float[] s,
            int mean,
            int rate,
            float[] p,
            int scale,
            int shift,
            double above,
            double below,
            int[] kept,
            float[] x,
            int xo,
            float[] y,
            int yo,
            int units) {
        FloatVector high = all((float) above);
        FloatVector low = all((float) below);
        for (int i = 0; i < units * BLOCK; i += L) {
            int u = i / BLOCK;
            FloatVector z = load(x, xo + i).sub(all(s[mean + u])).mul(all(s[rate + u]));
            FloatVector a = all(p[scale + u]).fma(z, all(p[shift + u]));
            FloatVector v = a.mul(low.blend(high, a.compare(GT, 0f)));
            kept(kept, i, v).intoArray(y, yo + i);
        }
    }

    /** What is kept of L numbers of a block that begin at number i. */
    private static FloatVector kept(int[] kept, int i, FloatVector v) {
        if (kept == null) {
            return v;
        }
        IntVector bits = IntVector.broadcast(Lanes.I, kept[i / BLOCK] >>> i % BLOCK);
        IntVector mask = bits.lanewise(LSHL, TO_SIGN).lanewise(ASHR, 31);
        return v.reinterpretAsInts().and(mask).reinterpretAsFloats();
    }

    @Override
    public void slopes(
            float[] s,
            int mean,
            int rate,
            float[] p,
            int scale,
            int shift,
            double above,
            double below,
            int[] kept,
            float[] x,
            int xo,
            float[] g,
            int go,
            int units,
            double[] sums,
            int at,
            float[] scratch) {
        FloatVector high = all((float) above);
        FloatVector low = all((float) below);
        for (int u = 0; u < units; u++) {
            FloatVector m = all(s[mean + u]);
            FloatVector r = all(s[rate + u]);
            FloatVector f = all(p[scale + u]);
            FloatVector c = all(p[shift + u]);
            for (int i = u * BLOCK, to = 0; to < HALF; i += L, to += L) {
                FloatVector z = load(x, xo + i).sub(m).mul(r);
                FloatVector slope = low.blend(high, f.fma(z, c).compare(GT, 0f));
                FloatVector d = kept(kept, i, load(g, go + i).mul(slope));
                d.intoArray(g, go + i);
                FloatVector z2 = load(x, xo + HALF + i).sub(m).mul(r);
                FloatVector slope2 = low.blend(high, f.fma(z2, c).compare(GT, 0f));
                FloatVector d2 = kept(kept, i + HALF, load(g, go + HALF + i).mul(slope2));
                d2.intoArray(g, go + HALF + i);
                d.add(d2).intoArray(scratch, to);
                d2.fma(z2, d.mul(z)).intoArray(scratch, HALF + to);
            }
            sums[at + u] = ScalarProducts.tree(scratch, 0);
            sums[at + units + u] = ScalarProducts.tree(scratch, HALF);
        }
    }

    @Override
    public void backward(
            float[] s,
            int mean,
            int rate,
            int c,
            int stride,
            float[] x,
            int xo,
            float[] g,
            int go,
            float[] y,
            int yo,
            int units) {
        for (int i = 0; i < units * BLOCK; i += L) {
            int u = i / BLOCK;
            FloatVector z = load(x, xo + i).sub(all(s[mean + u])).mul(all(s[rate + u]));
            FloatVector rest = all(s[c + stride + u]).fma(z, all(s[c + 2 * stride + u]));
            all(s[c + u]).fma(load(g, go + i), rest).intoArray(y, yo + i);
        }
    }

    @Override
    public void dropout(double factor, int[] kept, float[] x, int xo, float[] y, int yo, int units) {
        FloatVector f = all((float) factor);
        for (int i = 0; i < units * BLOCK; i += L) {
            kept(kept, i, load(x, xo + i).mul(f)).intoArray(y, yo + i);
        }
    }
}
