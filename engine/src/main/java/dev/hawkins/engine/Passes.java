package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;
import java.util.Arrays;
import java.util.List;

/**
 * Phase 1 of a training step and validation: blocks of rows forward, and backward if asked. Each member of a team has
 * its own {@link Block}; losses and what phase 2 needs are kept by row, so nothing depends on who did what.
 */
final class Passes<A> implements Team.Job {
    private final Node loss;
    private final Feeds feeds;
    private final Batch<A> batch;
    private final Block<A>[] blocks;
    private final double[] losses;
    private final List<Layer> layers;

    private int[] chosen;
    private int from;
    private int count;
    private int position;
    private long step;
    private boolean backward;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Passes(
            Graph graph,
            Node loss,
            Feeds feeds,
            Kernels<A> kernels,
            A parameters,
            double[] coefficients,
            int maxRows,
            int members) {
        this.loss = graph.own(loss);
        this.feeds = feeds;
        if (loss.units() != 1) {
            throw new IllegalArgumentException("a loss has one unit but %s has %d".formatted(loss, loss.units()));
        }
        Plan plan = Plan.of(graph, feeds.nodes(), List.of(loss));
        checkTrainable(plan);
        layers = plan.layers();
        batch = new Batch<>(kernels, plan, maxRows);
        blocks = new Block[members];
        for (int i = 0; i < members; i++) {
            blocks[i] = new Block<>(plan, kernels, parameters, coefficients, batch);
        }
        losses = new double[Batch.blocksFor(maxRows) * Kernels.BLOCK];
    }

    private void checkTrainable(Plan plan) {
        if (!plan.wants(loss)) {
            throw new IllegalArgumentException("loss %s depends on no parameter".formatted(loss));
        }
        for (Op op : plan.ops()) {
            if (!op.differentiable() && plan.wants(op.out)) {
                throw new IllegalArgumentException(
                        "loss %s depends on %s, which has no gradient".formatted(loss, op.out));
            }
        }
    }

    /** Forward, and backward if asked, for rows chosen[from] .. chosen[from+count-1]; returns the sum of the losses. */
    double run(Team team, int[] chosen, int from, int count, int position, long step, boolean backward) {
        this.chosen = chosen;
        this.from = from;
        this.count = count;
        this.position = position;
        this.step = step;
        this.backward = backward;
        batch.begin();
        team.run(this, Batch.blocksFor(count));
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += losses[i];
        }
        return sum;
    }

    @Override
    public void run(int task, int member) {
        Block<A> b = blocks[member];
        int first = task * Kernels.BLOCK;
        int rows = Math.min(Kernels.BLOCK, count - first);
        b.number = task;
        feeds.fill(b, chosen, from + first, rows, position + first, step);
        b.forward();
        b.e.toDoubles(b.v, b.at(loss), losses, first, rows);
        if (backward) {
            b.backward(loss, 1.0 / count, rows);
        }
    }

    /** The layers that the loss depends on. */
    List<Layer> layers() {
        return layers;
    }

    Batch<A> batch() {
        return batch;
    }

    /** Says where the first number that is not finite came from, after a run whose losses were not finite. */
    String diagnose() {
        int i = 0;
        while (i < count - 1 && Double.isFinite(losses[i])) {
            i++;
        }
        boolean wasBackward = backward;
        backward = false;
        run(i / Kernels.BLOCK, 0);
        backward = wasBackward;
        Node node = blocks[0].firstNonFinite();
        return "the loss of row %d is %s; first not finite: node '%s'"
                .formatted(chosen[from + i], Double.toString(losses[i]), node == null ? loss.name() : node.name());
    }

    @Override
    public String toString() {
        return "Passes" + Arrays.asList(loss, count);
    }
}
