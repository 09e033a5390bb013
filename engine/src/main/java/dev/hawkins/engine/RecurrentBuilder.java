package dev.hawkins.engine;

import dev.hawkins.engine.Recurrence.Direction;
import dev.hawkins.engine.Recurrence.Kind;
import java.util.Arrays;

/** Puts together recurrent networks: checks, layers, directions, and the parts of what they give. */
final class RecurrentBuilder {
    private final Graph graph;

    RecurrentBuilder(Graph graph) {
        this.graph = graph;
    }

    Recurrent make(String name, Node in, Recurrence kind, Node... state) {
        if (in.units() % kind.steps() != 0) {
            throw new IllegalArgumentException(
                    "recurrent network '%s' cannot part %s into %d steps".formatted(name, in, kind.steps()));
        }
        if (kind.direction() != Direction.BOTH) {
            checkState(name, state, kind.kind(), kind.units());
            return oneWay(name, in, kind, state);
        }
        checkState(name, state, kind.kind(), 2 * kind.units());
        Recurrence one = new Recurrence(kind.kind(), kind.steps(), kind.units(), Direction.FORWARDS);
        Recurrent forwards = oneWay(name + ".forwards", in, one, half(state, 0));
        Recurrent backwards = oneWay(name + ".backwards", in, one.backwards(), half(state, 1));
        return both(forwards, backwards, kind.steps(), kind.units());
    }

    Recurrent again(Recurrent like, Node in, Node... state) {
        RecurrentOp op = madeBy(like);
        int perStep = op.input.inputs();
        if (in.units() % perStep != 0) {
            throw new IllegalArgumentException("recurrent network '%s' takes %d numbers per step but is given %s"
                    .formatted(op.out.name(), perStep, in));
        }
        boolean lstm = op instanceof LstmOp;
        checkState(op.out.name(), state, lstm ? Kind.LSTM : Kind.GRU, op.units);
        int steps = in.units() / perStep;
        Node out = graph.node(op.out.name(), (steps + (lstm ? 1 : 0)) * op.units);
        return parts(graph.add(op.again(out, all(in, state))));
    }

    private RecurrentOp madeBy(Recurrent like) {
        Op view = graph.opOf(graph.own(like.sequence()));
        if (view instanceof ViewOp && graph.opOf(view.in[0]) instanceof RecurrentOp op) {
            return op;
        }
        throw new IllegalArgumentException(
                like.sequence() + " was made by no recurrent network of one direction, so it cannot be applied again");
    }

    private void checkState(String name, Node[] state, Kind kind, int units) {
        boolean right = state.length == 0 || state.length == kind.states();
        for (Node node : state) {
            right &= graph.own(node).units() == units;
        }
        if (!right) {
            throw new IllegalArgumentException(
                    "the state of recurrent network '%s' must be nothing or %d nodes of %d units but was %s"
                            .formatted(name, kind.states(), units, Arrays.toString(state)));
        }
    }

    /** The part of a state of both directions that belongs to the first or second. */
    private Node[] half(Node[] state, int direction) {
        return Arrays.stream(state)
                .map(node -> graph.view(node, direction * node.units() / 2, node.units() / 2))
                .toArray(Node[]::new);
    }

    private Recurrent oneWay(String name, Node in, Recurrence kind, Node... state) {
        graph.unique(name);
        boolean lstm = kind.kind() == Kind.LSTM;
        int units = kind.units();
        int gates = kind.kind().gates() * units;
        Layer.Form form = Layer.Form.folded(gates);
        Layer.Form forget = new Layer.Form(true, true, gates, units, 2 * units);
        Layer.Form unbiased = new Layer.Form(true, false, gates, 0, 0);
        Initialiser init = Initialiser.GLOROT_UNIFORM;
        Layer input = graph.layer(name + ".input", in.units() / kind.steps(), gates, init, lstm ? forget : form);
        Layer recurrent = graph.layer(name + ".recurrent", units, gates, init, lstm ? unbiased : form);
        boolean reversed = kind.direction() == Direction.BACKWARDS;
        Node out = graph.node(name, (kind.steps() + (lstm ? 1 : 0)) * units);
        return parts(graph.add(
                lstm
                        ? new LstmOp(out, input, recurrent, kind.steps(), reversed, all(in, state))
                        : new GruOp(out, input, recurrent, kind.steps(), reversed, all(in, state))));
    }

    private static Node[] all(Node in, Node... state) {
        Node[] all = new Node[state.length + 1];
        all[0] = in;
        System.arraycopy(state, 0, all, 1, state.length);
        return all;
    }

    private Recurrent parts(Node out) {
        RecurrentOp op = (RecurrentOp) graph.opOf(out);
        int units = op.units;
        Node last = graph.view(out, op.reversed ? 0 : (op.steps - 1) * units, units);
        Node cell = op instanceof LstmOp ? graph.view(out, op.steps * units, units) : last;
        return new Recurrent(graph.view(out, 0, op.steps * units), last, cell);
    }

    private Recurrent both(Recurrent forwards, Recurrent backwards, int steps, int units) {
        Node sequences = graph.concatenate(forwards.sequence(), backwards.sequence());
        Node sequence = graph.arrange(sequences, Arrangement.interleave(steps, units));
        Node last = graph.concatenate(forwards.last(), backwards.last());
        boolean cells = forwards.cell() != forwards.last();
        return new Recurrent(sequence, last, cells ? graph.concatenate(forwards.cell(), backwards.cell()) : last);
    }
}
