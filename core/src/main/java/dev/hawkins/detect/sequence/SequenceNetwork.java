package dev.hawkins.detect.sequence;

import dev.hawkins.detect.reconstruction.Restorer;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Recurrence;
import dev.hawkins.engine.Recurrent;
import java.util.Arrays;
import java.util.List;

/**
 * The layers of {@link SequenceToSequence}.
 *
 * @param steps of the series
 * @param values per step
 * @param units of the encoder in each direction
 * @param dropout share of the decoder's units left out in training
 * @param free whether the decoder is fed its own steps
 * @param firstStep whether the first step is predicted or given
 * @param output activation of the output
 */
record SequenceNetwork(
        int steps, int values, int units, double dropout, boolean free, FirstStep firstStep, Activation output)
        implements Restorer {
    private static final int GATES = 4;

    /** Always with the true steps before, which train in one go. */
    @Override
    public Restorer trained() {
        return free ? new SequenceNetwork(steps, values, units, dropout, false, firstStep, output) : this;
    }

    @Override
    public Parts build(Graph graph, Node seen) {
        Recurrent encoder =
                graph.recurrent("encoder", seen, Recurrence.lstm(steps, units).bothWays());
        Node said = free ? freely(graph, seen, encoder) : forced(graph, seen, encoder);
        Node restored = firstStep == FirstStep.GIVEN ? graph.concatenate(graph.slice(seen, 0, values), said) : said;
        return new Parts(List.of(graph.concatenate(encoder.last(), encoder.cell())), restored);
    }

    private int predicted() {
        return firstStep == FirstStep.GIVEN ? steps - 1 : steps;
    }

    private Node forced(Graph graph, Node seen, Recurrent encoder) {
        Node before = firstStep == FirstStep.GIVEN
                ? graph.slice(seen, 0, predicted() * values)
                : graph.arrange(seen, oneStepLater());
        Recurrence lstm = Recurrence.lstm(predicted(), 2 * units);
        Node states = graph.recurrent("decoder", before, lstm, encoder.last(), encoder.cell())
                .sequence();
        Node kept = dropout == 0 ? states : graph.dropout("dropout", states, dropout);
        return graph.denseOverTime("output", kept, predicted(), values, output, Initialiser.suited(output));
    }

    /** Zeros at the first step, then each step at the place of the next. */
    private int[] oneStepLater() {
        int[] units = new int[steps * values];
        Arrays.setAll(units, i -> i < values ? -1 : i - values);
        return units;
    }

    /** The same layers one step at a time, each fed what the one before it said. */
    private Node freely(Graph graph, Node seen, Recurrent encoder) {
        Node[] said = new Node[predicted()];
        Node before = firstStep == FirstStep.GIVEN ? graph.slice(seen, 0, values) : graph.arrange(seen, nothing());
        Recurrent state =
                graph.recurrent("decoder", before, Recurrence.lstm(1, 2 * units), encoder.last(), encoder.cell());
        Recurrent first = state;
        said[0] = graph.denseOverTime("output", state.sequence(), 1, values, output, Initialiser.suited(output));
        for (int t = 1; t < said.length; t++) {
            state = graph.again(first, said[t - 1], state.last(), state.cell());
            said[t] = graph.again(said[0], state.sequence());
        }
        return graph.concatenate(said);
    }

    private int[] nothing() {
        int[] units = new int[values];
        Arrays.fill(units, -1);
        return units;
    }

    @Override
    public long multiplications() {
        long encoder = 2L * GATES * units * (values + units);
        long decoder = 2L * GATES * units * (values + 2L * units) + 2L * units * values;
        return steps * (encoder + decoder);
    }

    @Override
    public List<Integer> leastLayers() {
        return List.of(values, 2 * units, 2 * units, values);
    }
}
