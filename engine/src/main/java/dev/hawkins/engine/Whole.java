package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Elements;
import dev.hawkins.engine.kernels.Kernels;
import dev.hawkins.engine.kernels.Norms;
import java.util.Arrays;

/**
 * What a {@link BatchOp} knows of the whole batch: the sums of each block, in double, their totals, added in the order of
 * the blocks, and the numbers that follow from them.
 */
final class Whole<A> {
    final Elements<A> e;
    final Norms<A> norms;
    final double[] totals;
    /** What forward and backward read. */
    final A shared;

    private final double[] sums;
    private final double[][] work;
    private final int n;

    Whole(Kernels<A> kernels, BatchOp op, int blocks) {
        e = kernels.elements();
        norms = kernels.norms();
        n = op.sums();
        totals = new double[n];
        work = new double[2][n];
        sums = new double[Math.multiplyExact(n, blocks)];
        shared = e.allocate(op.shared());
    }

    double[] sums() {
        return sums;
    }

    /** Where the sums of a block begin. */
    int at(int block) {
        return block * n;
    }

    /** A copy of n numbers in double, in one of two places that the next copy there overwrites. */
    double[] work(int place, A from, int offset, int n) {
        e.toDoubles(from, offset, work[place], 0, n);
        return work[place];
    }

    void total(int blocks) {
        Arrays.fill(totals, 0);
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < n; i++) {
                totals[i] += sums[block * n + i];
            }
        }
    }

    /** Copies count totals to y. */
    void copyTotals(int from, A y, int yo, int count) {
        for (int i = 0; i < count; i++) {
            e.fill(totals[from + i], y, yo + i, 1);
        }
    }

    /** Whether all sums of a block are finite. */
    boolean finite(int block) {
        double check = 0;
        for (int i = block * n; i < (block + 1) * n; i++) {
            check += 0 * sums[i];
        }
        return check == 0;
    }
}
