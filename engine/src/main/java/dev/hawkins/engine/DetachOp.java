package dev.hawkins.engine;

/** x, as if it were data: no gradient flows back. */
final class DetachOp extends Op {

    DetachOp(Node out, Node x) {
        super(out, x);
    }

    @Override
    boolean passesGradient() {
        return false;
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.copy(b.v, b.at(in[0]), b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        throw new IllegalStateException("no gradient flows into " + out);
    }
}
