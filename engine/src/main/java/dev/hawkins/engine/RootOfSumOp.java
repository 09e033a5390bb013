package dev.hawkins.engine;

/** sqrt(sum over units + epsilon). */
final class RootOfSumOp extends Op {
    private final double epsilon;

    RootOfSumOp(Node out, Node x, double epsilon) {
        super(out, x);
        this.epsilon = epsilon;
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.sumUnits(b.v, b.at(in[0]), in[0].units(), b.v, b.at(out), b.width);
        b.e.affine(1, b.v, b.at(out), epsilon, b.v, b.at(out), b.width);
        b.e.squareRoot(b.v, b.at(out), b.v, b.at(out), b.width);
    }

    @Override
    <A> void backward(Block<A> b) {
        b.e.divide(b.g, b.at(out), b.v, b.at(out), b.v, b.t0, b.width);
        b.e.addToUnits(0.5, b.v, b.t0, b.g, b.at(in[0]), in[0].units(), b.width);
    }
}
