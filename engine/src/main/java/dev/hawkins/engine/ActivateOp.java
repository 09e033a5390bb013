package dev.hawkins.engine;

/** activation(x). */
final class ActivateOp extends Op {
    private final Activation kind;

    ActivateOp(Node out, Node x, Activation kind) {
        super(out, x);
        this.kind = kind;
    }

    Activation kind() {
        return kind;
    }

    @Override
    <A> void forward(Block<A> b) {
        Activations.forward(b, kind, b.at(in[0]), b.at(out), b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        Activations.backward(b, kind, b.at(out), b.v, b.t1, n);
        b.e.add(b.v, b.t1, b.g, b.at(in[0]), b.g, b.at(in[0]), n);
    }
}
