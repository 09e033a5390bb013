package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** {@link ScalarCells}, operation by operation, a vector at a time. */
final class VectorCells implements Cells<float[]> {
    // Not final, see Apart.
    private static MethodHandle sigmoid = Apart.map(MethodHandles.lookup(), "sigmoidAll");
    private static MethodHandle tanh = Apart.map(MethodHandles.lookup(), "tanhAll");
    private static MethodHandle lstmBack = Apart.cell(MethodHandles.lookup(), "lstmBackAll");
    private static MethodHandle gruBack = Apart.cell(MethodHandles.lookup(), "gruBackAll");

    @Override
    public void sigmoid(float[] v, int at, int n) {
        Apart.call(sigmoid, v, at, v, at, n);
    }

    @Override
    public void tanh(float[] v, int at, float[] y, int yo, int n) {
        Apart.call(tanh, v, at, y, yo, n);
    }

    @Override
    public void lstmBack(float[] v, int z, int co, int to, int dco, float[] dh, int ho, int n) {
        Apart.call(lstmBack, v, z, co, to, dco, dh, ho, n);
    }

    @Override
    public void gruBack(float[] v, int z, int before, float[] dh, int ho, int n) {
        Apart.call(gruBack, v, z, before, 0, 0, dh, ho, n);
    }

    private static void sigmoidAll(float[] v, int at, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            sigmoid(load(v, at + i)).intoArray(y, yo + i);
        }
    }

    private static void tanhAll(float[] v, int at, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector x = load(v, at + i);
            all(2).fma(sigmoid(x.add(x)), all(-1)).intoArray(y, yo + i);
        }
    }

    private static FloatVector sigmoid(FloatVector x) {
        FloatVector most = all(ScalarCells.MOST);
        FloatVector c = x.blend(most, x.compare(GT, most));
        c = c.neg().blend(most, c.compare(LT, most.neg()));
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
        FloatVector power = n.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
        return all(1).div(p.fma(power, all(1)));
    }

    private static void lstmBackAll(float[] v, int z, int co, int to, int dco, float[] dh, int ho, int n) {
        FloatVector one = all(1);
        for (int j = 0; j < n; j += L) {
            FloatVector i = load(v, z + j);
            FloatVector f = load(v, z + n + j);
            FloatVector g = load(v, z + 2 * n + j);
            FloatVector o = load(v, z + 3 * n + j);
            FloatVector t = load(v, to + j);
            FloatVector h = load(dh, ho + j);
            FloatVector c = h.mul(o).fma(one.sub(t.mul(t)), load(v, dco + j));
            c.mul(g).mul(i).mul(one.sub(i)).intoArray(v, z + j);
            c.mul(load(v, co + j)).mul(f).mul(one.sub(f)).intoArray(v, z + n + j);
            c.mul(i).mul(one.sub(g.mul(g))).intoArray(v, z + 2 * n + j);
            h.mul(t).mul(o).mul(one.sub(o)).intoArray(v, z + 3 * n + j);
            c.mul(f).intoArray(v, dco + j);
        }
    }

    /** Two of the places are not needed. */
    private static void gruBackAll(float[] v, int z, int before, int none, int nor, float[] dh, int ho, int n) {
        FloatVector one = all(1);
        for (int j = 0; j < n; j += L) {
            FloatVector c = load(v, z + j);
            FloatVector r = load(v, z + n + j);
            FloatVector u = load(v, z + 2 * n + j);
            FloatVector q = load(v, z + 3 * n + j);
            FloatVector h = load(dh, ho + j);
            FloatVector dc = h.mul(one.sub(u)).mul(one.sub(c.mul(c)));
            dc.intoArray(v, z + j);
            dc.mul(q).mul(r).mul(one.sub(r)).intoArray(v, z + n + j);
            h.mul(load(v, before + j).sub(c)).mul(u).mul(one.sub(u)).intoArray(v, z + 2 * n + j);
            dc.mul(r).intoArray(v, z + 3 * n + j);
        }
    }
}
