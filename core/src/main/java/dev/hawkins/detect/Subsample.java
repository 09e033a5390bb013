package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;

/** Draws rows without replacement, in time and memory that depend on the number drawn alone. */
public final class Subsample {
    private Subsample() {}

    /** All rows if there are at most {@code most}, else that many of them, in their order in the table. */
    public static Matrix atMost(int most, Matrix rows, RandomStream random) {
        if (rows.rows() <= most) {
            return rows.select(everyRow(rows.rows()));
        }
        int[] chosen = draw(most, rows.rows(), random);
        Arrays.sort(chosen);
        return rows.select(chosen);
    }

    /** {@code count} distinct numbers of 0 .. n-1, by Floyd's method (Bentley and Floyd 1987, doi 10.1145/30401.315746). */
    public static int[] draw(int count, int n, RandomStream random) {
        int mask = Integer.highestOneBit(Math.max(4, count) * 2 - 1) * 2 - 1;
        int[] seen = new int[mask + 1];
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            int last = n - count + i;
            int candidate = random.nextInt(last + 1);
            chosen[i] = add(seen, mask, candidate) ? candidate : last;
            if (chosen[i] == last) {
                add(seen, mask, last);
            }
        }
        return chosen;
    }

    /** Open addressing; 0 marks a free place, so numbers are kept one higher. */
    private static boolean add(int[] seen, int mask, int number) {
        int at = (number * 0x9E3779B9 >>> 7) & mask;
        while (seen[at] != 0) {
            if (seen[at] == number + 1) {
                return false;
            }
            at = at + 1 & mask;
        }
        seen[at] = number + 1;
        return true;
    }

    private static int[] everyRow(int n) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = i;
        }
        return rows;
    }
}
