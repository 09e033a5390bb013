package dev.hawkins.engine;

/** max(x, floor). */
final class FloorOp extends Op {
    private final double floor;

    FloorOp(Node out, Node x, double floor) {
        super(out, x);
        this.floor = floor;
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.maximum(b.v, b.at(in[0]), floor, b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        b.e.gate(b.v, b.at(in[0]), floor, b.g, b.at(out), b.v, b.t0, n);
        b.e.add(b.v, b.t0, b.g, b.at(in[0]), b.g, b.at(in[0]), n);
    }
}
