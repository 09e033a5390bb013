package dev.hawkins.engine;

/** |prediction - target|, gradient 0 where they are equal; keeps the difference. */
final class AbsoluteErrorOp extends Op {

    AbsoluteErrorOp(Node out, Node prediction, Node target) {
        super(out, prediction, target);
    }

    @Override
    int auxUnits() {
        return out.units();
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = b.size(out);
        int difference = b.aux(this);
        b.e.subtract(b.v, b.at(in[0]), b.v, b.at(in[1]), b.v, difference, n);
        b.e.absolute(b.v, difference, b.v, b.at(out), n);
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        b.e.gate(b.v, b.aux(this), 0, b.g, b.at(out), b.v, b.t0, n);
        b.e.affine(-1, b.v, b.aux(this), 0, b.v, b.t1, n);
        b.e.gate(b.v, b.t1, 0, b.g, b.at(out), b.v, b.t1, n);
        b.e.subtract(b.v, b.t0, b.v, b.t1, b.v, b.t0, n);
        for (int i = 0; i < 2; i++) {
            if (b.wants(in[i])) {
                b.e.addScaled(i == 0 ? 1 : -1, b.v, b.t0, b.g, b.at(in[i]), n);
            }
        }
    }
}
