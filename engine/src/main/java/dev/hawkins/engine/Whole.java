package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Elements;
import dev.hawkins.engine.kernels.Kernels;

/**
 * What a {@link BatchOp} knows of the whole batch: the sums of each block, in double, their totals, added in the order of
 * the blocks, and the numbers that follow from them.
 */
final class Whole<A> {
    final Elements<A> e;
    final double[] totals;
    /** What forward and backward read. */
    final A shared;

    private final double[] sums;
    private final double[][] work;
    private final int n;

    Whole(Kernels<A> kernels, BatchOp op, int blocks) {
        e = kernels.elements();
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
        for (int i = 0; i < n; i++) {
            double total = 0;
            for (int block = 0; block < blocks; block++) {
                total += sums[block * n + i];
            }
            totals[i] = total;
        }
    }
}
