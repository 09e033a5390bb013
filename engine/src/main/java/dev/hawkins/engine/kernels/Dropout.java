package dev.hawkins.engine.kernels;

import dev.hawkins.engine.RandomStream;

/**
 * Which rows of a block keep a unit, as a function of a counter: a uniform number of 32 bits for each (key, unit, row), bit by bit
 * from the highest one, is compared with the share that is left out. One random word of 64 bits serves the rows of two units at
 * once, and as most are decided after two bits, seven words or so do instead of 32.
 */
public final class Dropout {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Dropout() {}

    /**
     * Draws for the rows of one block.
     *
     * @param key identifies stream, layer and step
     * @param share of what is left out, 0 .. below 1
     * @param block number of the block within the batch
     * @param kept receives one int per unit, bit i of which is 1 where row i keeps it
     */
    public static void draw(long key, double share, int block, int[] kept) {
        int limit = (int) Math.min(0xFFFFFFFFL, Math.round(share * 0x1p32));
        long start = RandomStream.mix(key + GOLDEN * (block + 1));
        for (int u = 0; u < kept.length; u += 2) {
            long bits = ~below(limit, RandomStream.mix(start + GOLDEN * (u + 1)));
            kept[u] = (int) bits;
            if (u + 1 < kept.length) {
                kept[u + 1] = (int) (bits >>> 32);
            }
        }
    }

    /** A bit for each of 64 numbers: whether it is below the limit, both taken as unsigned. */
    private static long below(int limit, long seed) {
        long below = 0;
        long open = -1;
        for (int rest = limit; rest != 0 && open != 0; rest <<= 1) {
            long word = RandomStream.mix(seed += GOLDEN);
            if (rest < 0) {
                below |= open & ~word;
                open &= word;
            } else {
                open &= ~word;
            }
        }
        return below;
    }
}
