package dev.hawkins.engine;

/**
 * One categorical over a one-hot block: unit k holds {@code x_k (logsumexp(l) - l_k)}, so the hot unit holds it all. The
 * gradient at l_k is {@code softmax_k * sum_j d_j x_j - d_k x_k}.
 */
final class CategoricalHead implements HeadOp {
    private final int units;

    CategoricalHead(int units) {
        this.units = units;
    }

    /** The probabilities. */
    @Override
    public int auxUnits() {
        return units;
    }

    @Override
    public <A> void forward(Block<A> b, int p, int x, int y, int aux, int n) {
        softmax(b, p, aux, n);
        b.f.log(b.v, b.t1, b.v, b.t1, b.width);
        b.e.add(b.v, b.t1, b.v, b.t0, b.v, b.t1, b.width);
        b.e.affine(-1, b.v, p, 0, b.v, y, n);
        b.e.addToUnits(1, b.v, b.t1, b.v, y, units, b.width);
        b.e.multiply(b.v, y, b.v, x, b.v, y, n);
    }

    /** y = softmax; leaves per row the greatest logit in temporary 0 and the sum of exponentials in temporary 1. */
    private <A> void softmax(Block<A> b, int p, int y, int n) {
        b.e.maximumUnits(b.v, p, units, b.v, b.t0, b.width);
        b.e.copy(b.v, p, b.v, y, n);
        b.e.addToUnits(-1, b.v, b.t0, b.v, y, units, b.width);
        b.f.exp(b.v, y, b.v, y, n);
        b.e.sumUnits(b.v, y, units, b.v, b.t1, b.width);
        b.e.fill(1, b.v, b.t2, b.width);
        b.e.divide(b.v, b.t2, b.v, b.t1, b.v, b.t2, b.width);
        b.e.multiplyUnits(b.v, b.t2, b.v, y, b.v, y, units, b.width);
    }

    @Override
    public <A> void backward(Block<A> b, int p, int x, int y, int aux, int n) {
        b.e.multiply(b.g, y, b.v, x, b.v, b.t0, n);
        b.e.sumUnits(b.v, b.t0, units, b.v, b.t1, b.width);
        b.e.multiplyUnits(b.v, b.t1, b.v, aux, b.v, b.t2, units, b.width);
        b.e.subtract(b.v, b.t2, b.v, b.t0, b.v, b.t0, n);
        b.e.add(b.v, b.t0, b.g, p, b.g, p, n);
    }

    @Override
    public <A> void mean(Block<A> b, int p, int y, int n) {
        softmax(b, p, y, n);
    }

    @Override
    public <A> void variance(Block<A> b, int p, int y, int n) {
        softmax(b, p, y, n);
        b.e.affine(-1, b.v, y, 1, b.v, b.t0, n);
        b.e.multiply(b.v, y, b.v, b.t0, b.v, y, n);
    }
}
