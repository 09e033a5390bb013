package dev.hawkins.engine;

/** The end of every normalisation: a learned scale and shift per unit. */
record ScaleShift(Layer layer) {
    /** y = scale * x + shift, both in the block's values. */
    <A> void forward(Block<A> b, int x, int y) {
        b.e.affineUnits(
                b.parameters, layer.weights(), b.parameters, layer.bias(), b.v, x, b.v, y, layer.units(), b.width);
    }

    /** Leaves what the gradients of scale and shift need, if they are trained. Uses temporary 0. */
    <A> void keep(Block<A> b, Node out, int x) {
        Use<A> use = b.batch.use(out);
        if (use == null) {
            return;
        }
        int n = b.size(out);
        int at = b.number * n;
        b.e.copy(b.g, b.at(out), use.delta(), at, n);
        b.batch.noteFinite(layer, b.number, b.e.finite(use.delta(), at, n));
        b.e.multiply(b.g, b.at(out), b.v, x, b.v, b.t0, n);
        use.keepInputs(b.number, b.v, b.t0);
    }
}
