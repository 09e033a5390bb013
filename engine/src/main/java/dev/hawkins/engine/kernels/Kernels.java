package dev.hawkins.engine.kernels;

/**
 * One implementation of everything that touches numbers, over arrays {@code A} of float or double.
 *
 * <p>Values stand as [unit][width]: the {@code width} rows of a block are the lanes, so unit u of row r in a block that
 * begins at {@code o} is at {@code o + u * width + r}.
 *
 * @param width rows per block, {@link #BLOCK}, or 1 for kernels that serve single rows
 */
public record Kernels<A>(
        int width,
        Elements<A> elements,
        Functions<A> functions,
        Products<A> products,
        Patches<A> patches,
        Norms<A> norms,
        Cells<A> cells,
        Rows<A> rows,
        Updates<A> updates) {
    /** Rows per block of a batch. A multiple of every supported vector width. */
    public static final int BLOCK = 32;

    /** Number of partial sums of a reduction over rows; part of the definition of the result. */
    public static final int PARTIALS = 16;

    /** Inputs per panel of a gradient product. */
    public static final int PANEL = 32;

    /** Numbers of scratch memory that {@link Products} needs. */
    public static final int SCRATCH = 16 * PARTIALS;
}
