package dev.hawkins.table;

import java.math.BigInteger;

/**
 * The double nearest to {@code digits * 10^power}, for more digits than one rounding can settle: the product with a
 * 128-bit power of five (Lemire 2021, Number parsing at a gigabyte per second, doi 10.1002/spe.2984). The few cases it
 * leaves open are reported as NaN.
 */
final class LongDecimals {
    /** Powers beyond this are left to {@link Double#parseDouble}. */
    private static final int LARGEST = 60;

    private static final long[] HIGH = new long[2 * LARGEST + 1];
    private static final long[] LOW = new long[2 * LARGEST + 1];

    static {
        for (int power = -LARGEST; power <= LARGEST; power++) {
            BigInteger five = power < 0
                    ? reciprocal(-power)
                    : normalised(BigInteger.valueOf(5).pow(power));
            HIGH[power + LARGEST] = five.shiftRight(64).longValue();
            LOW[power + LARGEST] = five.longValue();
        }
    }

    private LongDecimals() {}

    /** The first 128 bits. */
    private static BigInteger normalised(BigInteger value) {
        int shift = 128 - value.bitLength();
        return shift >= 0 ? value.shiftLeft(shift) : value.shiftRight(-shift);
    }

    /** The first 128 bits of 1 / 5^n, rounded up. */
    private static BigInteger reciprocal(int n) {
        BigInteger five = BigInteger.valueOf(5).pow(n);
        int bits = five.bitLength();
        int shift = n <= 27 ? bits + 127 : 2 * bits + 128;
        return normalised(BigInteger.ONE.shiftLeft(shift).divide(five).add(BigInteger.ONE));
    }

    /** @param digits above 0 */
    static double value(long digits, int power) {
        if (power < -LARGEST || power > LARGEST) {
            return Double.NaN;
        }
        int zeros = Long.numberOfLeadingZeros(digits);
        long w = digits << zeros;
        long high = multiplyHigh(w, HIGH[power + LARGEST]);
        long low = w * HIGH[power + LARGEST];
        if ((high & 0x1FF) == 0x1FF) {
            long more = multiplyHigh(w, LOW[power + LARGEST]);
            low += more;
            high += Long.compareUnsigned(more, low) > 0 ? 1 : 0;
            if (low == -1 && (power < -27 || power > 55)) {
                return Double.NaN;
            }
        }
        int top = (int) (high >>> 63);
        long mantissa = high >>> (top + 9);
        long exponent = ((217_706L * power) >> 16) + 63 + top - zeros + 1023;
        boolean halfway = Long.compareUnsigned(low, 1) <= 0
                && power >= -4
                && power <= 23
                && (mantissa & 3) == 1
                && mantissa << (top + 9) == high;
        mantissa = halfway ? mantissa & ~1L : mantissa;
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa == 1L << 53) {
            mantissa >>>= 1;
            exponent++;
        }
        return Double.longBitsToDouble(mantissa & ~(1L << 52) | exponent << 52);
    }

    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
