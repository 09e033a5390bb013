package dev.hawkins.engine;

import java.util.List;

/**
 * activation(W * x + b), where a window moves over x, or over the result if the convolution is transposed. Weights stand
 * as [unit][place of the window][input channel].
 */
final class ConvolutionOp extends Op {
    private static final int[] FIRST = {0};

    private final Layer layer;
    private final Activation activation;
    private final Sliding sliding;
    private final boolean transposed;
    private final Margins input;
    private final Margins output;
    private final Sliding.Products[] forth;
    private final Sliding.Products[] back;
    /** Tables of the gradient product. */
    private final int[] smallPlaces;

    private final int[] windows;
    private final int[] terms;
    private final int[] weights;
    private final int[] outputPlaces;
    private final int[] zeros;

    ConvolutionOp(Node out, Node in, Layer layer, Activation activation, Sliding sliding, boolean transposed) {
        super(out, in);
        this.layer = layer;
        this.activation = activation;
        this.transposed = transposed;
        this.sliding = sliding;
        input = transposed ? sliding.small() : sliding.large();
        output = transposed ? sliding.large() : sliding.small();
        int channels = input.shape().channels();
        forth = transposed ? sliding.up(channels, 1) : sliding.down(channels, 1);
        back = transposed ? sliding.down(channels, layer.stride()) : sliding.up(channels, layer.stride());
        smallPlaces = sliding.small().places();
        windows = sliding.windows();
        terms = sliding.terms();
        weights = sliding.weights(sliding.large().shape().channels(), channels, transposed ? layer.stride() : 1);
        outputPlaces = output.places();
        zeros = new int[outputPlaces.length];
    }

    @Override
    List<Layer> layers() {
        return List.of(layer);
    }

    @Override
    long multiplyAdds() {
        return (long) layer.parameterCount() * smallPlaces.length;
    }

    @Override
    ConvolutionOp again(Node out, Node... in) {
        return new ConvolutionOp(out, in[0], layer, activation, sliding, transposed);
    }

    /** The input with margins, if it needs any, and the gradient at the sums with margins. */
    @Override
    int auxUnits() {
        return (input.any() ? input.units() : 0) + output.units();
    }

    private <A> int inputAt(Block<A> b) {
        return input.any() ? b.aux(this) : b.at(in[0]);
    }

    private <A> int deltaAt(Block<A> b) {
        return b.aux(this) + (input.any() ? input.units() * b.width : 0);
    }

    @Override
    <A> void forward(Block<A> b) {
        if (input.any()) {
            int n = input.rowUnits() * b.width;
            for (int row = 0; row < input.shape().height(); row++) {
                b.e.copy(b.v, b.at(in[0]) + row * n, b.v, b.aux(this) + input.row(row) * b.width, n);
            }
        }
        int y = b.at(out);
        int x = inputAt(b);
        for (Sliding.Products p : forth) {
            b.patches.product(
                    b.parameters,
                    layer.weights(),
                    layer.stride(),
                    p.weights(),
                    p.terms(),
                    layer.units(),
                    b.v,
                    x,
                    p.from(),
                    b.parameters,
                    layer.bias(),
                    b.v,
                    y,
                    p.to());
        }
        Activations.forward(b, activation, y, y, b.size(out));
    }

    @Override
    <A> void backward(Block<A> b) {
        int delta = deltaAt(b);
        int n = output.rowUnits() * b.width;
        for (int row = 0; row < output.shape().height(); row++) {
            int to = delta + output.row(row) * b.width;
            Activations.backward(b, activation, b.at(out) + row * n, b.v, to, n);
        }
        b.batch.noteFinite(layer, b.number, b.e.finite(b.v, delta, output.units() * b.width));
        if (b.batch.sums(layer) != null) {
            addGradients(b, delta);
        }
        if (b.wants(in[0])) {
            sendBack(b, delta);
        }
    }

    private <A> void addGradients(Block<A> b, int delta) {
        A sums = b.batch.sums(layer);
        int at = b.batch.sumsAt(layer, b.number);
        int small = transposed ? inputAt(b) : delta;
        int large = transposed ? delta : inputAt(b);
        int units = sliding.small().shape().channels();
        int step = transposed ? 1 : layer.stride();
        b.patches.gradient(
                b.v, small, smallPlaces, units, b.v, large, windows, terms, sums, at, step, weights, b.scratch);
        int bias = at + layer.bias() - layer.weights();
        b.patches.gradient(
                b.v, delta, outputPlaces, layer.units(), b.ones, 0, zeros, FIRST, sums, bias, 1, FIRST, b.scratch);
    }

    private <A> void sendBack(Block<A> b, int delta) {
        int channels = input.shape().channels();
        for (Sliding.Products p : back) {
            b.patches.product(
                    b.parameters,
                    layer.weights(),
                    1,
                    p.weights(),
                    p.terms(),
                    channels,
                    b.v,
                    delta,
                    p.from(),
                    null,
                    0,
                    b.g,
                    b.at(in[0]),
                    p.to());
        }
    }
}
