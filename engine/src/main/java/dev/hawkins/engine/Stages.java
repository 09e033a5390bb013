package dev.hawkins.engine;

import java.util.Arrays;

/**
 * Passes through a plan that holds {@link BatchOp}s: one {@link Block} per block of the batch, a barrier between the stages of its
 * {@link Schedule} forward and backward. Sums are taken per block and added in the order of blocks, so threads change no bit.
 */
final class Stages<A> implements Team.Job {
    /** What happens to a block around its way through the plan. */
    interface Ends<A> {
        /** Before the first operation. */
        void begin(Block<A> b, int block);

        /** After the last operation; seeds the gradient if there is to be a way back. */
        void end(Block<A> b, int block);
    }

    private final Schedule schedule;
    /** By stage; none of the first and of the one after the last. */
    private final BatchOp[][] gates;
    /** Those whose layer is trained, so that it remembers batches. */
    private final BatchOp[] trained;

    private final Block<A>[] blocks;
    private final Batch<A> batch;
    private final A parameters;
    private final Ends<A> ends;
    private int stage;
    private boolean back;

    Stages(Plan plan, Block<A>[] blocks, Batch<A> batch, A parameters, Ends<A> ends) {
        schedule = plan.schedule();
        gates = new BatchOp[schedule.stages() + 1][];
        for (int i = 0; i < gates.length; i++) {
            gates[i] = schedule.gates(i).toArray(BatchOp[]::new);
        }
        trained = Arrays.stream(gates)
                .flatMap(Arrays::stream)
                .filter(op -> op.layers().stream().anyMatch(plan::trains))
                .toArray(BatchOp[]::new);
        this.blocks = blocks;
        this.batch = batch;
        this.parameters = parameters;
        this.ends = ends;
    }

    /** All blocks of a batch of so many rows forward, and back if asked. */
    void run(Team team, int rows, boolean backward) {
        int count = Batch.blocksFor(rows);
        back = false;
        for (stage = 0; stage < schedule.stages(); stage++) {
            team.run(this, count);
            for (BatchOp gate : gates[stage + 1]) {
                Whole<A> whole = batch.whole(gate);
                whole.total(count);
                gate.combine(whole, rows);
            }
        }
        back = true;
        for (stage = schedule.stages() - 1; backward && stage >= 0; stage--) {
            team.run(this, count);
            for (BatchOp gate : gates[stage]) {
                Whole<A> whole = batch.whole(gate);
                whole.total(count);
                gate.combineBack(whole, rows, parameters);
            }
        }
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
        b.forward(schedule.gates()[stage], schedule.gates()[stage + 1]);
        for (BatchOp gate : gates[stage + 1]) {
            gate.gather(b, batch.whole(gate));
        }
        if (stage == schedule.stages() - 1) {
            ends.end(b, block);
        }
    }

    private void backward(Block<A> b) {
        b.backward(schedule.rest()[stage], schedule.rest()[stage + 1]);
        for (BatchOp gate : gates[stage]) {
            if (b.wants(gate.out)) {
                gate.gatherBack(b, batch.whole(gate));
            }
        }
    }

    /** Remembers a batch of so many rows in the layers that are trained. */
    void commit(int rows) {
        for (BatchOp gate : trained) {
            gate.commit(batch.whole(gate), rows, parameters);
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
