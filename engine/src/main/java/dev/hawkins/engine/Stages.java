package dev.hawkins.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Passes through a plan that holds {@link BatchOp}s: one {@link Block} per block of the batch, a barrier before each such
 * operation forward and backward. Sums are taken per block and added in the order of blocks, so threads change no bit.
 */
final class Stages<A> implements Team.Job {
    /** What happens to a block around its way through the plan. */
    interface Ends<A> {
        /** Before the first operation. */
        void begin(Block<A> b, int block);

        /** After the last operation; seeds the gradient if there is to be a way back. */
        void end(Block<A> b, int block);
    }

    private final List<Op> ops;
    /** Places of batch operations within the plan. */
    private final int[] gates;
    /** Whether the layer of a gate is trained, so that it remembers batches. */
    private final boolean[] trained;

    private final Block<A>[] blocks;
    private final Batch<A> batch;
    private final A parameters;
    private final Ends<A> ends;
    private int stage;
    private boolean back;

    Stages(Plan plan, Block<A>[] blocks, Batch<A> batch, A parameters, Ends<A> ends) {
        ops = plan.ops();
        gates = plan.gates();
        trained = new boolean[gates.length];
        for (int i = 0; i < gates.length; i++) {
            trained[i] = gate(i).layers().stream().anyMatch(plan::trains);
        }
        this.blocks = blocks;
        this.batch = batch;
        this.parameters = parameters;
        this.ends = ends;
    }

    /** All blocks of a batch of so many rows forward, and back if asked. */
    void run(Team team, int rows, boolean backward) {
        int count = Batch.blocksFor(rows);
        back = false;
        for (stage = 0; stage <= gates.length; stage++) {
            team.run(this, count);
            if (stage < gates.length) {
                Whole<A> whole = batch.whole(gate(stage));
                whole.total(count);
                gate(stage).combine(whole, rows);
            }
        }
        back = true;
        for (stage = gates.length; backward && stage >= 0; stage--) {
            team.run(this, count);
            if (stage > 0) {
                Whole<A> whole = batch.whole(gate(stage - 1));
                whole.total(count);
                gate(stage - 1).combineBack(whole, rows, parameters);
            }
        }
    }

    private BatchOp gate(int i) {
        return (BatchOp) ops.get(gates[i]);
    }

    @Override
    public void run(int task, int member) {
        if (back) {
            backward(blocks[task]);
        } else {
            forward(blocks[task], task);
        }
    }

    private void forward(Block<A> b, int block) {
        if (stage == 0) {
            ends.begin(b, block);
        }
        boolean last = stage == gates.length;
        b.forward(stage == 0 ? 0 : gates[stage - 1], last ? ops.size() : gates[stage]);
        if (last) {
            ends.end(b, block);
        } else {
            gate(stage).gather(b, batch.whole(gate(stage)));
        }
    }

    private void backward(Block<A> b) {
        b.backward(stage == 0 ? 0 : gates[stage - 1] + 1, stage == gates.length ? ops.size() : gates[stage] + 1);
        if (stage > 0 && b.wants(gate(stage - 1).out)) {
            gate(stage - 1).gatherBack(b, batch.whole(gate(stage - 1)));
        }
    }

    /** Remembers a batch of so many rows in the layers that are trained. */
    void commit(int rows) {
        for (int i = 0; i < gates.length; i++) {
            if (trained[i]) {
                gate(i).commit(batch.whole(gate(i)), rows, parameters);
            }
        }
    }

    /** The first node in order of computation that holds a number that is not finite in any block, or null. */
    Node firstNonFinite(int rows) {
        Node first = null;
        for (Block<A> b : Arrays.copyOf(blocks, Batch.blocksFor(rows))) {
            Node node = b.firstNonFinite();
            if (node != null && (first == null || node.id() < first.id())) {
                first = node;
            }
        }
        return first;
    }
}
