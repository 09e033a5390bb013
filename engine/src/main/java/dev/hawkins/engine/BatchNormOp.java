package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;
import java.util.List;

/**
 * (x - mean) / sqrt(variance + epsilon) per unit, scaled and shifted (Ioffe and Szegedy 2015): over the batch in a step of
 * training, with the running statistics otherwise. Keeps the standardised x.
 */
final class BatchNormOp extends BatchOp {
    private final ScaleShift end;
    /** Running mean in the place of weights, running variance in the place of biases. */
    private final Layer running;

    private final double momentum;
    private final double epsilon;
    private final int units;
    private final int stride;

    BatchNormOp(Node out, Node x, Layer layer, Layer running, double momentum, double epsilon) {
        super(out, x);
        end = new ScaleShift(layer);
        this.running = running;
        this.momentum = momentum;
        this.epsilon = epsilon;
        units = out.units();
        stride = Layer.roundUp(units, Kernels.PARTIALS);
    }

    @Override
    List<Layer> layers() {
        return List.of(end.layer());
    }

    @Override
    BatchNormOp again(Node out, Node... in) {
        return new BatchNormOp(out, in[0], end.layer(), running, momentum, epsilon);
    }

    @Override
    int auxUnits() {
        return units;
    }

    /** Of x and x^2; backward of dy and dy * z. */
    @Override
    int sums() {
        return 2 * units;
    }

    /** Mean, variance, and for backward three factors. */
    @Override
    int shared() {
        return 5 * stride;
    }

    @Override
    boolean worksAlone() {
        return true;
    }

    @Override
    <A> void gather(Block<A> b, Whole<A> whole) {
        if (b.training) {
            int x = b.at(in[0]);
            int at = whole.at(b.number);
            b.e.sumRows(b.v, x, units, b.rows, whole.sums(), at, b.width);
            b.e.sumProductRows(b.v, x, b.v, x, units, b.rows, whole.sums(), at + units, b.width);
        }
    }

    /** Mean and variance; what no float can hold becomes NaN, so that the step is refused. */
    @Override
    <A> void combine(Whole<A> whole, int rows) {
        for (int u = 0; u < units; u++) {
            double mean = whole.totals[u] / rows;
            double variance = Math.max(0, whole.totals[units + u] / rows - mean * mean);
            whole.e.fill(mean, whole.shared, u, 1);
            whole.e.fill(variance <= Float.MAX_VALUE ? variance : Double.NaN, whole.shared, stride + u, 1);
        }
    }

    @Override
    <A> void forward(Block<A> b) {
        A from = b.training ? b.batch.whole(this).shared : b.parameters;
        int mean = b.training ? 0 : running.weights();
        int variance = b.training ? stride : running.bias();
        int z = b.aux(this);
        b.e.standardiseUnits(from, mean, from, variance, epsilon, b.v, b.at(in[0]), b.v, z, units, b.width);
        end.forward(b, z, b.at(out));
    }

    @Override
    <A> void gatherBack(Block<A> b, Whole<A> whole) {
        int z = b.aux(this);
        int at = whole.at(b.number);
        end.keep(b, out, z);
        b.e.sumRows(b.g, b.at(out), units, b.rows, whole.sums(), at, b.width);
        b.e.sumProductRows(b.g, b.at(out), b.v, z, units, b.rows, whole.sums(), at + units, b.width);
    }

    /** dx = f (dy - mean(dy) - z mean(dy z)) with f = scale / sd: the factors of dy, of z, and the constant. */
    @Override
    <A> void combineBack(Whole<A> whole, int rows, A parameters) {
        double[] scale = whole.work(0, parameters, end.layer().weights(), units);
        double[] variance = whole.work(1, whole.shared, stride, units);
        for (int u = 0; u < units; u++) {
            double factor = scale[u] / Math.sqrt(variance[u] + epsilon);
            whole.e.fill(factor, whole.shared, 2 * stride + u, 1);
            whole.e.fill(-factor * whole.totals[units + u] / rows, whole.shared, 3 * stride + u, 1);
            whole.e.fill(-factor * whole.totals[u] / rows, whole.shared, 4 * stride + u, 1);
        }
    }

    @Override
    <A> void backward(Block<A> b) {
        if (!b.wants(in[0])) {
            return;
        }
        A c = b.batch.whole(this).shared;
        int x = b.at(in[0]);
        b.e.affineUnits(c, 3 * stride, c, 4 * stride, b.v, b.aux(this), b.v, b.t0, units, b.width);
        b.clearBeyondRows(b.t0, units);
        b.e.add(b.v, b.t0, b.g, x, b.g, x, b.size(out));
        b.e.addScaledUnits(c, 2 * stride, b.g, b.at(out), b.g, x, units, b.width);
    }

    /** Moves the running statistics towards those of the batch, the variance as an unbiased estimate. */
    @Override
    <A> void commit(Whole<A> whole, int rows, A parameters) {
        double unbiased = rows > 1 ? rows / (rows - 1.0) : 1;
        move(whole, 0, 1, running.weights(), parameters);
        move(whole, stride, unbiased, running.bias(), parameters);
    }

    private <A> void move(Whole<A> whole, int from, double factor, int to, A parameters) {
        double[] batch = whole.work(0, whole.shared, from, units);
        double[] kept = whole.work(1, parameters, to, units);
        for (int u = 0; u < units; u++) {
            whole.e.fill(kept[u] + momentum * (factor * batch[u] - kept[u]), parameters, to + u, 1);
        }
    }
}
