package dev.hawkins.engine;

/**
 * log(1 - exp(-x)) for x limited to [1e-6, 50].
 *
 * <p>Neither {@code log(1 - e)} nor {@code log1p(-e)} is exact on the whole range. With {@code t = tanh(x / 2)},
 * {@code 1 - exp(-x) = 2t / (1 + t)} is exact for small x; with {@code c = x + log(1 - exp(-x)) = log(exp(x) - 1)} the
 * result is {@code -softplus(-c)}, exact for large x, and its derivative {@code 1 / (exp(x) - 1)} is {@code exp(-c)}. Keeps
 * -c. Outside the limits the derivative is the one at the limit, so that an x of 0 is still pushed away.
 */
final class LogOneMinusExpOp extends Op {
    private static final double LEAST = 1e-6;
    private static final double MOST = 50;

    LogOneMinusExpOp(Node out, Node x) {
        super(out, x);
    }

    @Override
    int auxUnits() {
        return out.units();
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = b.size(out);
        int minusC = b.aux(this);
        b.e.maximum(b.v, b.at(in[0]), LEAST, b.v, b.t0, n);
        b.e.affine(-1, b.v, b.t0, 0, b.v, b.t0, n);
        b.e.maximum(b.v, b.t0, -MOST, b.v, b.t0, n);
        b.e.affine(-0.5, b.v, b.t0, 0, b.v, b.t1, n);
        b.f.tanh(b.v, b.t1, b.v, b.t1, n);
        b.e.affine(1, b.v, b.t1, 1, b.v, minusC, n);
        b.e.divide(b.v, b.t1, b.v, minusC, b.v, minusC, n);
        b.e.affine(2, b.v, minusC, 0, b.v, minusC, n);
        b.f.log(b.v, minusC, b.v, minusC, n);
        b.e.subtract(b.v, b.t0, b.v, minusC, b.v, minusC, n);
        b.f.softplus(b.v, minusC, b.v, b.at(out), n);
        b.e.affine(-1, b.v, b.at(out), 0, b.v, b.at(out), n);
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        b.f.exp(b.v, b.aux(this), b.v, b.t0, n);
        b.e.addProduct(b.v, b.t0, b.g, b.at(out), b.g, b.at(in[0]), n);
    }
}
