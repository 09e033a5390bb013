package dev.hawkins.engine;

/** (prediction - target)^2; keeps the difference. */
final class SquaredErrorOp extends Op {

    SquaredErrorOp(Node out, Node prediction, Node target) {
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
        b.e.multiply(b.v, difference, b.v, difference, b.v, b.at(out), n);
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        for (int i = 0; i < 2; i++) {
            if (b.wants(in[i])) {
                b.e.affine(i == 0 ? 2 : -2, b.v, b.aux(this), 0, b.v, b.t0, n);
                b.e.addProduct(b.v, b.t0, b.g, b.at(out), b.g, b.at(in[i]), n);
            }
        }
    }
}
