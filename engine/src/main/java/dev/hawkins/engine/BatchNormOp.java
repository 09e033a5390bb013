package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;
import dev.hawkins.engine.kernels.Norms;
import java.util.List;

/**
 * (x - mean) / sqrt(variance + epsilon) per unit, scaled and shifted (Ioffe and Szegedy 2015): over the batch in a step of
 * training and in an inference that is told so, with the running statistics otherwise. {@link Fusion} makes it one with an
 * activation of two slopes and a dropout that follow. Nothing is kept for backward but the input: all else follows
 * from it faster than it could be read.
 */
final class BatchNormOp extends BatchOp {
    /** What a plan does in the same pass: the slope of negative numbers, and a dropout, or null. */
    private record Tail(double slope, DropoutOp dropout) {
        static final Tail NONE = new Tail(1, null);

        double factor(boolean training) {
            return training && dropout != null ? dropout.factor() : 1;
        }

        int[] kept(Block<?> b) {
            return b.training && dropout != null ? b.kept(dropout.mask()) : null;
        }
    }

    /** The gradients of shift and scale are the sums that the way back needs anyway. */
    private record Totals<A>(Whole<A> whole, int units) implements Part<A> {
        @Override
        public void laneGradient(int from, int to, int rows, A g, int go, A scratch) {
            whole.copyTotals(units + from, g, go, to - from);
        }

        @Override
        public void biasGradient(int rows, A g, int go, A scratch) {
            whole.copyTotals(0, g, go, units);
        }
    }

    private final Node norm;
    /** Scale in the place of weights, shift in the place of biases. */
    private final Layer end;
    /** Running mean in the place of weights, running variance in the place of biases. */
    private final Layer running;

    private final double momentum;
    private final double epsilon;
    private final Tail tail;
    private final int units;
    /** From one to the next of the numbers that blocks share: means, rates, variances, and three factors for backward. */
    private final int stride;

    BatchNormOp(Node out, Node x, Layer layer, Layer running, double momentum, double epsilon) {
        this(out, out, new Node[] {x}, layer, running, momentum, epsilon, Tail.NONE);
    }

    private BatchNormOp(
            Node norm, Node out, Node[] in, Layer end, Layer running, double momentum, double epsilon, Tail tail) {
        super(out, in);
        this.norm = norm;
        this.end = end;
        this.running = running;
        this.momentum = momentum;
        this.epsilon = epsilon;
        this.tail = tail;
        units = out.units();
        stride = Layer.roundUp(units, Kernels.PARTIALS);
    }

    /** The same followed by an activation that has two slopes. */
    BatchNormOp then(ActivateOp next) {
        return then(next.out, new Tail(Activations.slopeBelow(next.kind()), null), in);
    }

    /** The same followed by a dropout. */
    BatchNormOp then(DropoutOp next) {
        return then(next.out, new Tail(tail.slope, next), in[0], next.mask());
    }

    private BatchNormOp then(Node out, Tail tail, Node... in) {
        return new BatchNormOp(norm, out, in, end, running, momentum, epsilon, tail);
    }

    @Override
    BatchNormOp again(Node out, Node... in) {
        return new BatchNormOp(out, in[0], end, running, momentum, epsilon);
    }

    @Override
    Node named() {
        return norm;
    }

    @Override
    List<Layer> layers() {
        return List.of(end);
    }

    @Override
    boolean writesGradient() {
        return true;
    }

    /** Of x and of its squared differences from the block's mean; backward of da and da * z. */
    @Override
    int sums() {
        return 2 * units;
    }

    @Override
    int shared() {
        return 6 * stride;
    }

    @Override
    boolean worksAlone() {
        return true;
    }

    @Override
    <A> Part<A> gradient(Whole<A> whole) {
        return new Totals<>(whole, units);
    }

    @Override
    <A> void gather(Block<A> b, Whole<A> whole) {
        if (b.together) {
            int at = whole.at(b.number);
            b.kernels.norms().moments(b.v, b.at(in[0]), units, b.rows, whole.sums(), at, b.scratch);
        }
    }

    /**
     * Mean, rate and variance, which adds up within and between blocks (Chan et al. 1983); what no float can hold becomes NaN, so
     * that the step is refused.
     */
    @Override
    <A> void combine(Whole<A> whole, int rows) {
        for (int block = 0; block * Kernels.BLOCK < rows; block++) {
            int n = Math.min(Kernels.BLOCK, rows - block * Kernels.BLOCK);
            addBetween(whole.totals, rows, whole.sums(), whole.at(block), n);
        }
        for (int u = 0; u < units; u++) {
            double variance = whole.totals[units + u] / rows;
            whole.e.fill(whole.totals[u] / rows, whole.shared, u, 1);
            whole.e.fill(variance <= Float.MAX_VALUE ? variance : Double.NaN, whole.shared, 2 * stride + u, 1);
        }
        whole.norms.rates(whole.shared, 2 * stride, epsilon, whole.shared, stride, units);
    }

    /** Adds to the squared differences within blocks that of a block's mean from the mean of all, n times. */
    private void addBetween(double[] totals, int rows, double[] sums, int at, int n) {
        double each = 1.0 / n;
        double all = 1.0 / rows;
        for (int u = 0; u < units; u++) {
            double difference = each * sums[at + u] - all * totals[u];
            totals[units + u] += n * difference * difference;
        }
    }

    @Override
    <A> void forward(Block<A> b) {
        A statistics = b.together ? b.batch.whole(this).shared : b.v;
        int mean = b.together ? 0 : b.t0;
        int rate = b.together ? stride : b.t1;
        Norms<A> norms = b.kernels.norms();
        if (!b.together) {
            b.e.copy(b.parameters, running.weights(), b.v, b.t0, units);
            norms.rates(b.parameters, running.bias(), epsilon, b.v, b.t1, units);
        }
        double above = tail.factor(b.training);
        double below = tail.slope * above;
        norms.forward(
                statistics,
                mean,
                rate,
                b.parameters,
                end.weights(),
                end.bias(),
                above,
                below,
                tail.kept(b),
                b.v,
                b.at(in[0]),
                b.v,
                b.at(out),
                units);
    }

    @Override
    <A> void gatherBack(Block<A> b, Whole<A> whole) {
        double above = tail.factor(true);
        double below = tail.slope * above;
        b.kernels
                .norms()
                .slopes(
                        whole.shared,
                        0,
                        stride,
                        b.parameters,
                        end.weights(),
                        end.bias(),
                        above,
                        below,
                        tail.kept(b),
                        b.v,
                        b.at(in[0]),
                        b.g,
                        b.at(out),
                        units,
                        whole.sums(),
                        whole.at(b.number),
                        b.scratch);
        if (b.batch.trains(end)) {
            b.batch.noteFinite(end, b.number, whole.finite(b.number));
        }
    }

    /** dx = f (da - mean(da) - z mean(da z)) with f = scale * rate: the factors of da, of z, and the constant. */
    @Override
    <A> void combineBack(Whole<A> whole, int rows, A parameters) {
        double[] scale = whole.work(0, parameters, end.weights(), units);
        double[] rate = whole.work(1, whole.shared, stride, units);
        for (int u = 0; u < units; u++) {
            double factor = scale[u] * rate[u];
            whole.e.fill(factor, whole.shared, 3 * stride + u, 1);
            whole.e.fill(-factor * whole.totals[units + u] / rows, whole.shared, 4 * stride + u, 1);
            whole.e.fill(-factor * whole.totals[u] / rows, whole.shared, 5 * stride + u, 1);
        }
    }

    @Override
    <A> void backward(Block<A> b) {
        Node x = in[0];
        if (!b.wants(x)) {
            return;
        }
        A target = b.target(x);
        int to = b.targetAt(x);
        A shared = b.batch.whole(this).shared;
        b.kernels
                .norms()
                .backward(shared, 0, stride, 3 * stride, stride, b.v, b.at(x), b.g, b.at(out), target, to, units);
        b.clearBeyondRows(target, to, units);
        b.wrote(x);
    }

    /** Moves the running statistics towards those of the batch, the variance as an unbiased estimate. */
    @Override
    <A> void commit(Whole<A> whole, int rows, A parameters) {
        double unbiased = rows > 1 ? rows / (rows - 1.0) : 1;
        move(whole, 0, 1, running.weights(), parameters);
        move(whole, 2 * stride, unbiased, running.bias(), parameters);
    }

    private <A> void move(Whole<A> whole, int from, double factor, int to, A parameters) {
        double[] batch = whole.work(0, whole.shared, from, units);
        double[] kept = whole.work(1, parameters, to, units);
        for (int u = 0; u < units; u++) {
            whole.e.fill(kept[u] + momentum * (factor * batch[u] - kept[u]), parameters, to + u, 1);
        }
    }
}
