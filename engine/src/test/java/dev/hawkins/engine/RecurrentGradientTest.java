package dev.hawkins.engine;

import dev.hawkins.engine.Recurrence.Direction;
import dev.hawkins.engine.Recurrence.Kind;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Finite differences through time. */
class RecurrentGradientTest {
    private static final long SEED = 20260103;

    @ParameterizedTest(name = "{0} {1}, {2} rows, {3} steps of {4} inputs, {5} units")
    @CsvSource({
        "LSTM,FORWARDS,1,1,1,1",
        "LSTM,FORWARDS,3,5,2,4",
        "LSTM,BACKWARDS,33,4,1,5",
        "LSTM,BOTH,2,9,3,2",
        "LSTM,FORWARDS,2,10,33,33",
        "LSTM,BACKWARDS,2,17,2,34",
        "GRU,FORWARDS,1,1,1,1",
        "GRU,FORWARDS,3,5,2,4",
        "GRU,BACKWARDS,33,4,1,5",
        "GRU,BOTH,2,9,3,2",
        "GRU,FORWARDS,2,10,33,33",
        "GRU,BACKWARDS,2,17,2,34",
    })
    void network(Kind kind, Direction direction, int rows, int steps, int inputs, int units) {
        Recurrence recurrence = new Recurrence(kind, steps, units, direction);
        check(rows, steps * inputs, (g, x) -> {
            Node before = g.denseOverTime("before", x, steps, inputs, Activation.TANH, Initialiser.ZEROS);
            Recurrent r = g.recurrent("r", before, recurrence);
            return g.concatenate(r.sequence(), r.last(), r.cell());
        });
    }

    /** An encoder whose last state starts a decoder, which reads a series of its own. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void encoderAndDecoder(Kind kind) {
        check(5, 6, (g, x) -> {
            Recurrent encoder = g.recurrent("encoder", x, new Recurrence(kind, 3, 2, Direction.BOTH));
            Recurrence recurrence = new Recurrence(kind, 6, 4, Direction.FORWARDS);
            Node[] state =
                    kind == Kind.LSTM ? new Node[] {encoder.last(), encoder.cell()} : new Node[] {encoder.last()};
            Recurrent decoder = g.recurrent("decoder", x, recurrence, state);
            return g.denseOverTime("out", decoder.sequence(), 6, 2, Activation.SIGMOID, Initialiser.ZEROS);
        });
    }

    /** A decoder that reads its own output, step by step with the same weights, and both directions from a state. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void freeRun(Kind kind) {
        check(4, 6, (g, x) -> {
            Node h = g.dense("h", x, 4, Activation.TANH, Initialiser.ZEROS);
            Node[] state = kind == Kind.LSTM ? new Node[] {h, g.slice(x, 1, 4)} : new Node[] {h};
            Recurrent r = g.recurrent("r", g.slice(x, 0, 2), new Recurrence(kind, 1, 4, Direction.FORWARDS), state);
            Node y = g.dense("y", r.sequence(), 2, Activation.TANH, Initialiser.ZEROS);
            for (int i = 0; i < 3; i++) {
                Node[] next = kind == Kind.LSTM ? new Node[] {r.last(), r.cell()} : new Node[] {r.last()};
                r = g.again(r, y, next);
                y = g.again(y, r.sequence());
            }
            Node[] both = kind == Kind.LSTM ? new Node[] {h, h} : new Node[] {h};
            Recurrent b = g.recurrent("b", x, new Recurrence(kind, 3, 2, Direction.BOTH), both);
            return g.concatenate(y, b.sequence(), b.cell());
        });
    }

    @Test
    void arrangements() {
        Shape image = new Shape(2, 3, 2);
        check(3, 12, (g, x) -> {
            Node h = g.dense("h", x, 12, Activation.TANH, Initialiser.ZEROS);
            return g.concatenate(
                    g.arrange(h, 3, -1, 4, 5, -1, -1, 3, 0),
                    g.repeat(h, 3),
                    g.reverse(h, image),
                    g.upsample(h, image, 2, 3));
        });
    }

    @Test
    void pools() {
        Shape series = Shape.series(9, 2);
        Shape image = new Shape(3, 6, 1);
        Window wide = new Window(Span.of(2).padding(1), Span.of(3).stride(2).padding(1, 2));
        check(3, 18, (g, x) -> {
            Node h = g.dense("h", x, 18, Activation.TANH, Initialiser.ZEROS);
            return g.concatenate(
                    g.maximumPool(h, series, Window.line(Span.of(2).stride(2))),
                    g.maximumPool(h, series, Window.line(Span.of(3).dilation(2))),
                    g.maximumPool(h, image, wide),
                    g.averagePool(h, image, wide, false),
                    g.averagePool(h, image, wide, true));
        });
    }

    private static void check(int rows, int inputs, BiFunction<Graph, Node, Node> build) {
        WindowGradientTest.check(rows, Shape.series(inputs, 1), build);
    }
}
