package dev.hawkins.engine;

/**
 * log(1 - exp(-a)) with a held within 1e-6 .. 50. Near 0 the inner difference is 2t / (1 + t) with t = tanh(a / 2), which
 * loses nothing; beyond log 2 it is log1p(-exp(-a)). Keeps the derivative exp(-a) / (1 - exp(-a)).
 */
final class LogOneMinusExpOp extends Op {
    private static final double LEAST = 1e-6;
    private static final double MOST = 50;
    private static final double LOG_TWO = 0.6931471805599453;

    LogOneMinusExpOp(Node out, Node a) {
        super(out, a);
    }

    /** The derivative, and room for an intermediate result. */
    @Override
    int auxUnits() {
        return 2 * out.units();
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = b.size(out);
        int y = b.at(out);
        int e = b.aux(this);
        int near = e + n;
        b.e.maximum(b.v, b.at(in[0]), LEAST, b.v, b.t0, n);
        b.e.minimum(b.v, b.t0, MOST, b.v, b.t0, n);
        b.e.affine(-1, b.v, b.t0, 0, b.v, e, n);
        b.f.exp(b.v, e, b.v, e, n);
        far(b, e, y, n);
        near(b, near, n);
        b.e.select(b.v, b.t0, LOG_TWO, b.v, y, b.v, near, b.v, y, n);
        b.e.select(b.v, b.t0, LOG_TWO, b.v, b.t1, b.v, b.t2, b.v, b.t1, n);
        b.e.divide(b.v, e, b.v, b.t1, b.v, e, n);
    }

    /** y = log(1 - e) with what the rounding of w = 1 - e lost; leaves w in temporary 1, uses temporary 2. */
    private <A> void far(Block<A> b, int e, int y, int n) {
        b.e.affine(-1, b.v, e, 1, b.v, b.t1, n);
        b.e.affine(1, b.v, b.t1, -1, b.v, b.t2, n);
        b.e.add(b.v, b.t2, b.v, e, b.v, b.t2, n);
        b.e.divide(b.v, b.t2, b.v, b.t1, b.v, b.t2, n);
        b.f.log(b.v, b.t1, b.v, y, n);
        b.e.subtract(b.v, y, b.v, b.t2, b.v, y, n);
    }

    /** y = log(2t / (1 + t)); leaves the quotient in temporary 2. */
    private <A> void near(Block<A> b, int y, int n) {
        b.e.affine(0.5, b.v, b.t0, 0, b.v, b.t2, n);
        b.f.tanh(b.v, b.t2, b.v, b.t2, n);
        b.e.affine(1, b.v, b.t2, 1, b.v, y, n);
        b.e.divide(b.v, b.t2, b.v, y, b.v, b.t2, n);
        b.e.affine(2, b.v, b.t2, 0, b.v, b.t2, n);
        b.f.log(b.v, b.t2, b.v, y, n);
    }

    @Override
    <A> void backward(Block<A> b) {
        b.e.addProduct(b.v, b.aux(this), b.g, b.at(out), b.g, b.at(in[0]), b.size(out));
    }
}
