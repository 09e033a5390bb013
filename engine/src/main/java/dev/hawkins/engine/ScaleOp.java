package dev.hawkins.engine;

/** coefficient * x. */
final class ScaleOp extends Op {
    private final Coefficient coefficient;

    ScaleOp(Node out, Node x, Coefficient coefficient) {
        super(out, x);
        this.coefficient = coefficient;
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.affine(factor(b), b.v, b.at(in[0]), 0, b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        b.e.addScaled(factor(b), b.g, b.at(out), b.g, b.at(in[0]), b.size(out));
    }

    private double factor(Block<?> b) {
        return b.coefficients[coefficient.id()];
    }
}
