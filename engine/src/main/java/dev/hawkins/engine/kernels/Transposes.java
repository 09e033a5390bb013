package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;

/**
 * Between rows of a matrix and lanes of a block. Hot code: eight rows at a time, so that each line of the block is touched
 * once for eight numbers, and with the unit as the counter of the loop, so that the compiler takes the range checks out of
 * it. About one number per cycle; {@link RowsToLanes} is faster where rows are neighbours and fill a block.
 */
final class Transposes {
    /** Rows at a time. */
    private static final int ROWS = 8;
    /** Units at a time, so that what is written stays in the nearest cache until all its lanes are there. */
    private static final int UNITS = 64;

    private Transposes() {}

    /** The first {@code count} lanes of a block get rows from .. from+count-1, or those whose numbers stand there. */
    static void toLanes(
            float[] matrix, int mo, int step, int units, int[] rows, int from, int count, float[] y, int yo) {
        for (int u = 0; u < units; u += UNITS) {
            int n = Math.min(UNITS, units - u);
            int lane = 0;
            for (; lane + ROWS <= count; lane += ROWS) {
                int i = from + lane;
                eightToLanes(
                        matrix,
                        mo + u + row(rows, i) * step,
                        mo + u + row(rows, i + 1) * step,
                        mo + u + row(rows, i + 2) * step,
                        mo + u + row(rows, i + 3) * step,
                        mo + u + row(rows, i + 4) * step,
                        mo + u + row(rows, i + 5) * step,
                        mo + u + row(rows, i + 6) * step,
                        mo + u + row(rows, i + 7) * step,
                        n,
                        y,
                        yo + u * BLOCK + lane);
            }
            for (; lane < count; lane++) {
                oneToLane(matrix, mo + u + row(rows, from + lane) * step, n, y, yo + u * BLOCK + lane);
            }
        }
    }

    private static int row(int[] rows, int i) {
        return rows == null ? i : rows[i];
    }

    private static void eightToLanes(
            float[] m, int r0, int r1, int r2, int r3, int r4, int r5, int r6, int r7, int units, float[] y, int yo) {
        for (int u = 0; u < units; u++) {
            y[yo + u * BLOCK] = m[r0 + u];
            y[yo + u * BLOCK + 1] = m[r1 + u];
            y[yo + u * BLOCK + 2] = m[r2 + u];
            y[yo + u * BLOCK + 3] = m[r3 + u];
            y[yo + u * BLOCK + 4] = m[r4 + u];
            y[yo + u * BLOCK + 5] = m[r5 + u];
            y[yo + u * BLOCK + 6] = m[r6 + u];
            y[yo + u * BLOCK + 7] = m[r7 + u];
        }
    }

    private static void oneToLane(float[] m, int r, int units, float[] y, int yo) {
        for (int u = 0; u < units; u++) {
            y[yo + u * BLOCK] = m[r + u];
        }
    }

    /** The first {@code count} lanes of a block become rows of a matrix, {@code step} apart. */
    static void toRows(float[] x, int xo, int units, int count, float[] matrix, int mo, int step) {
        for (int u = 0; u < units; u += UNITS) {
            int n = Math.min(UNITS, units - u);
            int lane = 0;
            for (; lane + ROWS <= count; lane += ROWS) {
                eightToRows(x, xo + u * BLOCK + lane, n, matrix, mo + u + lane * step, step);
            }
            for (; lane < count; lane++) {
                toRow(x, xo + u * BLOCK + lane, n, matrix, mo + u + lane * step);
            }
        }
    }

    private static void eightToRows(float[] x, int xo, int units, float[] m, int r, int step) {
        int r1 = r + step;
        int r2 = r1 + step;
        int r3 = r2 + step;
        int r4 = r3 + step;
        int r5 = r4 + step;
        int r6 = r5 + step;
        int r7 = r6 + step;
        for (int u = 0; u < units; u++) {
            m[r + u] = x[xo + u * BLOCK];
            m[r1 + u] = x[xo + u * BLOCK + 1];
            m[r2 + u] = x[xo + u * BLOCK + 2];
            m[r3 + u] = x[xo + u * BLOCK + 3];
            m[r4 + u] = x[xo + u * BLOCK + 4];
            m[r5 + u] = x[xo + u * BLOCK + 5];
            m[r6 + u] = x[xo + u * BLOCK + 6];
            m[r7 + u] = x[xo + u * BLOCK + 7];
        }
    }

    /**
     * One lane becomes a row of a matrix. For matrices that are not in the cache, row after row: memory likes to be written
     * one line after the other.
     */
    static void toRow(float[] x, int xo, int units, float[] m, int r) {
        for (int u = 0; u < units; u++) {
            m[r + u] = x[xo + u * BLOCK];
        }
    }

    /** sums[so + lane] += the units of each of the first {@code count} lanes, in double and in unit order. */
    static void addSums(float[] x, int xo, int units, int count, double[] sums, int so) {
        int lane = 0;
        for (; lane + ROWS <= count; lane += ROWS) {
            addEight(x, xo + lane, units, sums, so + lane);
        }
        for (; lane < count; lane++) {
            double sum = sums[so + lane];
            for (int u = 0; u < units; u++) {
                sum += x[xo + lane + u * BLOCK];
            }
            sums[so + lane] = sum;
        }
    }

    private static void addEight(float[] x, int xo, int units, double[] sums, int so) {
        double s0 = sums[so];
        double s1 = sums[so + 1];
        double s2 = sums[so + 2];
        double s3 = sums[so + 3];
        double s4 = sums[so + 4];
        double s5 = sums[so + 5];
        double s6 = sums[so + 6];
        double s7 = sums[so + 7];
        for (int u = 0; u < units; u++) {
            s0 += x[xo + u * BLOCK];
            s1 += x[xo + u * BLOCK + 1];
            s2 += x[xo + u * BLOCK + 2];
            s3 += x[xo + u * BLOCK + 3];
            s4 += x[xo + u * BLOCK + 4];
            s5 += x[xo + u * BLOCK + 5];
            s6 += x[xo + u * BLOCK + 6];
            s7 += x[xo + u * BLOCK + 7];
        }
        sums[so] = s0;
        sums[so + 1] = s1;
        sums[so + 2] = s2;
        sums[so + 3] = s3;
        sums[so + 4] = s4;
        sums[so + 5] = s5;
        sums[so + 6] = s6;
        sums[so + 7] = s7;
    }
}
