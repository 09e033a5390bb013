package dev.hawkins.engine;

/** Softmax over neighbouring units, per row. */
final class Softmax {
    private Softmax() {}

    /**
     * y = softmax of the logits at p, both in the block's values; y may be p. Leaves per row the greatest logit in
     * temporary 0 and the sum of exponentials in temporary 1; uses temporary 2.
     */
    static <A> void forward(Block<A> b, int p, int y, int units) {
        int n = units * b.width;
        b.e.maximumUnits(b.v, p, units, b.v, b.t0, b.width);
        if (p != y) {
            b.e.copy(b.v, p, b.v, y, n);
        }
        b.e.addToUnits(-1, b.v, b.t0, b.v, y, units, b.width);
        b.f.exp(b.v, y, b.v, y, n);
        b.e.sumUnits(b.v, y, units, b.v, b.t1, b.width);
        b.e.fill(1, b.v, b.t2, b.width);
        b.e.divide(b.v, b.t2, b.v, b.t1, b.v, b.t2, b.width);
        b.e.multiplyUnits(b.v, b.t2, b.v, y, b.v, y, units, b.width);
    }
}
