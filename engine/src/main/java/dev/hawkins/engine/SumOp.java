package dev.hawkins.engine;

/** Sum over units. */
final class SumOp extends Op {

    SumOp(Node out, Node x) {
        super(out, x);
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.sumUnits(b.v, b.at(in[0]), in[0].units(), b.v, b.at(out), b.width);
    }

    @Override
    <A> void backward(Block<A> b) {
        b.e.addToUnits(1, b.g, b.at(out), b.g, b.at(in[0]), in[0].units(), b.width);
    }
}
