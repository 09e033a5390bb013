package dev.hawkins.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one operation of a batch normalisation, the activation of two slopes and the dropout that follow it, each where nothing else
 * reads what is between them.
 */
final class Fusion {
    private final Set<Node> fetched;
    /** The operation that alone reads a node; null where there are several. */
    private final Map<Node, Op> reader = new HashMap<>();

    private final Set<Op> done = new HashSet<>();

    private Fusion(List<Op> ops, List<Node> fetched) {
        this.fetched = Set.copyOf(fetched);
        for (Op op : ops) {
            for (Node in : op.in) {
                reader.put(in, reader.containsKey(in) ? null : op);
            }
        }
    }

    /** The operations of a plan in the same order, but for those that became part of one before them. */
    static List<Op> of(List<Op> ops, List<Node> fetched) {
        Fusion fusion = new Fusion(ops, fetched);
        List<Op> fused = new ArrayList<>();
        for (Op op : ops) {
            if (op instanceof BatchNormOp norm) {
                fused.add(fusion.withNext(norm));
            } else if (!fusion.done.contains(op)) {
                fused.add(op);
            }
        }
        return List.copyOf(fused);
    }

    private BatchNormOp withNext(BatchNormOp norm) {
        BatchNormOp with = norm;
        if (next(with.out) instanceof ActivateOp activate && Activations.hasTwoSlopes(activate.kind())) {
            with = with.then(activate);
            done.add(activate);
        }
        if (next(with.out) instanceof DropoutOp dropout) {
            with = with.then(dropout);
            done.add(dropout);
        }
        return with;
    }

    private Op next(Node node) {
        return fetched.contains(node) ? null : reader.get(node);
    }
}
