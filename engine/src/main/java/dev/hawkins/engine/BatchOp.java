package dev.hawkins.engine;

/**
 * An operation whose value in one row depends on the whole batch. Passes run in stages around it: every block gives its
 * sums, they are combined once, then every block goes on; backward the same way. What is combined lives in {@link Whole}.
 */
abstract class BatchOp extends Op {
    BatchOp(Node out, Node... in) {
        super(out, in);
    }

    /** Sums that a block gives, forward or backward, whichever is more. */
    abstract int sums();

    /** Numbers that forward and backward read for all rows; a multiple of 16. */
    abstract int shared();

    /** What a layer has learned of batches stands in for the batch when a row is evaluated alone. */
    abstract boolean worksAlone();

    /** The sums of a block, whose inputs are known, for forward. */
    abstract <A> void gather(Block<A> b, Whole<A> whole);

    /** From the totals over a batch of so many rows to what forward reads. */
    abstract <A> void combine(Whole<A> whole, int rows);

    /** The sums of a block, the gradients of whose outputs are known, for backward. */
    abstract <A> void gatherBack(Block<A> b, Whole<A> whole);

    /** From the totals to what backward reads. */
    abstract <A> void combineBack(Whole<A> whole, int rows, A parameters);

    /** What it adds to the gradient of its layer, if it has one. */
    <A> Part<A> gradient(Whole<A> whole) {
        throw new IllegalStateException(out + " has no layer");
    }

    /** Remembers the batch of a step that was taken. */
    <A> void commit(Whole<A> whole, int rows, A parameters) {}
}
