package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Kernels.PANEL;
import static dev.hawkins.engine.kernels.Lanes.F;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.load;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.IntPredicate;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * A block of neighbouring rows becomes lanes, four units at a time, in registers. Hot code as in {@link ProductTiles}: a
 * vector takes four units of row r, then of rows r + 4, r + 8 and so on, by loads that are shifted so far that each finds its four
 * in their place; what other rows' numbers stand around them is masked away. Of four such vectors, two rounds of exchange
 * with neighbours make four units of L rows.
 */
final class RowsToLanes {
    /** Fewer units do not fill a vector's share of a row. */
    static final int LEAST_UNITS = 4;

    private static final VectorShuffle<Float> BY_ONE = VectorShuffle.fromOp(F, lane -> lane ^ 1);
    private static final VectorShuffle<Float> BY_TWO = VectorShuffle.fromOp(F, lane -> lane ^ 2);
    private static final VectorMask<Float> ODD = mask(lane -> (lane & 1) != 0);
    private static final VectorMask<Float> ODD_PAIRS = mask(lane -> (lane & 2) != 0);
    private static final VectorMask<Float> SECOND = mask(lane -> lane / 4 == 1);
    private static final VectorMask<Float> THIRD = mask(lane -> lane / 4 == 2);
    private static final VectorMask<Float> FOURTH = mask(lane -> lane / 4 == 3);

    // Not final, see Apart.
    private static MethodHandle transpose = Apart.map(MethodHandles.lookup(), "transpose");

    private RowsToLanes() {}

    private static VectorMask<Float> mask(IntPredicate lanes) {
        boolean[] bits = new boolean[L];
        for (int lane = 0; lane < L; lane++) {
            bits[lane] = lanes.test(lane);
        }
        return VectorMask.fromArray(F, bits, 0);
    }

    /** A whole block of rows of so many units, at least {@link #LEAST_UNITS}, one after the other from x[xo] on. */
    static void gather(float[] x, int xo, int units, float[] y, int yo) {
        Apart.call(transpose, x, xo, y, yo, units);
    }

    /** As many units of a block as a panel has become rows of the panel: as both are squares, that is the same way. */
    static void toPanel(float[] x, int xo, float[] y, int yo) {
        Apart.call(transpose, x, xo, y, yo, PANEL);
    }

    private static void transpose(float[] x, int xo, float[] y, int yo, int units) {
        int groups = units / 4;
        for (int lane = 0; lane < BLOCK; lane += L) {
            fours(x, xo + lane * units, units, groups, y, yo + lane);
            if (units % 4 != 0) {
                int last = units - 4;
                fours(x, xo + lane * units + last, units, 1, y, yo + last * BLOCK + lane);
            }
        }
    }

    private static void fours(float[] x, int xo, int step, int groups, float[] y, int yo) {
        for (int g = 0; g < groups; g++) {
            FloatVector a = quarters(x, xo + g * 4, step);
            FloatVector b = quarters(x, xo + g * 4 + step, step);
            FloatVector c = quarters(x, xo + g * 4 + 2 * step, step);
            FloatVector d = quarters(x, xo + g * 4 + 3 * step, step);
            FloatVector ac = low(a, c, BY_TWO, ODD_PAIRS);
            FloatVector ca = high(a, c, BY_TWO, ODD_PAIRS);
            FloatVector bd = low(b, d, BY_TWO, ODD_PAIRS);
            FloatVector db = high(b, d, BY_TWO, ODD_PAIRS);
            low(ac, bd, BY_ONE, ODD).intoArray(y, yo + g * 4 * BLOCK);
            high(ac, bd, BY_ONE, ODD).intoArray(y, yo + g * 4 * BLOCK + BLOCK);
            low(ca, db, BY_ONE, ODD).intoArray(y, yo + g * 4 * BLOCK + 2 * BLOCK);
            high(ca, db, BY_ONE, ODD).intoArray(y, yo + g * 4 * BLOCK + 3 * BLOCK);
        }
    }

    /** Four numbers of every fourth row. */
    private static FloatVector quarters(float[] x, int at, int step) {
        int next = 4 * step - 4;
        FloatVector v = load(x, at);
        if (L >= 8) {
            v = v.blend(load(x, at + next), SECOND);
        }
        return L < 16 ? v : v.blend(load(x, at + 2 * next), THIRD).blend(load(x, at + 3 * next), FOURTH);
    }

    private static FloatVector low(FloatVector a, FloatVector b, VectorShuffle<Float> by, VectorMask<Float> odd) {
        return a.blend(b.rearrange(by), odd);
    }

    private static FloatVector high(FloatVector a, FloatVector b, VectorShuffle<Float> by, VectorMask<Float> odd) {
        return a.rearrange(by).blend(b, odd);
    }
}
