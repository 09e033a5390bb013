package dev.hawkins.engine;

/** c * x, where c is a constant or a coefficient. */
final class ScaleOp extends Op {
    private final double factor;
    private final Coefficient coefficient;

    ScaleOp(Node out, Node x, double factor, Coefficient coefficient) {
        super(out, x);
        this.factor = factor;
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
        return coefficient == null ? factor : b.coefficients[coefficient.id()];
    }
}
