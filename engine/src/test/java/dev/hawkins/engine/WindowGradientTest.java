package dev.hawkins.engine;

import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finite differences for everything that moves a window over a series or an image. */
class WindowGradientTest {
    private static final long SEED = 20260102;

    @ParameterizedTest(
            name = "{0} rows, length {1}, {2} to {3} channels, kernel {4}, stride {5}, dilation {6}, padding {7}+{8}")
    @CsvSource({
        "1,1,1,1,1,1,1,0,0",
        "3,5,1,1,2,1,1,0,0",
        "33,7,2,3,3,1,1,1,1",
        "5,9,3,5,3,2,1,2,0",
        "5,9,5,9,3,1,2,4,0",
        "4,10,1,4,2,3,1,0,0",
        "4,11,4,2,2,4,3,1,2",
        "2,8,17,16,4,2,1,1,2",
        "3,6,1,33,5,1,1,2,2",
    })
    void series(int rows, int length, int in, int out, int kernel, int stride, int dilation, int before, int after) {
        Window window = Window.line(new Span(kernel, stride, dilation, before, after));
        Shape shape = Shape.series(length, in);
        check(rows, shape, (g, x) -> down(g, x, shape, window, out));
        Shape made = window.over(shape, out);
        check(rows, made, (g, x) -> up(g, x, made, window, shape));
    }

    @ParameterizedTest(name = "{0} rows, {1} x {2} x {3} to {4} channels, rows {5}/{6}/{7}, columns {8}/{9}/{10}")
    @CsvSource({
        "1,1,1,1,1,1,1,0,1,1,0",
        "3,4,5,2,3,3,1,1,3,1,1",
        "2,5,4,1,8,3,2,1,2,3,1",
        "2,6,7,3,4,2,2,0,4,1,2",
        "2,7,6,4,1,1,3,0,3,2,2",
    })
    void images(int rows, int height, int width, int in, int out, int kr, int sr, int pr, int kc, int sc, int pc) {
        Window window = new Window(
                Span.of(kr).stride(sr).padding(pr), Span.of(kc).stride(sc).padding(pc));
        Shape shape = new Shape(height, width, in);
        check(rows, shape, (g, x) -> down(g, x, shape, window, out));
        Shape made = window.over(shape, out);
        check(rows, made, (g, x) -> up(g, x, made, window, shape));
    }

    /** A convolution used twice, once on its own output, between dense layers. */
    @Test
    void shared() {
        Shape shape = Shape.series(6, 2);
        check(35, shape, (g, x) -> {
            Node h = g.dense("before", x, 12, Activation.TANH, Initialiser.ZEROS);
            Node y =
                    g.convolution("c", h, shape, Window.line(Span.of(3).same()), 2, Activation.TANH, Initialiser.ZEROS);
            Node z = g.again(y, y);
            return g.add(z, g.dense("after", z, 12, Activation.ELU, Initialiser.ZEROS));
        });
    }

    private static Node down(Graph g, Node x, Shape shape, Window window, int channels) {
        Node y = g.convolution("c", x, shape, window, channels, Activation.TANH, Initialiser.ZEROS);
        Shape made = window.over(shape, channels);
        return g.convolution("d", y, made, Window.square(Span.of(1)), 2, Activation.IDENTITY, Initialiser.ZEROS);
    }

    private static Node up(Graph g, Node x, Shape shape, Window window, Shape made) {
        Node h = g.convolution(
                "c", x, shape, Window.square(Span.of(1)), shape.channels(), Activation.IDENTITY, Initialiser.ZEROS);
        return g.transposedConvolution("u", h, shape, window, made, Activation.TANH, Initialiser.ZEROS);
    }

    /** The loss is a sum of squares with a weight per unit, so that units cannot be mistaken for each other. */
    static void check(int rows, Shape shape, BiFunction<Graph, Node, Node> build) {
        Graph graph = new Graph();
        Node x = graph.input("x", shape.units());
        Node y = build.apply(graph, x);
        Node target = graph.input("target", y.units());
        Node loss = graph.sum(graph.squaredError(y, target));
        Map<Node, Matrix> feeds =
                Map.of(x, uniform(rows, shape.units(), "data"), target, uniform(rows, y.units(), "target"));
        FiniteDifferences.check(graph, loss, feeds, rows, SEED);
    }

    private static Matrix uniform(int rows, int columns, String name) {
        RandomStream random = RandomStream.of(SEED, name);
        Matrix data = Matrix.zeros(rows, columns);
        for (int i = 0; i < data.values().length; i++) {
            data.values()[i] = (float) (2 * random.nextDouble() - 1);
        }
        return data;
    }
}
