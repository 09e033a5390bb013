package dev.hawkins.engine;

/** a + b. */
final class AddOp extends Op {

    AddOp(Node out, Node a, Node c) {
        super(out, a, c);
    }

    @Override
    <A> void forward(Block<A> b) {
        b.e.add(b.v, b.at(in[0]), b.v, b.at(in[1]), b.v, b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        for (Node x : in) {
            if (b.wants(x)) {
                b.e.add(b.g, b.at(out), b.g, b.at(x), b.g, b.at(x), b.size(out));
            }
        }
    }
}
