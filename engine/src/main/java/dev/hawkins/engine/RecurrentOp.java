package dev.hawkins.engine;

import java.util.List;

/**
 * A network that goes through a series step by step and carries a state of {@code units} numbers: what LSTM and GRU have in
 * common. Input and state pass through one layer each, whose units are the gates. Per step four numbers per unit are kept
 * from forward to backward, which puts the gradients at the layers' sums into their place; of those the weights' gradients
 * are made a few steps at a time, while they are in the cache.
 *
 * <p>Inputs are the series, [step][number], and, if given, the state before the first step. The first steps * units units of
 * the output are the states, [step][unit].
 */
abstract class RecurrentOp extends Op {
    /** Steps whose gradient products are made together. */
    private static final int TOGETHER = 8;

    private static final int[] HERE = {0};

    final Layer input;
    final Layer recurrent;
    final int steps;
    final int units;
    final boolean reversed;
    private final Folding inputFolding;
    private final Folding recurrentFolding;

    RecurrentOp(Node out, Layer input, Layer recurrent, int steps, boolean reversed, Node... in) {
        super(out, in);
        this.input = input;
        this.recurrent = recurrent;
        this.steps = steps;
        this.reversed = reversed;
        units = recurrent.inputs();
        inputFolding = new Folding(input, 4 * units, input.inputs(), TOGETHER);
        recurrentFolding = new Folding(recurrent, 4 * units, units, TOGETHER);
    }

    /** Numbers per row that a kind of network needs beyond four per step and unit. */
    abstract int ownUnits();

    /** The first of the four numbers per unit that belongs to the recurrent layer. */
    abstract int recurrentGate();

    /** Computes the state at h from the one before it, given the input layer's sums at z. */
    abstract <A> void step(Block<A> b, int step, int z, int before, int h);

    /**
     * Turns what stands at z into gradients at the layers' sums.
     *
     * @param before the state before the step
     * @param h the state that it made
     * @param dBefore where in the gradients that of the state before is added up, or -1 for nowhere
     */
    abstract <A> void stepBack(Block<A> b, int step, int z, int before, int h, int dBefore);

    /** What remains to be done after the last step forward. */
    <A> void end(Block<A> b) {}

    /** What must be done before the first step back. */
    <A> void beginBack(Block<A> b) {}

    @Override
    List<Layer> layers() {
        return List.of(input, recurrent);
    }

    @Override
    final long multiplyAdds() {
        return (long) steps * super.multiplyAdds();
    }

    /** Four numbers per step and unit, a state of zeros, what the kind needs, and the foldings' memory. */
    @Override
    final int auxUnits() {
        int folding = Math.max(inputFolding.auxUnits(), recurrentFolding.auxUnits());
        return (4 * steps + 1) * units + ownUnits() + folding;
    }

    /** The four numbers per unit of a step. */
    final <A> int gates(Block<A> b, int step) {
        return b.aux(this) + 4 * step * units * b.width;
    }

    private <A> int zero(Block<A> b) {
        return gates(b, steps);
    }

    final <A> int own(Block<A> b) {
        return zero(b) + units * b.width;
    }

    private <A> int foldingMemory(Block<A> b) {
        return own(b) + ownUnits() * b.width;
    }

    /** The state that a step makes. */
    final <A> int state(Block<A> b, int step) {
        return b.at(out) + step * units * b.width;
    }

    /** The step that comes k-th. */
    private int order(int k) {
        return reversed ? steps - 1 - k : k;
    }

    /** The step that comes before a step, or -1 if it is the first. */
    final int before(int step) {
        int before = reversed ? step + 1 : step - 1;
        return before == steps ? -1 : before;
    }

    /** The state before a step: another step's, the given one or zeros. */
    private <A> int stateBefore(Block<A> b, int step) {
        int before = before(step);
        if (before >= 0) {
            return state(b, before);
        }
        return in.length > 1 ? b.at(in[1]) : zero(b);
    }

    @Override
    final <A> void forward(Block<A> b) {
        for (int k = 0; k < steps; k++) {
            int step = order(k);
            int z = gates(b, step);
            product(b, input, b.at(in[0]) + step * input.inputs() * b.width, z);
            step(b, step, z, stateBefore(b, step), state(b, step));
        }
        end(b);
    }

    /** y = bias + W x. */
    final <A> void product(Block<A> b, Layer layer, int x, int y) {
        A w = b.parameters;
        A bias = layer.biases() > 0 ? w : null;
        int depth = layer.inputs();
        b.p.product(w, layer.weights(), layer.stride(), 1, depth, layer.units(), b.v, x, bias, layer.bias(), b.v, y);
    }

    @Override
    final <A> void backward(Block<A> b) {
        beginBack(b);
        for (int k = steps - 1; k >= 0; k--) {
            int step = order(k);
            int z = gates(b, step);
            int dBefore = gradientBefore(b, step);
            stepBack(b, step, z, stateBefore(b, step), state(b, step), dBefore);
            if (dBefore >= 0) {
                sendBack(b, recurrent, z + recurrentGate() * units * b.width, dBefore);
            }
            if (b.wants(in[0])) {
                sendBack(b, input, z, b.at(in[0]) + step * input.inputs() * b.width);
            }
            if (k % TOGETHER == 0) {
                fold(b, k, Math.min(steps, k + TOGETHER));
            }
        }
    }

    private <A> int gradientBefore(Block<A> b, int step) {
        int before = before(step);
        if (before >= 0) {
            return state(b, before);
        }
        return in.length > 1 && b.wants(in[1]) ? b.at(in[1]) : -1;
    }

    /** Adds to the gradients at dx what those at the sums at d say. */
    private <A> void sendBack(Block<A> b, Layer layer, int d, int dx) {
        int n = layer.inputs() * b.width;
        b.p.product(
                b.parameters,
                layer.weights(),
                1,
                layer.stride(),
                layer.units(),
                layer.inputs(),
                b.v,
                d,
                null,
                0,
                b.v,
                b.t0);
        b.e.add(b.v, b.t0, b.g, dx, b.g, dx, n);
    }

    /** Gradients of the weights from the steps that come k-th, for k from .. to-1. */
    private <A> void fold(Block<A> b, int from, int to) {
        int low = Math.min(order(from), order(to - 1));
        int memory = foldingMemory(b);
        int shift = recurrentGate() * units * b.width;
        b.batch.noteFinite(input, b.number, b.e.finite(b.v, gates(b, low), 4 * (to - from) * units * b.width));
        inputFolding.add(b, gates(b, low), b.at(in[0]) + low * input.inputs() * b.width, to - from, memory);
        int first = from == 0 ? 1 : from;
        if (first < to) {
            low = Math.min(order(first), order(to - 1));
            recurrentFolding.add(b, gates(b, low) + shift, state(b, low + (reversed ? 1 : -1)), to - first, memory);
        }
        if (from == 0) {
            recurrentFolding.add(b, gates(b, order(0)) + shift, stateBefore(b, order(0)), 1, memory);
        }
    }
}
