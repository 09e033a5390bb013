package dev.hawkins.engine;

import java.nio.charset.StandardCharsets;

/**
 * A named stream of random numbers. Every random choice of Hawkins comes from one 64-bit seed through such streams
 * ({@code split}, {@code init}, {@code shuffle}, {@code noise}, {@code bootstrap}), so that one more consumer does not
 * change the numbers of the others. The same seed and name give the same numbers on every machine and JDK.
 *
 * <p>The generator is xoshiro256** (Blackman and Vigna 2018, doi 10.1145/3460772), its state filled by SplitMix64 from
 * the seed and the FNV-1a hash of the name. Not thread-safe.
 */
public final class RandomStream {
    private final long key;
    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private double spare;
    private boolean hasSpare;

    private RandomStream(long key) {
        this.key = key;
        long x = key;
        s0 = mix(x += 0x9E3779B97F4A7C15L);
        s1 = mix(x += 0x9E3779B97F4A7C15L);
        s2 = mix(x += 0x9E3779B97F4A7C15L);
        s3 = mix(x + 0x9E3779B97F4A7C15L);
    }

    /** The stream of this name under this seed, at its beginning. */
    public static RandomStream of(long seed, String name) {
        return new RandomStream(mix(seed + 0x9E3779B97F4A7C15L) ^ hash(name));
    }

    /** A stream of its own below this one; it depends on the two names and the seed, not on what was drawn so far. */
    public RandomStream derive(String name) {
        return new RandomStream(mix(key) ^ hash(name));
    }

    /** The 64 bits that identify this stream, for counter-based noise. */
    public long key() {
        return key;
    }

    /** SplitMix64's finaliser: a bijection of the 64-bit integers that leaves no visible structure. */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static long hash(String name) {
        long h = 0xCBF29CE484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return h;
    }

    public long nextLong() {
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1), 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in 0 .. bound-1, without modulo bias. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be at least 1 but was " + bound);
        }
        long limit = (1L << 32) - (1L << 32) % bound;
        while (true) {
            long u = nextLong() >>> 32;
            if (u < limit) {
                return (int) (u % bound);
            }
        }
    }

    /** Standard normal, by the polar method with {@link StrictMath}, so that it is the same everywhere. */
    public double nextGaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double u = 2 * nextDouble() - 1;
            double v = 2 * nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                double f = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
                spare = v * f;
                hasSpare = true;
                return u * f;
            }
        }
    }

    /** Fisher-Yates, in place. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int t = values[i];
            values[i] = values[j];
            values[j] = t;
        }
    }

    /** The numbers 0 .. n-1 in random order. */
    public int[] permutation(int n) {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        shuffle(values);
        return values;
    }
}
