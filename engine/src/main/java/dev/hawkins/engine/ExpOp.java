package dev.hawkins.engine;

/** exp(x). */
final class ExpOp extends Op {

    ExpOp(Node out, Node x) {
        super(out, x);
    }

    @Override
    <A> void forward(Block<A> b) {
        b.f.exp(b.v, b.at(in[0]), b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        b.e.addProduct(b.v, b.at(out), b.g, b.at(out), b.g, b.at(in[0]), b.size(out));
    }
}
