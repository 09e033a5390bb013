package dev.hawkins.engine.kernels;

/**
 * exp, log and relatives in float. {@link VectorFunctions} does the same operations lane by lane, so both give the same
 * bits. Everything is our own reduction and series; the multiply-adds are fused.
 *
 * <p>Errors in units in the last place are at most: exp 1.1, log 0.9, log1p 1.5, tanh 2.8, sigmoid 2.4, softplus 2.1. Measured
 * against {@link StrictMath} in double over every 61st of all floats and every 7th of sizes between 1.5e-8 and 150: 1.05,
 * 0.83, 1.44, 2.80, 2.37, 2.00. A test holds them over every 499th float, denormals, infinities and overflow included. NaN
 * gives NaN.
 */
public final class FloatFunctions {
    static final float LOG2_E = 1.44269504f;
    static final float LN2_HIGH = 0.693147181f;
    static final float LN2_LOW = (float) (0.6931471805599453 - (double) 0.693147181f);
    /** Adding 1.5 * 2^23 leaves the rounded number in the low bits. */
    static final float MAGIC = 12582912f;

    static final int MAGIC_BITS = 0x4B400000;
    static final float EXP_MOST = 89f;
    static final float EXP_LEAST = -104f;
    static final float E7 = 1f / 5040;
    static final float E6 = 1f / 720;
    static final float E5 = 1f / 120;
    static final float E4 = 1f / 24;
    static final float E3 = 1f / 6;
    static final float E2 = 0.5f;

    static final int ROOT_HALF_BITS = 0x3F3504F3;
    static final float SMALLEST_NORMAL = 0x1p-126f;
    static final float L1 = 2f / 3;
    static final float L2 = 2f / 5;
    static final float L3 = 2f / 7;
    static final float L4 = 2f / 9;

    static final float TANH_SMALL = 0.625f;

    private FloatFunctions() {}

    /** e^x: 2^n times a series of degree 7 on +-ln(2)/2; overflows to infinity, underflows gradually to 0. */
    public static float exp(float x) {
        float c = Math.max(Math.min(x, EXP_MOST), EXP_LEAST);
        float z = Math.fma(c, LOG2_E, MAGIC);
        int n = Float.floatToRawIntBits(z) - MAGIC_BITS;
        float k = z - MAGIC;
        float r = Math.fma(k, -LN2_HIGH, c);
        r = Math.fma(k, -LN2_LOW, r);
        float p = Math.fma(E7, r, E6);
        p = Math.fma(p, r, E5);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r * r, r) + 1f;
        int half = n >> 1;
        return p * power(half) * power(n - half);
    }

    private static float power(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }

    /** Natural logarithm: exponent times ln 2 plus log(1+f) from the series of atanh(f / (2 + f)). */
    public static float log(float x) {
        boolean tiny = x < SMALLEST_NORMAL;
        float scaled = tiny ? x * 0x1p23f : x;
        int bits = Float.floatToRawIntBits(scaled);
        int e = (bits - ROOT_HALF_BITS) >> 23;
        float f = Float.intBitsToFloat(bits - (e << 23)) - 1f;
        float k = (float) e - (tiny ? 23f : 0f);
        float s = f / (2f + f);
        float q = s * s;
        float p = Math.fma(L4, q, L3);
        p = Math.fma(p, q, L2);
        p = Math.fma(p, q, L1);
        float h = 0.5f * f * f;
        float t = Math.fma(s, Math.fma(p, q, h), k * LN2_LOW);
        float y = Math.fma(k, LN2_HIGH, f - (h - t));
        y = x > 0f ? y : Float.NaN;
        y = x == 0f ? Float.NEGATIVE_INFINITY : y;
        return x == Float.POSITIVE_INFINITY ? x : y;
    }

    /** log(1 + x): log of the rounded sum plus what the rounding lost. */
    public static float log1p(float x) {
        float w = 1f + x;
        float lost = x - (w - 1f);
        float y = log(w) + lost / w;
        y = w == 0f ? Float.NEGATIVE_INFINITY : y;
        return w == Float.POSITIVE_INFINITY ? w : y;
    }

    /** Below 0.625 five levels of its continued fraction, above 1 - 2 / (exp(2|x|) + 1). */
    public static float tanh(float x) {
        float a = Math.abs(x);
        float q = a * a;
        float top = a * Math.fma(q + 105f, q, 945f);
        float bottom = Math.fma(Math.fma(15f, q, 420f), q, 945f);
        float large = 1f - 2f / (exp(a + a) + 1f);
        float y = a > TANH_SMALL ? large : top / bottom;
        return x < 0f ? -y : y;
    }

    /** 1 / (1 + exp(-x)), from exp(-|x|). */
    public static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        float top = x < 0f ? e : 1f;
        return top / (1f + e);
    }

    /** max(x, 0) + log1p(exp(-|x|)). */
    public static float softplus(float x) {
        return Math.max(x, 0f) + log1p(exp(-Math.abs(x)));
    }
}
