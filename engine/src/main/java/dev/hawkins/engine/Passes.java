package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Phase 1 of a training step and validation: blocks of rows forward, and backward if asked. Each member of a team has
 * its own {@link Block}; losses and what phase 2 needs are kept by row, so nothing depends on who did what. Only where an
 * operation needs the whole batch do blocks go through the plan side by side, in {@link Stages}.
 */
final class Passes<A> implements Team.Job, Stages.Ends<A> {
    private final Node loss;
    private final Feeds feeds;
    private final Batch<A> batch;
    private final Block<A>[] blocks;
    private final double[] losses;
    private final Plan plan;
    /** Null where no operation needs the whole batch. */
    private final Stages<A> stages;

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
            int members,
            Predicate<String> trainable) {
        this.loss = graph.own(loss);
        this.feeds = feeds;
        if (loss.units() != 1) {
            throw new IllegalArgumentException("a loss has one unit but %s has %d".formatted(loss, loss.units()));
        }
        plan = Plan.of(graph, feeds.nodes(), List.of(loss), layer -> trainable.test(layer.name()));
        checkTrainable();
        batch = new Batch<>(kernels, plan, maxRows);
        boolean staged = plan.staged();
        blocks = new Block[staged ? Batch.blocksFor(maxRows) : members];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new Block<>(plan, kernels, parameters, coefficients, batch);
        }
        stages = staged ? new Stages<>(plan, blocks, batch, parameters, this) : null;
        losses = new double[Batch.blocksFor(maxRows) * Kernels.BLOCK];
    }

    private void checkTrainable() {
        if (!plan.wants(loss)) {
            throw new IllegalArgumentException("loss %s depends on no parameter that is trained".formatted(loss));
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
        if (stages == null) {
            team.run(this, Batch.blocksFor(count));
        } else {
            stages.run(team, count, backward);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += losses[i];
        }
        return sum;
    }

    @Override
    public void run(int task, int member) {
        Block<A> b = blocks[member];
        begin(b, task);
        b.forward();
        end(b, task);
        if (backward) {
            b.backward(0, plan.ops().size());
        }
    }

    @Override
    public void begin(Block<A> b, int block) {
        int first = block * Kernels.BLOCK;
        b.begin(block, Math.min(Kernels.BLOCK, count - first));
        b.training = step >= 0;
        b.together = b.training;
        feeds.fill(b, chosen, from + first, b.rows, position + first, step);
    }

    @Override
    public void end(Block<A> b, int block) {
        b.e.toDoubles(b.v, b.at(loss), losses, block * Kernels.BLOCK, b.rows);
        if (backward) {
            b.seed(loss, 1.0 / count);
        }
    }

    /** Lets layers remember the batch whose step is being taken. */
    void commit() {
        if (stages != null) {
            stages.commit(count);
        }
    }

    /** Copies the losses of the run before, row by row, to {@code to} from {@code offset} on. */
    void copyLosses(double[] to, int offset, int rows) {
        System.arraycopy(losses, 0, to, offset, rows);
    }

    /** The trained layers that the loss depends on. */
    List<Layer> layers() {
        return plan.layers();
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
        Node node = stages == null ? firstNonFinite(i / Kernels.BLOCK) : stages.firstNonFinite(count);
        return "the loss of row %d is %s; first not finite: node '%s'"
                .formatted(chosen[from + i], Double.toString(losses[i]), node == null ? loss.name() : node.name());
    }

    private Node firstNonFinite(int block) {
        begin(blocks[0], block);
        blocks[0].forward();
        return blocks[0].firstNonFinite();
    }

    @Override
    public String toString() {
        return "Passes" + Arrays.asList(loss, count);
    }
}
