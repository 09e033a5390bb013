package dev.hawkins.engine.kernels;

/**
 * The sums of products. The order of the terms of each sum is part of the definition, so that no vector width, tiling or
 * thread count changes a bit: {@link #product} and {@link #panelGradient} accumulate term after term with fused
 * multiply-add into one accumulator; the others keep {@link Kernels#PARTIALS} partial sums by row number modulo 16, each in
 * row order, and add them as a tree: 8 apart, then 4, 2 and 1.
 */
public interface Products<A> {
    /**
     * What to use for a block of which only the first rows matter, as the rest of a batch. {@link #product} then may give
     * the other lanes the results of one of them.
     */
    default Products<A> forRows(int rows) {
        return this;
    }

    /**
     * y[u][lane] = start + sum over k of w[wo + u * us + k * ks] * x[k][lane], for one block.
     *
     * @param us step of w from unit to unit
     * @param ks step of w from term to term
     * @param bias where start comes from, or null for 0
     */
    void product(A w, int wo, int us, int ks, int depth, int units, A x, int xo, A bias, int bo, A y, int yo);

    /**
     * g[o][i] = sum over rows of d[o][row] * panel[row][i], for {@code units} o and {@link Kernels#PANEL} i.
     *
     * @param ds step of d from block to block
     * @param gs step of g from unit to unit
     */
    void panelGradient(A d, int dof, int ds, int units, int rows, A panel, int po, A g, int go, int gs);

    /**
     * g[o][i] = sum over rows of d[o][row] * x[i][row], both with rows as lanes.
     *
     * @param ds step of d from block to block, {@code xs} the same for x
     * @param gs step of g from unit to unit
     * @param scratch {@link Kernels#SCRATCH} numbers
     */
    void laneGradient(
            A d,
            int dof,
            int ds,
            int units,
            A x,
            int xo,
            int xs,
            int inputs,
            int blocks,
            A g,
            int go,
            int gs,
            A scratch);

    /** g[o] = sum over rows of d[o][row]. */
    void biasGradient(A d, int dof, int ds, int units, int blocks, A g, int go, A scratch);

    /** Sum of squares in double, in a fixed order. */
    double sumOfSquares(A g, int go, int n);
}
