package dev.hawkins.engine;

/** log(x). */
final class LogOp extends Op {

    LogOp(Node out, Node x) {
        super(out, x);
    }

    @Override
    <A> void forward(Block<A> b) {
        b.f.log(b.v, b.at(in[0]), b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        b.e.divide(b.g, b.at(out), b.v, b.at(in[0]), b.v, b.t0, n);
        b.e.add(b.v, b.t0, b.g, b.at(in[0]), b.g, b.at(in[0]), n);
    }
}
