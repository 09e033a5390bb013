package dev.hawkins.engine;

/**
 * Gated recurrent unit (Cho et al. 2014) in the form of cuDNN, which resets after the product: with n, r, z of W x + b and
 * r', z', q of U h + b', {@code r = sigmoid(r + r')}, {@code z = sigmoid(z + z')}, {@code n = tanh(n + r q)} and {@code h = n
 * + z (h - n)}. A given state is h.
 */
final class GruOp extends RecurrentOp {
    GruOp(Node out, Layer input, Layer recurrent, int steps, boolean reversed, Node... in) {
        super(out, input, recurrent, steps, reversed, in);
    }

    @Override
    GruOp again(Node out, Node... in) {
        return new GruOp(out, input, recurrent, in[0].units() / input.inputs(), reversed, in);
    }

    /** The recurrent layer's sums. */
    @Override
    int ownUnits() {
        return 3 * units;
    }

    /** The four numbers are n, r, z, q: those of the input layer are the first three, of the other the last three. */
    @Override
    int recurrentGate() {
        return 1;
    }

    @Override
    <A> void step(Block<A> b, int step, int z, int before, int h) {
        int n = units * b.width;
        int sums = own(b);
        product(b, recurrent, before, sums);
        int reset = z + n;
        int update = z + 2 * n;
        int q = z + 3 * n;
        b.e.add(b.v, reset, b.v, sums, b.v, reset, 2 * n);
        b.e.copy(b.v, sums + 2 * n, b.v, q, n);
        b.cells.sigmoid(b.v, reset, 2 * n);
        b.e.addProduct(b.v, reset, b.v, q, b.v, z, n);
        b.cells.tanh(b.v, z, b.v, z, n);
        b.e.subtract(b.v, before, b.v, z, b.v, sums, n);
        b.e.copy(b.v, z, b.v, h, n);
        b.e.addProduct(b.v, update, b.v, sums, b.v, h, n);
    }

    @Override
    <A> void stepBack(Block<A> b, int step, int z, int before, int h, int dBefore) {
        int n = units * b.width;
        b.e.multiply(b.g, h, b.v, z + 2 * n, b.v, b.t0, n);
        b.cells.gruBack(b.v, z, before, b.g, h, n);
        if (dBefore >= 0) {
            b.e.add(b.v, b.t0, b.g, dBefore, b.g, dBefore, n);
        }
    }
}
