package dev.hawkins.engine.kernels;

/**
 * The sums of products of weights that are used at many positions. Where the terms of a sum stand is said by tables, in
 * units: at position i, unit u of the result is unit {@code yAt[i] + u} of y, and its term j is the product of weight {@code
 * wo + u * us + wt[j]} and unit {@code xAt[i] + xt[j]} of x. The order of terms is that of the tables, and part of the result.
 */
public interface Patches<A> {
    /**
     * y[yAt[i] + u][lane] = start + sum over j of w[wo + u * us + wt[j]] * x[xAt[i] + xt[j]][lane], for all positions i,
     * accumulated term after term with fused multiply-add.
     *
     * @param bias where start comes from, by unit, or null to start from what y holds
     */
    void product(
            A w,
            int wo,
            int us,
            int[] wt,
            int[] xt,
            int units,
            A x,
            int xo,
            int[] xAt,
            A bias,
            int bo,
            A y,
            int yo,
            int[] yAt);

    /**
     * g[o * gs + gt[j]] += sum over positions i and lanes of d[dAt[i] + o][lane] * x[xAt[i] + xt[j]][lane]: 16 partial sums
     * by lane modulo 16, each in the order of positions, added as {@link Products} says.
     *
     * @param scratch {@link Kernels#SCRATCH} numbers
     */
    void gradient(
            A d,
            int dof,
            int[] dAt,
            int units,
            A x,
            int xo,
            int[] xAt,
            int[] xt,
            A g,
            int go,
            int gs,
            int[] gt,
            A scratch);
}
