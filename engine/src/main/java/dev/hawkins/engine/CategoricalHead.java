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
        Softmax.forward(b, p, aux, units);
        b.f.log(b.v, b.t1, b.v, b.t1, b.width);
        b.e.add(b.v, b.t1, b.v, b.t0, b.v, b.t1, b.width);
        b.e.affine(-1, b.v, p, 0, b.v, y, n);
        b.e.addToUnits(1, b.v, b.t1, b.v, y, units, b.width);
        b.e.multiply(b.v, y, b.v, x, b.v, y, n);
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
        Softmax.forward(b, p, y, units);
    }

    @Override
    public <A> void variance(Block<A> b, int p, int y, int n) {
        Softmax.forward(b, p, y, units);
        b.e.affine(-1, b.v, y, 1, b.v, b.t0, n);
        b.e.multiply(b.v, y, b.v, b.t0, b.v, y, n);
    }
}
