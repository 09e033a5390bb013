package dev.hawkins.engine;

/** (prediction - target)^2. */
final class SquaredErrorOp extends Op {

    SquaredErrorOp(Node out, Node prediction, Node target) {
        super(out, prediction, target);
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.squaredDifference(b.v, b.at(in[0]), b.v, b.at(in[1]), b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        for (int i = 0; i < 2; i++) {
            if (b.wants(in[i])) {
                b.e.addTwiceDifference(b.v, b.at(in[i]), b.v, b.at(in[1 - i]), b.g, b.at(out), b.g, b.at(in[i]), n);
            }
        }
    }
}
