package dev.hawkins.engine;

import java.util.List;

/** activation(W x + b). */
final class DenseOp extends Op {
    final Layer layer;
    private final Activation activation;

    DenseOp(Node out, Node in, Layer layer, Activation activation) {
        super(out, in);
        this.layer = layer;
        this.activation = activation;
    }

    @Override
    List<Layer> layers() {
        return List.of(layer);
    }

    @Override
    boolean writesGradient() {
        return true;
    }

    @Override
    DenseOp again(Node out, Node... in) {
        return new DenseOp(out, in[0], layer, activation);
    }

    /** Keeps the inputs for phase 2 while they are in the cache, if the layer is trained. */
    @Override
    <A> void forward(Block<A> b) {
        Use<A> use = b.training ? b.batch.use(out) : null;
        if (use != null) {
            use.keepInputs(b.number, b.v, b.at(in[0]));
        }
        int y = b.at(out);
        b.p.product(
                b.parameters,
                layer.weights(),
                layer.stride(),
                1,
                layer.inputs(),
                layer.units(),
                b.v,
                b.at(in[0]),
                b.parameters,
                layer.bias(),
                b.v,
                y);
        Activations.forward(b, activation, y, y, b.size(out));
    }

    /** Whether it has no activation. */
    boolean linear() {
        return activation == Activation.IDENTITY;
    }

    /** Leaves delta to the batch for the gradient product of phase 2, if the layer is trained; sends the rest on. */
    @Override
    <A> void backward(Block<A> b) {
        int n = b.size(out);
        Use<A> use = b.batch.use(out);
        A delta = use == null ? b.v : use.delta();
        int at = use == null ? b.t1 : b.number * n;
        if (use == null && linear()) {
            delta = b.g;
            at = b.at(out);
        } else if (!b.straight(out)) {
            Activations.backward(b, activation, b.at(out), delta, at, n);
        }
        if (use != null) {
            b.batch.noteFinite(layer, b.number, b.e.finite(delta, at, n));
        }
        if (b.wants(in[0])) {
            sendBack(b, delta, at);
        }
    }

    private <A> void sendBack(Block<A> b, A delta, int at) {
        Node x = in[0];
        b.p.product(
                b.parameters,
                layer.weights(),
                1,
                layer.stride(),
                layer.units(),
                layer.inputs(),
                delta,
                at,
                null,
                0,
                b.target(x),
                b.targetAt(x));
        b.wrote(x);
    }
}
