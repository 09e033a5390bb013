package dev.hawkins.engine;

/** The units of all inputs, one after the other. */
final class ConcatenateOp extends Op {

    ConcatenateOp(Node out, Node... in) {
        super(out, in);
    }

    @Override
    <A> void forward(Block<A> b) {
        int at = b.at(out);
        for (Node x : in) {
            b.e.copy(b.v, b.at(x), b.v, at, b.size(x));
            at += b.size(x);
        }
    }

    @Override
    <A> void backward(Block<A> b) {
        int at = b.at(out);
        for (Node x : in) {
            if (b.wants(x)) {
                b.e.add(b.g, at, b.g, b.at(x), b.g, b.at(x), b.size(x));
            }
            at += b.size(x);
        }
    }
}
