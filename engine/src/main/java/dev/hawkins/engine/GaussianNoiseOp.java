package dev.hawkins.engine;

import java.util.List;

/** x + sd * noise in a step of training, otherwise x. */
final class GaussianNoiseOp extends Op {
    private final double sd;

    GaussianNoiseOp(Node out, Node x, Node noise, double sd) {
        super(out, x, noise);
        this.sd = sd;
    }

    @Override
    List<Node> neededAlone() {
        return List.of(in[0]);
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = b.size(out);
        b.e.copy(b.v, b.at(in[0]), b.v, b.at(out), n);
        if (b.training) {
            b.e.addScaled(sd, b.v, b.at(in[1]), b.v, b.at(out), n);
        }
    }

    @Override
    <A> void backward(Block<A> b) {
        b.e.add(b.g, b.at(out), b.g, b.at(in[0]), b.g, b.at(in[0]), b.size(out));
    }
}
