package dev.hawkins.engine.kernels;

/**
 * Noise as a function of a counter: 32 random bits for each (key, pair of units, row), so that it does not matter who draws
 * it, nor in which order. Each pair of units starts at two random points of the 32-bit circle (from SplitMix64 of the
 * key); rows walk the circle by an odd stride and a bijective mixer hides the walk. Box and Muller (1958) turn two words
 * into two normals, for units 2j and 2j+1; the largest is about 6.8.
 */
final class Noise {
    static final int STRIDE = 0x9E3779B9;
    static final int FIRST = 0x7FEB352D;
    static final int SECOND = 0x846CA68B;

    /** The greatest float below 1. */
    static final float GUMBEL_MOST = 0x1.fffffep-1f;

    static final float S1 = 6.28318531f;
    static final float S3 = -41.3417022f;
    static final float S5 = 81.6052493f;
    static final float S7 = -76.7058597f;
    static final float S9 = 42.0586940f;
    static final float S11 = -15.0946426f;

    private Noise() {}

    /** The 64 bits from which the rows of unit pair j start. */
    static long pairBase(long key, int j) {
        return dev.hawkins.engine.RandomStream.mix(key + 0x9E3779B97F4A7C15L * (j + 1));
    }

    /** A bijection of 32 bits without visible structure. */
    static int mix(int z) {
        z = (z ^ (z >>> 16)) * FIRST;
        z = (z ^ (z >>> 15)) * SECOND;
        return z ^ (z >>> 16);
    }

    /** Uniform in (0, 1] from 32 bits; fine near 0. */
    private static float uniform(int bits) {
        return Math.fma((float) (bits >>> 16), 0x1p-16f, Math.fma((float) (bits & 0xFFFF), 0x1p-32f, 0x1p-33f));
    }

    /** sqrt(-2 log u) with u in (0, 1]. */
    static float radius(int bits) {
        return (float) Math.sqrt(-2f * FloatFunctions.log(uniform(bits)));
    }

    /**
     * -log(-log(1 - u)): the uniform number is fine where it matters, in the long right tail, which ends at 22.9; the left
     * one ends at -2.8.
     */
    static float gumbel(int bits) {
        float u = Math.min(uniform(bits), GUMBEL_MOST);
        return -FloatFunctions.log(-FloatFunctions.log1p(-u));
    }

    /** The turn given by the top 22 bits, minus half a turn: -1/2 .. 1/2. */
    static float turn(int bits) {
        return (float) (bits >>> 10) * 0x1p-22f - 0.5f;
    }

    /** sin(2 pi a) for a in +-1/4, by its series. */
    static float sineOfQuarter(float a) {
        float q = a * a;
        float p = Math.fma(S11, q, S9);
        p = Math.fma(p, q, S7);
        p = Math.fma(p, q, S5);
        p = Math.fma(p, q, S3);
        p = Math.fma(p, q, S1);
        return p * a;
    }

    /** cos(2 pi (d + 1/2)). */
    static float cosine(float d) {
        return sineOfQuarter(Math.abs(d) - 0.25f);
    }

    /** sin(2 pi (d + 1/2)). */
    static float sine(float d) {
        float s = sineOfQuarter(0.25f - Math.abs(Math.abs(d) - 0.25f));
        return d < 0f ? s : -s;
    }
}
