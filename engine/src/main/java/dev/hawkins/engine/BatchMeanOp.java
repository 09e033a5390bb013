package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;

/** The mean of x over the batch, the same in every row. */
final class BatchMeanOp extends BatchOp {
    private final int units;
    private final int stride;

    BatchMeanOp(Node out, Node x) {
        super(out, x);
        units = out.units();
        stride = Layer.roundUp(units, Kernels.PARTIALS);
    }

    @Override
    int sums() {
        return units;
    }

    /** Zeros, means, and means of gradients. */
    @Override
    int shared() {
        return 3 * stride;
    }

    @Override
    boolean worksAlone() {
        return false;
    }

    @Override
    <A> void gather(Block<A> b, Whole<A> whole) {
        b.e.sumRows(b.v, b.at(in[0]), units, b.rows, whole.sums(), whole.at(b.number), b.width);
    }

    @Override
    <A> void combine(Whole<A> whole, int rows) {
        mean(whole, rows, stride);
    }

    private <A> void mean(Whole<A> whole, int rows, int to) {
        for (int u = 0; u < units; u++) {
            whole.e.fill(whole.totals[u] / rows, whole.shared, to + u, 1);
        }
    }

    @Override
    <A> void forward(Block<A> b) {
        spread(b, stride, b.at(out));
    }

    /** The same numbers in every row. */
    private <A> void spread(Block<A> b, int from, int to) {
        A c = b.batch.whole(this).shared;
        b.e.fill(0, b.v, to, b.size(out));
        b.e.affineUnits(c, 0, c, from, b.v, to, b.v, to, units, b.width);
    }

    @Override
    <A> void gatherBack(Block<A> b, Whole<A> whole) {
        b.e.sumRows(b.g, b.at(out), units, b.rows, whole.sums(), whole.at(b.number), b.width);
    }

    @Override
    <A> void combineBack(Whole<A> whole, int rows, A parameters) {
        mean(whole, rows, 2 * stride);
    }

    @Override
    <A> void backward(Block<A> b) {
        spread(b, 2 * stride, b.t0);
        b.clearBeyondRows(b.v, b.t0, units);
        b.e.add(b.v, b.t0, b.g, b.at(in[0]), b.g, b.at(in[0]), b.size(out));
    }
}
