package dev.hawkins.detect;

import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Shape;
import dev.hawkins.engine.Span;
import dev.hawkins.engine.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of convolutional networks: an encoder whose convolutions halve a series or image level by level, and a decoder
 * that mirrors it by transposed convolutions (LeCun et al. 1998, doi 10.1109/5.726791; Zeiler et al. 2010, doi
 * 10.1109/CVPR.2010.5539957). Along an axis of one place nothing moves.
 *
 * @param shapes of the row and of what each level makes of it
 * @param windows of the levels
 */
public record Convolutions(List<Shape> shapes, List<Window> windows) {
    private static final int STRIDE = 2;
    /** Below this many places along each axis no more levels are worth their weights. */
    private static final int FEW_PLACES = 8;

    private static final int MOST_LEVELS = 4;
    private static final int FIRST_CHANNELS = 16;
    private static final int MORE_CHANNELS = 32;

    /**
     * @param row how the inputs of a row stand
     * @param channels of each level
     * @param kernel places of a window along each axis
     */
    public static Convolutions of(Shape row, List<Integer> channels, int kernel) {
        List<Shape> shapes = new ArrayList<>(List.of(row));
        List<Window> windows = new ArrayList<>();
        for (int made : channels) {
            Shape below = shapes.get(shapes.size() - 1);
            Window window = new Window(span(below.height(), kernel), span(below.width(), kernel));
            windows.add(window);
            shapes.add(window.over(below, made));
        }
        return new Convolutions(List.copyOf(shapes), List.copyOf(windows));
    }

    private static Span span(int places, int kernel) {
        return places == 1 ? Span.of(1) : Span.of(kernel).stride(STRIDE).same();
    }

    /** The channels of levels whose user named none: 16, then 32, until 8 places remain along each axis, at most 4 levels. */
    public static List<Integer> channels(Shape row) {
        List<Integer> channels = new ArrayList<>();
        int places = Math.max(row.height(), row.width());
        do {
            channels.add(channels.isEmpty() ? FIRST_CHANNELS : MORE_CHANNELS);
            places = (places + 1) / STRIDE;
        } while (places > FEW_PLACES && channels.size() < MOST_LEVELS);
        return channels;
    }

    /** Units of what the last level makes. */
    public int topUnits() {
        return shapes.get(windows.size()).units();
    }

    /** What each level makes, {@code encoder-1} and so on; the last has topUnits() units. */
    public List<Node> encode(Graph graph, Node row, Activation activation) {
        List<Node> levels = new ArrayList<>();
        Node encoded = row;
        for (int i = 0; i < windows.size(); i++) {
            encoded = graph.convolution(
                    "encoder-" + (i + 1),
                    encoded,
                    shapes.get(i),
                    windows.get(i),
                    shapes.get(i + 1).channels(),
                    activation,
                    Initialiser.suited(activation));
            levels.add(encoded);
        }
        return levels;
    }

    /**
     * From a code through a dense layer, {@code decoder-1}, and the levels backwards to the row, by {@code output}.
     *
     * @param channels numbers per place that the output has
     */
    public Node decode(Graph graph, Node code, Activation activation, int channels, Activation output) {
        Node decoded = graph.dense("decoder-1", code, topUnits(), activation, Initialiser.suited(activation));
        for (int i = windows.size() - 1; i >= 0; i--) {
            Shape below = shapes.get(i);
            Shape made = i == 0 ? new Shape(below.height(), below.width(), channels) : below;
            Activation by = i == 0 ? output : activation;
            decoded = graph.transposedConvolution(
                    i == 0 ? "output" : "decoder-" + (windows.size() - i + 1),
                    decoded,
                    shapes.get(i + 1),
                    windows.get(i),
                    made,
                    by,
                    Initialiser.suited(by));
        }
        return decoded;
    }

    /** Multiplications per row, there and back, of a network with a code of so many units. */
    public long multiplications(int code) {
        long sum = (long) topUnits() * code;
        for (int i = 0; i < windows.size(); i++) {
            sum += (long) shapes.get(i + 1).units()
                    * windows.get(i).size()
                    * shapes.get(i).channels();
        }
        return 2 * sum;
    }
}
