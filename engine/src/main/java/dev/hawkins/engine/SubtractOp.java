package dev.hawkins.engine;

/** a - b. */
final class SubtractOp extends Op {

    SubtractOp(Node out, Node a, Node c) {
        super(out, a, c);
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.subtract(b.v, b.at(in[0]), b.v, b.at(in[1]), b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        for (int i = 0; i < 2; i++) {
            if (b.wants(in[i])) {
                b.e.addScaled(i == 0 ? 1 : -1, b.g, b.at(out), b.g, b.at(in[i]), b.size(out));
            }
        }
    }
}
