package dev.hawkins.engine;

/** (mean^2 + exp(s) - 1 - s) / 2; keeps exp(s) - 1. */
final class KlOp extends Op {

    KlOp(Node out, Node mean, Node logVariance) {
        super(out, mean, logVariance);
    }

    @Override
    int auxUnits() {
        return out.units();
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = b.size(out);
        int grown = b.aux(this);
        b.f.exp(b.v, b.at(in[1]), b.v, grown, n);
        b.e.affine(1, b.v, grown, -1, b.v, grown, n);
        b.e.subtract(b.v, grown, b.v, b.at(in[1]), b.v, b.at(out), n);
        b.e.addProduct(b.v, b.at(in[0]), b.v, b.at(in[0]), b.v, b.at(out), n);
        b.e.affine(0.5, b.v, b.at(out), 0, b.v, b.at(out), n);
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        if (b.wants(in[0])) {
            b.e.addProduct(b.v, b.at(in[0]), b.g, b.at(out), b.g, b.at(in[0]), n);
        }
        if (b.wants(in[1])) {
            b.e.affine(0.5, b.v, b.aux(this), 0, b.v, b.t0, n);
            b.e.addProduct(b.v, b.t0, b.g, b.at(out), b.g, b.at(in[1]), n);
        }
    }
}
