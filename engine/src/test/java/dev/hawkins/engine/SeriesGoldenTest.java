package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Recurrence.Direction;
import dev.hawkins.engine.Recurrence.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The engine against an independent implementation in PyTorch's layouts: {@code src/test/golden/windows_and_recurrent.py}. The
 * way from those layouts to the engine's is part of what is tested.
 */
class SeriesGoldenTest {
    private static final Map<String, float[]> GOLDEN = read();

    private static Map<String, float[]> read() {
        Map<String, float[]> arrays = new HashMap<>();
        Golden.read("windows_and_recurrent.txt").forEach((nameAndSizes, numbers) -> {
            float[] values = new float[numbers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) numbers[i];
            }
            arrays.put(nameAndSizes.split(" ")[0], values);
        });
        return arrays;
    }

    @Test
    void convolutionOfASeries() {
        Window window = Window.line(Span.of(3).dilation(2).stride(2).padding(2));
        convolution("conv1d", Shape.series(9, 2), window, 3);
    }

    @Test
    void convolutionOfAnImage() {
        Window window = new Window(Span.of(3).stride(2).padding(1), Span.of(2).dilation(3));
        convolution("conv2d", new Shape(6, 7, 3), window, 5);
    }

    private static void convolution(String name, Shape shape, Window window, int channels) {
        Graph g = new Graph();
        Node x = g.input("x", shape.units());
        Node y = g.convolution("c", x, shape, window, channels, Activation.IDENTITY, Initialiser.ZEROS);
        float[] w = permuted(golden(name + ".w"), new int[] {channels, shape.channels(), window.size()}, 0, 2, 1);
        float[] out = run(g, x, lastChannel(golden(name + ".x"), shape), y, w, golden(name + ".bias"));
        assertClose(out, lastChannel(golden(name + ".y"), window.over(shape, channels)));
    }

    @Test
    void transposedConvolution() {
        Window window = new Window(
                Span.of(3).stride(2).padding(1),
                Span.of(4).dilation(2).stride(3).padding(1));
        Shape shape = new Shape(4, 5, 3);
        Shape made = window.spread(shape, 2, 1, 0);
        Graph g = new Graph();
        Node x = g.input("x", shape.units());
        Node y = g.transposedConvolution("c", x, shape, window, made, Activation.IDENTITY, Initialiser.ZEROS);
        float[] w = permuted(golden("transposed.w"), new int[] {3, 2, 12}, 1, 2, 0);
        float[] out = run(g, x, lastChannel(golden("transposed.x"), shape), y, w, golden("transposed.bias"));
        assertClose(out, lastChannel(golden("transposed.y"), made));
    }

    @Test
    void pools() {
        Shape shape = new Shape(5, 6, 2);
        Window window = new Window(Span.of(3).stride(2).padding(1), Span.of(2).stride(2));
        Graph g = new Graph();
        Node x = g.input("x", shape.units());
        Node maximum = g.maximumPool(x, shape, window);
        Node average = g.averagePool(x, shape, window, false);
        Node averageOfAll = g.averagePool(x, shape, window, true);
        float[] in = lastChannel(golden("pool.x"), shape);
        Shape made = window.over(shape);
        Network network = g.compile();
        assertClose(values(network, x, in, maximum), lastChannel(golden("pool.maximum"), made));
        assertClose(values(network, x, in, average), lastChannel(golden("pool.average"), made));
        assertClose(values(network, x, in, averageOfAll), lastChannel(golden("pool.averageOfAll"), made));
    }

    @ParameterizedTest
    @CsvSource({"LSTM,FORWARDS", "LSTM,BACKWARDS", "GRU,FORWARDS", "GRU,BACKWARDS"})
    void recurrent(Kind kind, Direction direction) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        Graph g = new Graph();
        Node x = g.input("x", 15 + 4 + 4);
        Node h = g.slice(x, 15, 4);
        Node[] state = kind == Kind.LSTM ? new Node[] {h, g.slice(x, 19, 4)} : new Node[] {h};
        Recurrent r = g.recurrent("r", g.slice(x, 0, 15), new Recurrence(kind, 5, 4, direction), state);
        Node all = g.concatenate(r.sequence(), r.last(), r.cell());
        float[] in = joined(golden(name + ".x"), golden(name + ".h"), golden(name + ".c"));
        float[] out = run(g, x, in, all, kind == Kind.LSTM ? lstmParameters() : gruParameters());
        String golden = name + (direction == Direction.FORWARDS ? ".forwards" : ".backwards");
        int last = direction == Direction.FORWARDS ? 4 : 0;
        float[] sequence = golden(golden);
        assertClose(
                out, joined(sequence, Arrays.copyOfRange(sequence, 4 * last, 4 * last + 4), golden(golden + "Cell")));
    }

    /** The gates stand as in PyTorch; the one bias is the sum of its two. */
    private static float[] lstmParameters() {
        float[] bias = golden("lstm.bi").clone();
        for (int i = 0; i < bias.length; i++) {
            bias[i] += golden("lstm.bh")[i];
        }
        return joined(golden("lstm.wi"), bias, golden("lstm.wh"));
    }

    /** Of the input layer PyTorch's r, z, n become n, r, z. */
    private static float[] gruParameters() {
        return joined(
                lastThirdFirst(golden("gru.wi")), lastThirdFirst(golden("gru.bi")), golden("gru.wh"), golden("gru.bh"));
    }

    private static float[] lastThirdFirst(float[] a) {
        int third = a.length / 3;
        return joined(Arrays.copyOfRange(a, 2 * third, a.length), Arrays.copyOf(a, 2 * third));
    }

    private static float[] run(Graph g, Node x, float[] in, Node y, float[]... parameters) {
        Network network = g.compile();
        network.setParameters(joined(parameters));
        return values(network, x, in, y);
    }

    /** Values for one row alone, which must be those of five equal rows together. */
    private static float[] values(Network network, Node x, float[] in, Node y) {
        Inference inference = network.inference(List.of(x), List.of(y), 5);
        inference.feed(x, in, 0, 1);
        inference.run(1);
        float[] one = new float[y.units()];
        inference.fetch(y, one, 0);
        inference.feedConstant(x, in, 0);
        inference.run(5);
        float[] five = new float[5 * y.units()];
        inference.fetch(y, five, 0);
        assertThat(five).isEqualTo(joined(one, one, one, one, one));
        return one;
    }

    /** From [channel][row][column] to [row][column][channel]. */
    private static float[] lastChannel(float[] a, Shape shape) {
        return permuted(a, new int[] {shape.channels(), shape.height(), shape.width()}, 1, 2, 0);
    }

    /** The array with its three axes in another order. */
    private static float[] permuted(float[] a, int[] sizes, int first, int second, int third) {
        assertThat(a).hasSize(sizes[0] * sizes[1] * sizes[2]);
        float[] b = new float[a.length];
        int[] i = new int[3];
        int to = 0;
        for (i[first] = 0; i[first] < sizes[first]; i[first]++) {
            for (i[second] = 0; i[second] < sizes[second]; i[second]++) {
                for (i[third] = 0; i[third] < sizes[third]; i[third]++) {
                    b[to++] = a[(i[0] * sizes[1] + i[1]) * sizes[2] + i[2]];
                }
            }
        }
        return b;
    }

    private static float[] golden(String name) {
        return GOLDEN.get(name);
    }

    private static float[] joined(float[]... parts) {
        int n = 0;
        for (float[] part : parts) {
            n += part.length;
        }
        float[] all = new float[n];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("at %d", i).isCloseTo(expected[i], within(2e-6f));
        }
    }
}
