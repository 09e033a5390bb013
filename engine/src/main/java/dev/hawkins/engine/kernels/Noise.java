package dev.hawkins.engine.kernels;

/**
 * Noise as a function of a counter: 32 random bits for each (key, pair of units, row), so that it does not matter who draws
 * it, nor in which order. Each pair of units starts at two random points of the 32-bit circle (from SplitMix64 of the
 * key); rows walk the circle by an odd stride and a bijective mixer hides the walk. Box and Muller (1958) turn two words
 * into two normals, for units 2j and 2j+1; the largest is about 6.6.
 */
final class Noise {
    static final int STRIDE = 0x9E3779B9;
    static final int FIRST = 0x7FEB352D;
    static final int SECOND = 0x846CA68B;

    static final float S1 = 1.57079633f;
    static final float S3 = -0.645964098f;
    static final float S5 = 0.0796926263f;
    static final float S7 = -0.00468175414f;
    static final float S9 = 0.000160441185f;
    static final float C2 = -1.23370055f;
    static final float C4 = 0.253669508f;
    static final float C6 = -0.0208634807f;
    static final float C8 = 0.000919260274f;

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

    /** sqrt(-2 log u) with u in (0, 1] from 31 bits. */
    static float radius(int bits) {
        float u = Math.fma((float) (bits >>> 1), 0x1p-31f, 0x1p-32f);
        return (float) Math.sqrt(-2f * FloatFunctions.log(u));
    }

    /** Where on a quarter turn, -1/2 .. 1/2, the turn given by the top 24 bits ends; the quarter is {@link #quarter}. */
    static float within(int bits) {
        float t = (float) (bits >>> 8) * 0x1p-22f;
        return t - ((t + FloatFunctions.MAGIC) - FloatFunctions.MAGIC);
    }

    /** The nearest quarter turn, 0 .. 4. */
    static int quarter(int bits) {
        float t = (float) (bits >>> 8) * 0x1p-22f;
        return Float.floatToRawIntBits(t + FloatFunctions.MAGIC) - FloatFunctions.MAGIC_BITS;
    }

    /** sin(f pi / 2) for f in +-1/2. */
    static float sine(float f) {
        float q = f * f;
        float p = Math.fma(S9, q, S7);
        p = Math.fma(p, q, S5);
        p = Math.fma(p, q, S3);
        p = Math.fma(p, q, S1);
        return p * f;
    }

    /** cos(f pi / 2) for f in +-1/2. */
    static float cosine(float f) {
        float q = f * f;
        float p = Math.fma(C8, q, C6);
        p = Math.fma(p, q, C4);
        p = Math.fma(p, q, C2);
        return Math.fma(p, q, 1f);
    }

    /** The first normal of a pair of words: radius times the cosine of the turn. */
    static float first(int a, int b) {
        int k = quarter(b);
        float f = within(b);
        float c = (k & 1) == 0 ? cosine(f) : sine(f);
        return radius(a) * (((k + 1) & 2) == 0 ? c : -c);
    }

    /** The second normal of a pair of words: radius times the sine of the turn. */
    static float second(int a, int b) {
        int k = quarter(b);
        float f = within(b);
        float s = (k & 1) == 0 ? sine(f) : cosine(f);
        return radius(a) * ((k & 2) == 0 ? s : -s);
    }
}
