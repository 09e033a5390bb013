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

    Node mask() {
        return in[1];
    }

    double factor() {
        return factor;
    }

    @Override
    <A> void forward(Block<A> b) {
        if (b.training) {
            b.kernels.norms().dropout(factor, b.kept(mask()), b.v, b.at(in[0]), b.v, b.at(out), out.units());
        } else {
            b.e.copy(b.v, b.at(in[0]), b.v, b.at(out), b.size(out));
        }
    }

    @Override
    <A> void backward(Block<A> b) {
        int x = b.at(in[0]);
        b.kernels.norms().dropout(factor, b.kept(mask()), b.g, b.at(out), b.v, b.t0, out.units());
        b.e.add(b.v, b.t0, b.g, x, b.g, x, b.size(out));
    }
}
