package dev.hawkins.engine.kernels;

/**
 * Batch normalisation of a block of rows, unit by unit, together with the activation of two slopes and the dropout that may
 * follow it, so that a number is read and written once:
 *
 * <pre>z = (x - mean) * rate,  a = fma(scale, z, shift),  y = a * slope</pre>
 *
 * where the slope is 0 for what dropout leaves out, otherwise {@code above} if a is positive and {@code below} if not. Means and
 * rates stand at offsets of {@code s}, scales and shifts at offsets of {@code p}. What dropout keeps is one int per unit, bit
 * i for row i; null for no dropout. Sums over rows have {@link Kernels#PARTIALS} partial sums by row modulo 16 that are added as a
 * tree, as in {@link Products}.
 */
public interface Norms<A> {
    /** rate = 1 / sqrt(variance + epsilon), for any n. */
    void rates(A variance, int vo, double epsilon, A rate, int ro, int n);

    /**
     * Of the first {@code rows} rows: sums[at + unit] = their sum, sums[at + units + unit] = sum of squared differences from
     * their mean.
     *
     * @param scratch {@link Kernels#SCRATCH} numbers
     */
    void moments(A x, int xo, int units, int rows, double[] sums, int at, A scratch);

    /** y from x. */
    void forward(
            A s,
            int mean,
            int rate,
            A p,
            int scale,
            int shift,
            double above,
            double below,
            int[] kept,
            A x,
            int xo,
            A y,
            int yo,
            int units);

    /**
     * From gradients at y to those at a, in the same place, with sums[at + unit] = their sum, sums[at + units + unit] = that of
     * their products with z. Rows beyond those of the batch must be zero in g.
     *
     * @param scratch {@link Kernels#SCRATCH} numbers
     */
    void slopes(
            A s,
            int mean,
            int rate,
            A p,
            int scale,
            int shift,
            double above,
            double below,
            int[] kept,
            A x,
            int xo,
            A g,
            int go,
            int units,
            double[] sums,
            int at,
            A scratch);

    /**
     * From gradients at a to those at x: y = fma(c, g, fma(d, z, e)).
     *
     * @param c where c begins in s; d begins {@code stride} and e 2 {@code stride} after it
     */
    void backward(A s, int mean, int rate, int c, int stride, A x, int xo, A g, int go, A y, int yo, int units);

    /** y = x * factor where it is kept, else 0. */
    void dropout(double factor, int[] kept, A x, int xo, A y, int yo, int units);
}
