package dev.hawkins.engine;

/** Neighbouring units of x. */
final class SliceOp extends Op {
    private final int from;

    SliceOp(Node out, Node x, int from) {
        super(out, x);
        this.from = from;
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.copy(b.v, b.at(in[0]) + from * b.width, b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        int to = b.at(in[0]) + from * b.width;
        b.e.add(b.g, b.at(out), b.g, to, b.g, to, b.size(out));
    }
}
