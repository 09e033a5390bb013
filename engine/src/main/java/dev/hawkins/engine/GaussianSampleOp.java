package dev.hawkins.engine;

/** mean + exp(logVariance / 2) * noise; keeps the standard deviation. */
final class GaussianSampleOp extends Op {

    GaussianSampleOp(Node out, Node mean, Node logVariance, Node noise) {
        super(out, mean, logVariance, noise);
    }

    @Override
    int auxUnits() {
        return out.units();
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = b.size(out);
        int sd = b.aux(this);
        b.e.affine(0.5, b.v, b.at(in[1]), 0, b.v, sd, n);
        b.f.exp(b.v, sd, b.v, sd, n);
        b.e.copy(b.v, b.at(in[0]), b.v, b.at(out), n);
        b.e.addProduct(b.v, sd, b.v, b.at(in[2]), b.v, b.at(out), n);
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        if (b.wants(in[0])) {
            b.e.add(b.g, b.at(out), b.g, b.at(in[0]), b.g, b.at(in[0]), n);
        }
        b.e.multiply(b.g, b.at(out), b.v, b.aux(this), b.v, b.t0, n);
        if (b.wants(in[2])) {
            b.e.add(b.v, b.t0, b.g, b.at(in[2]), b.g, b.at(in[2]), n);
        }
        if (b.wants(in[1])) {
            b.e.affine(0.5, b.v, b.t0, 0, b.v, b.t0, n);
            b.e.addProduct(b.v, b.t0, b.v, b.at(in[2]), b.g, b.at(in[1]), n);
        }
    }
}
