package dev.hawkins.engine;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997; Gers et al. 2000): with the four gates i, f, g, o of U h + W x +
 * b, {@code c = sigmoid(f) c + sigmoid(i) tanh(g)} and {@code h = sigmoid(o) tanh(c)}. The last units of the output are the
 * last c. A given state is h and c.
 */
final class LstmOp extends RecurrentOp {
    LstmOp(Node out, Layer input, Layer recurrent, int steps, boolean reversed, Node... in) {
        super(out, input, recurrent, steps, reversed, in);
    }

    @Override
    LstmOp again(Node out, Node... in) {
        return new LstmOp(out, input, recurrent, in[0].units() / input.inputs(), reversed, in);
    }

    /** The cells of each step, cells of zeros, the gradient of the cells, and the recurrent layer's sums. */
    @Override
    int ownUnits() {
        return (steps + 2 + 4) * units;
    }

    @Override
    int recurrentGate() {
        return 0;
    }

    private <A> int cell(Block<A> b, int step) {
        return own(b) + step * units * b.width;
    }

    private <A> int cellBefore(Block<A> b, int step) {
        int before = before(step);
        if (before >= 0) {
            return cell(b, before);
        }
        return in.length > 1 ? b.at(in[2]) : cell(b, steps);
    }

    private <A> int cellGradient(Block<A> b) {
        return cell(b, steps + 1);
    }

    @Override
    <A> void step(Block<A> b, int step, int z, int before, int h) {
        int n = units * b.width;
        int sums = cell(b, steps + 2);
        product(b, recurrent, before, sums);
        b.e.add(b.v, z, b.v, sums, b.v, z, 4 * n);
        b.cells.sigmoid(b.v, z, 2 * n);
        b.cells.tanh(b.v, z + 2 * n, b.v, z + 2 * n, n);
        b.cells.sigmoid(b.v, z + 3 * n, n);
        int c = cell(b, step);
        b.e.multiply(b.v, z + n, b.v, cellBefore(b, step), b.v, c, n);
        b.e.addProduct(b.v, z, b.v, z + 2 * n, b.v, c, n);
        b.cells.tanh(b.v, c, b.v, h, n);
        b.e.multiply(b.v, z + 3 * n, b.v, h, b.v, h, n);
    }

    @Override
    <A> void end(Block<A> b) {
        b.e.copy(b.v, cell(b, reversed ? 0 : steps - 1), b.v, state(b, steps), units * b.width);
    }

    @Override
    <A> void beginBack(Block<A> b) {
        b.e.copy(b.g, state(b, steps), b.v, cellGradient(b), units * b.width);
    }

    @Override
    <A> void stepBack(Block<A> b, int step, int z, int before, int h, int dBefore) {
        int n = units * b.width;
        b.cells.tanh(b.v, cell(b, step), b.v, b.t0, n);
        b.cells.lstmBack(b.v, z, cellBefore(b, step), b.t0, cellGradient(b), b.g, h, n);
        if (before(step) < 0 && in.length > 1 && b.wants(in[2])) {
            b.e.add(b.v, cellGradient(b), b.g, b.at(in[2]), b.g, b.at(in[2]), n);
        }
    }
}
