package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;
import java.util.Map;
import java.util.function.Predicate;

/** Steps of gradient descent on one {@link Network}; owns its buffers and worker threads, so close it. */
public final class Trainer implements AutoCloseable {
    /** Multiply-adds of a step that make one more thread worth its barriers. */
    private static final long WORK_PER_THREAD = 2_000_000;

    private final Network network;
    private final Optimiser.Terms terms;
    private final int maxBatch;
    private final double[] coefficients;
    private final Feeds feeds;
    private final Team team;
    private final Passes<float[]> passes;
    private final Gradients<float[]> gradients;
    private final UpdateRule<float[]> rule;
    private final StoredUpdates<float[]> updates;
    private double gradientNorm = Double.NaN;
    private long steps;

    Trainer(
            Network network,
            Node loss,
            Map<Node, Matrix> matrices,
            Optimiser optimiser,
            int maxBatch,
            int threads,
            RandomStream noise,
            Predicate<String> trainable,
            Kernels<float[]> kernels) {
        this.network = network;
        terms = optimiser.terms();
        this.maxBatch = maxBatch;
        Graph graph = network.graph();
        coefficients = graph.coefficientValues();
        feeds = new Feeds(graph, matrices, noise);
        int members = worthwhile(threads);
        passes =
                new Passes<>(graph, loss, feeds, kernels, network.values(), coefficients, maxBatch, members, trainable);
        rule = new UpdateRule<>(kernels, optimiser, network.values(), network.values().length);
        gradients = new Gradients<>(
                kernels,
                passes.batch(),
                passes.layers(),
                network.values().length,
                members,
                rule::apply,
                terms.accumulating());
        updates = new StoredUpdates<>(passes.layers(), rule, gradients.all());
        team = new Team(members);
    }

    /** Threads that a step of this size deserves; the result does not depend on it. */
    private int worthwhile(int threads) {
        long perRow = network.graph().ops().stream().mapToLong(Op::multiplyAdds).sum();
        long work = 3 * perRow * maxBatch;
        return (int) Math.max(1, Math.min(threads, work / WORK_PER_THREAD));
    }

    /**
     * One step on the given rows of the feeds.
     *
     * @param rows row numbers into the feeds
     * @param from first of them to use
     * @param count how many, 1 .. maxBatch
     * @return the mean loss of the batch before the step, summed in double
     * @throws NonFiniteException if the loss or a gradient is not finite; the parameters are then unchanged
     */
    public double step(int[] rows, int from, int count) {
        if (count < 1 || count > maxBatch) {
            throw new IllegalArgumentException("rows of a step must be 1 to %d but were %d".formatted(maxBatch, count));
        }
        feeds.check(rows, from, count);
        double loss = passes.run(team, rows, from, count, 0, steps++, true) / count;
        if (!Double.isFinite(loss)) {
            throw new NonFiniteException(passes.diagnose());
        }
        int failed = passes.batch().failedLayer();
        if (failed >= 0) {
            throw new NonFiniteException("the gradient of layer '%s' is not finite"
                    .formatted(network.graph().layers().get(failed).name()));
        }
        update(count);
        return loss;
    }

    private void update(int count) {
        network.changed();
        if (terms.clipNorm() <= 0) {
            rule.begin(1);
            gradients.apply(team, count);
            passes.commit();
            return;
        }
        double norm = Math.sqrt(gradients.store(team, count));
        if (!Double.isFinite(norm)) {
            throw new NonFiniteException("the norm of the gradients is " + norm);
        }
        gradientNorm = norm;
        rule.begin(norm > terms.clipNorm() ? terms.clipNorm() / norm : 1);
        updates.run(team);
        passes.commit();
    }

    /**
     * The mean loss over the given rows, without a step and with noise that is the same at every call (validation).
     */
    public double meanLoss(int[] rows) {
        feeds.check(rows, 0, rows.length);
        double sum = 0;
        for (int from = 0; from < rows.length; from += maxBatch) {
            int count = Math.min(maxBatch, rows.length - from);
            sum += passes.run(team, rows, from, count, from, -1, false);
        }
        return sum / rows.length;
    }

    /**
     * The loss of each of the given rows, without a step and with noise that is the same at every call.
     *
     * @param losses receives {@code count} numbers from its beginning on
     */
    public void losses(int[] rows, int from, int count, double[] losses) {
        feeds.check(rows, from, count);
        for (int first = 0; first < count; first += maxBatch) {
            int some = Math.min(maxBatch, count - first);
            passes.run(team, rows, from + first, some, first, -1, false);
            passes.copyLosses(losses, first, some);
        }
    }

    /** Changes a coefficient from the next step on. */
    public void set(Coefficient coefficient, double value) {
        coefficients[network.graph().own(coefficient).id()] = value;
    }

    /** Changes the learning rate from the next step on. */
    public void learningRate(double rate) {
        rule.rate(rate);
    }

    /**
     * The norm of the last step's gradient over all trained parameters, before it was clipped; NaN before the first step and
     * where the optimiser does not clip, since then no one needs it.
     */
    public double gradientNorm() {
        return gradientNorm;
    }

    /** Forgets the optimiser's moments. */
    public void resetOptimiser() {
        rule.reset();
    }

    /** Ends the worker threads. */
    @Override
    public void close() {
        team.close();
    }
}
