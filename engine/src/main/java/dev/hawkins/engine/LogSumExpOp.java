package dev.hawkins.engine;

/** log of the sum over units of exp(x); keeps the softmax. */
final class LogSumExpOp extends Op {

    LogSumExpOp(Node out, Node x) {
        super(out, x);
    }

    @Override
    int auxUnits() {
        return in[0].units();
    }

    @Override
    <A> void forward(Block<A> b) {
        Softmax.forward(b, b.at(in[0]), b.aux(this), in[0].units());
        b.f.log(b.v, b.t1, b.v, b.t1, b.width);
        b.e.add(b.v, b.t0, b.v, b.t1, b.v, b.at(out), b.width);
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(in[0]);
        int units = in[0].units();
        b.e.copy(b.g, b.at(out), b.v, b.t1, b.width);
        b.e.multiplyUnits(b.v, b.t1, b.v, b.aux(this), b.v, b.t0, units, b.width);
        b.e.add(b.v, b.t0, b.g, b.at(in[0]), b.g, b.at(in[0]), n);
    }
}
