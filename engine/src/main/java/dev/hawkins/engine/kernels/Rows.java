package dev.hawkins.engine.kernels;

/** Moves rows in and out of blocks, and draws noise into blocks. */
public interface Rows<A> {
    /**
     * Writes {@code count} rows of a row-major matrix into a block; lanes beyond repeat the last row, so that they hold
     * nothing unheard of.
     *
     * @param rows row numbers, or null for the rows from .. from+count-1 themselves
     * @param step distance from row to row; 0 repeats one row
     */
    void gather(float[] matrix, int mo, int step, int units, int[] rows, int from, int count, A y, int yo, int width);

    /** Writes the first {@code count} rows of a block of {@link Kernels#BLOCK} rows into a row-major matrix. */
    void scatter(A x, int xo, int units, int count, float[] matrix, int mo);

    /** sums[so + row] += the units of each of the first rows of a block of {@link Kernels#BLOCK}, in unit order. */
    void addSums(A x, int xo, int units, int count, double[] sums, int so);

    /** Copies a block of {@link Kernels#BLOCK} rows into panels: [panel of 32 units][row][32 units], zero beyond units. */
    void toPanels(A x, int xo, int units, A panels, int po, int panelStep);

    /**
     * Standard normal noise for the rows of a batch from {@code row} on, a pure function of its arguments.
     *
     * @param key identifies stream, node and step
     */
    void noise(long key, int units, int row, A y, int yo, int width);

    /** 0 with probability share, else 1; otherwise as {@link #noise}. */
    void mask(long key, double share, int units, int row, A y, int yo, int width);

    /** Standard Gumbel noise, -log(-log(uniform)); otherwise as {@link #noise}. */
    void gumbel(long key, int units, int row, A y, int yo, int width);
}
