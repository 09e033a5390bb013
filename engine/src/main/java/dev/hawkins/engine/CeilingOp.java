package dev.hawkins.engine;

/** min(x, ceiling). */
final class CeilingOp extends Op {
    private final double ceiling;

    CeilingOp(Node out, Node x, double ceiling) {
        super(out, x);
        this.ceiling = ceiling;
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.minimum(b.v, b.at(in[0]), ceiling, b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        b.e.affine(-1, b.v, b.at(in[0]), 0, b.v, b.t0, n);
        b.e.gate(b.v, b.t0, -ceiling, b.g, b.at(out), b.v, b.t0, n);
        b.e.add(b.v, b.t0, b.g, b.at(in[0]), b.g, b.at(in[0]), n);
    }
}
