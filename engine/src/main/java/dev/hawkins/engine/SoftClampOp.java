package dev.hawkins.engine;

/** limit * tanh(x / limit). */
final class SoftClampOp extends Op {
    private final double limit;

    SoftClampOp(Node out, Node x, double limit) {
        super(out, x);
        this.limit = limit;
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = b.size(out);
        b.e.affine(1 / limit, b.v, b.at(in[0]), 0, b.v, b.t0, n);
        b.f.tanh(b.v, b.t0, b.v, b.t0, n);
        b.e.affine(limit, b.v, b.t0, 0, b.v, b.at(out), n);
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        b.e.affine(1 / limit, b.v, b.at(out), 0, b.v, b.t0, n);
        b.e.multiply(b.v, b.t0, b.v, b.t0, b.v, b.t0, n);
        b.e.affine(-1, b.v, b.t0, 1, b.v, b.t0, n);
        b.e.addProduct(b.v, b.t0, b.g, b.at(out), b.g, b.at(in[0]), n);
    }
}
