package dev.hawkins.engine;

/** factor * x + constant. */
final class AffineOp extends Op {
    private final double factor;
    private final double constant;

    AffineOp(Node out, Node x, double factor, double constant) {
        super(out, x);
        this.factor = factor;
        this.constant = constant;
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.affine(factor, b.v, b.at(in[0]), constant, b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        b.e.addScaled(factor, b.g, b.at(out), b.g, b.at(in[0]), b.size(out));
    }
}
