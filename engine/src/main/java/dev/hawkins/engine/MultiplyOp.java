package dev.hawkins.engine;

/** a * b. */
final class MultiplyOp extends Op {

    MultiplyOp(Node out, Node a, Node c) {
        super(out, a, c);
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.multiply(b.v, b.at(in[0]), b.v, b.at(in[1]), b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        for (int i = 0; i < 2; i++) {
            if (b.wants(in[i])) {
                b.e.addProduct(b.g, b.at(out), b.v, b.at(in[1 - i]), b.g, b.at(in[i]), b.size(out));
            }
        }
    }
}
