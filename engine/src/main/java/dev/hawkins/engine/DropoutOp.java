package dev.hawkins.engine;

import java.util.List;

/** x * mask / (1 - share) in a step of training, otherwise x. */
final class DropoutOp extends Op {
    private final double factor;

    DropoutOp(Node out, Node x, Node mask, double share) {
        super(out, x, mask);
        factor = 1 / (1 - share);
    }

    @Override
    List<Node> neededAlone() {
        return List.of(in[0]);
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = b.size(out);
        if (b.training) {
            b.e.multiply(b.v, b.at(in[0]), b.v, b.at(in[1]), b.v, b.at(out), n);
            b.e.affine(factor, b.v, b.at(out), 0, b.v, b.at(out), n);
        } else {
            b.e.copy(b.v, b.at(in[0]), b.v, b.at(out), n);
        }
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        b.e.multiply(b.g, b.at(out), b.v, b.at(in[1]), b.v, b.t0, n);
        b.e.addScaled(factor, b.v, b.t0, b.g, b.at(in[0]), n);
    }
}
