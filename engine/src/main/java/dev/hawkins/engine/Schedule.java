package dev.hawkins.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations in stages, with a barrier before each stage but the first: a {@link BatchOp} stands one stage after what it reads, any
 * other operation as early as it can. So normalisations that do not depend on each other share a barrier.
 *
 * @param ops stage by stage, in each of them first those that need the batch
 * @param gates by stage, where it begins; one more for the end
 * @param rest by stage, where its other operations begin; one more for the end
 */
record Schedule(List<Op> ops, int[] gates, int[] rest) {
    static Schedule of(List<Op> ops) {
        Map<Node, Integer> stages = new HashMap<>();
        int last = 0;
        for (Op op : ops) {
            int stage = op instanceof BatchOp ? 1 : 0;
            for (Node in : op.in) {
                stage = Math.max(stage, stages.getOrDefault(in, 0) + (op instanceof BatchOp ? 1 : 0));
            }
            stages.put(op.out, stage);
            last = Math.max(last, stage);
        }
        List<Op> order = new ArrayList<>();
        int[] gates = new int[last + 2];
        int[] rest = new int[last + 2];
        for (int stage = 0; stage <= last; stage++) {
            gates[stage] = order.size();
            add(ops, stages, stage, true, order);
            rest[stage] = order.size();
            add(ops, stages, stage, false, order);
        }
        gates[last + 1] = order.size();
        rest[last + 1] = order.size();
        return new Schedule(List.copyOf(order), gates, rest);
    }

    private static void add(List<Op> ops, Map<Node, Integer> stages, int stage, boolean batch, List<Op> to) {
        for (Op op : ops) {
            if (stages.get(op.out) == stage && op instanceof BatchOp == batch) {
                to.add(op);
            }
        }
    }

    int stages() {
        return gates.length - 1;
    }

    /** The operations of a stage that need the batch; of the stage after the last one there are none. */
    List<BatchOp> gates(int stage) {
        return ops.subList(gates[stage], rest[stage]).stream()
                .map(BatchOp.class::cast)
                .toList();
    }
}
