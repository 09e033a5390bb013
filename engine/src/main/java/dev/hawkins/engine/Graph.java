package dev.hawkins.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Describes a network: inputs, differentiable operations, and at the end a node with one number per row, the loss.
 *
 * <p>All randomness enters as inputs: {@link #noise} is standard normal noise, drawn afresh by a {@link Trainer} and fed
 * by whoever runs an {@link Inference}. So every operation is a pure function of its inputs.
 *
 * <p>Building is cheap and single-threaded; {@link #compile} freezes the graph.
 */
public final class Graph extends Operations {
    /** Added to the variance by normalisations. */
    private static final double EPSILON = 1e-5;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Op> ops = new ArrayList<>();
    private final List<Op> opOf = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final List<Coefficient> coefficients = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean frozen;

    /** A row of the data: {@code units} numbers, fed by the caller. */
    public Node input(String name, int units) {
        return source(name, units, Source.Kind.INPUT, 0);
    }

    /** Standard normal noise per row and unit; a trainer draws it from its noise stream, an inference is fed it. */
    public Node noise(String name, int units) {
        return source(name, units, Source.Kind.NOISE, 0);
    }

    /** A mask that is 0 with probability {@code share} and 1 otherwise, per row and unit, as {@link #noise}. */
    public Node mask(String name, int units, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of mask '%s' must be 0 to 1 but was %s".formatted(name, share));
        }
        return source(name, units, Source.Kind.MASK, share);
    }

    /** Standard Gumbel noise per row and unit, as {@link #noise}; see {@link #gumbelSoftmax}. */
    public Node gumbelNoise(String name, int units) {
        return source(name, units, Source.Kind.GUMBEL, 0);
    }

    /** activation(W x + b): a fully connected layer; W is units x in.units(), b is units. */
    public Node dense(String name, Node in, int units, Activation activation, Initialiser init) {
        own(in);
        unique(name);
        Layer layer = layer(name, in.units(), atLeastOne(name, units), init, Layer.Form.dense(units));
        return add(new DenseOp(node(name, units), in, layer, activation));
    }

    /**
     * activation(W * x + b), where a window moves over x. Weights stand as [channel of the result][row of the
     * window][column][channel of x]; PyTorch has the channel of x second.
     *
     * @param shape how the units of x stand; those of the result stand as {@code window.over(shape, channels)}
     * @param channels channels of the result
     */
    public Node convolution(
            String name, Node in, Shape shape, Window window, int channels, Activation activation, Initialiser init) {
        shaped(in, shape);
        unique(name);
        Shape made = window.over(shape, atLeastOne(name, channels));
        Sliding sliding = new Sliding(shape, window, made);
        Layer layer = windowLayer(name, shape, window, channels, init);
        return add(new ConvolutionOp(node(name, made.units()), in, layer, activation, sliding, false));
    }

    /**
     * The transpose of a convolution: every place of x is spread over a window of the result. Weights stand as for a {@link
     * #convolution}; PyTorch has [channel of x][channel of the result][row][column].
     *
     * @param shape how the units of x stand
     * @param made how the units of the result stand: what {@link Window#spread} says
     */
    public Node transposedConvolution(
            String name, Node in, Shape shape, Window window, Shape made, Activation activation, Initialiser init) {
        shaped(in, shape);
        unique(name);
        if (!window.over(made, shape.channels()).equals(shape)) {
            throw new IllegalArgumentException(
                    "transposed convolution '%s' cannot make %s of %s: its window makes %s of that"
                            .formatted(name, made, shape, window.over(made, shape.channels())));
        }
        Sliding sliding = new Sliding(made, window, shape);
        Layer layer = windowLayer(name, shape, window, made.channels(), init);
        return add(new ConvolutionOp(node(name, made.units()), in, layer, activation, sliding, true));
    }

    private Layer windowLayer(String name, Shape shape, Window window, int channels, Initialiser init) {
        int inputs = Math.multiplyExact(window.size(), shape.channels());
        int fanOut = Math.multiplyExact(window.size(), channels);
        return layer(name, inputs, channels, init, Layer.Form.folded(fanOut));
    }

    /** A dense layer at every time of a series: activation(W x_t + b), with the same W and b. */
    public Node denseOverTime(String name, Node in, int steps, int units, Activation activation, Initialiser init) {
        Shape shape = Shape.series(steps, own(in).units() / Math.max(1, steps));
        return convolution(name, in, shape, Window.line(Span.of(1)), units, activation, init);
    }

    /**
     * A recurrent network: an LSTM or a GRU, over a series that stands as [step][number].
     *
     * <p>Its parameters are {@code name.input} (weights and bias) and {@code name.recurrent}. The rows of an LSTM are its gates
     * i, f, g, o, as in PyTorch and Keras, with one bias (in PyTorch the sum of its two). Those of a GRU are n, r, z in the
     * first layer and r, z, n in the second, each with a bias (in PyTorch r, z, n, in Keras z, r, n in both). Of a network in
     * both directions the names are {@code name.forwards.input} and so on.
     *
     * @param in the series: equally many numbers per step
     * @param state what the state is before the first step: nothing for zeros, otherwise the hidden state and, for an LSTM, the
     *     cell; both directions one after the other
     */
    public Recurrent recurrent(String name, Node in, Recurrence kind, Node... state) {
        return new RecurrentBuilder(this).make(name, own(in), kind, state);
    }

    /**
     * A recurrent network of one direction with the same weights over another series, which may have another length, so that a
     * decoder can go on step by step from its own output.
     */
    public Recurrent again(Recurrent like, Node in, Node... state) {
        return new RecurrentBuilder(this).again(like, own(in), state);
    }

    /** Neighbouring units where they stand. */
    Node view(Node in, int from, int count) {
        return add(new ViewOp(node("view", count), own(in), from));
    }

    /** Unit i is unit {@code units[i]} of x, or zero where that is -1: any order, repetition, choice, or margin. */
    public Node arrange(Node in, int... units) {
        atLeastOne("arrange", units.length);
        for (int unit : units) {
            if (unit < -1 || unit >= own(in).units()) {
                throw new IllegalArgumentException("%s has no unit %d".formatted(in, unit));
            }
        }
        return add(new ArrangeOp(node("arrange", units.length), in, units));
    }

    /** All units of x, so many times one after the other: the same input at every step of a series. */
    public Node repeat(Node in, int times) {
        return arrange(in, Arrangement.repeat(own(in).units(), atLeastOne("repeat", times)));
    }

    /** The steps of a series, last to first. */
    public Node reverse(Node in, Shape shape) {
        shaped(in, shape);
        return arrange(in, Arrangement.reverse(shape));
    }

    /** Every place of a series (rows = 1) or an image becomes rows x columns equal ones. */
    public Node upsample(Node in, Shape shape, int rows, int columns) {
        shaped(in, shape);
        return arrange(in, Arrangement.upsample(shape, rows, columns));
    }

    /** The greatest value of each channel in every window; the gradient goes to the first of equals. */
    public Node maximumPool(Node in, Shape shape, Window window) {
        shaped(in, shape);
        int[][] windows = PoolOp.windows(shape, window);
        Node out = node("maximumPool", windows.length * shape.channels());
        return add(new PoolOp(out, in, shape.channels(), windows, false, 0));
    }

    /**
     * The mean of each channel in every window.
     *
     * @param countPadding whether padding counts as zeros; otherwise it is left out of sum and count
     */
    public Node averagePool(Node in, Shape shape, Window window, boolean countPadding) {
        shaped(in, shape);
        int[][] windows = PoolOp.windows(shape, window);
        Node out = node("averagePool", windows.length * shape.channels());
        int divisor = countPadding ? window.size() : 0;
        return add(new PoolOp(out, in, shape.channels(), windows, true, divisor));
    }

    private void shaped(Node in, Shape shape) {
        if (own(in).units() != shape.units()) {
            throw new IllegalArgumentException("%s does not have the units of a shape %s".formatted(in, shape));
        }
    }

    Layer layer(String name, int inputs, int units, Initialiser init, Layer.Form form) {
        Layer layer = Layer.at(nextOffset(), layers.size(), name, inputs, units, init, form);
        layers.add(layer);
        return layer;
    }

    /**
     * What the layer that made a node makes of other inputs, with the same weights, whose gradients add up over all uses.
     *
     * @param like the node that the layer made
     * @param in as many inputs as the layer has, of the same sizes
     */
    public Node again(Node like, Node... in) {
        Op op = opOf(own(like));
        if (op == null || op.layers().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s was made by no layer, so it cannot be applied again".formatted(like));
        }
        for (Node node : in) {
            own(node);
        }
        if (!Arrays.equals(units(op.in), units(in))) {
            throw new IllegalArgumentException("the layer of %s takes %s but is given %s"
                    .formatted(like, Arrays.toString(op.in), Arrays.toString(in)));
        }
        return add(op.again(node(like.name(), like.units()), in.clone()));
    }

    private static int[] units(Node[] nodes) {
        return Arrays.stream(nodes).mapToInt(Node::units).toArray();
    }

    /** Layer normalisation (Ba et al. 2016): each row standardised over its units, then scaled and shifted per unit. */
    public Node layerNorm(String name, Node in) {
        own(in);
        unique(name);
        Layer layer = perUnit(Layer.Kind.SCALE, name, in.units());
        return add(new LayerNormOp(node(name, in.units()), in, layer, EPSILON));
    }

    /**
     * Batch normalisation (Ioffe and Szegedy 2015) with momentum .1. Each unit is standardised, then scaled and shifted: in
     * a step of training by mean and variance over the batch, otherwise by running ones, so that a score depends on its
     * row alone, but for {@link Network#inferenceTogether}. The running ones are parameters of the network that are copied
     * and set with the others; they follow the batches of those trainers that train this layer.
     */
    public Node batchNorm(String name, Node in) {
        return batchNorm(name, in, 0.1);
    }

    /** The same with the weight that a batch has in the running statistics. */
    public Node batchNorm(String name, Node in, double momentum) {
        own(in);
        unique(name);
        Layer layer = perUnit(Layer.Kind.SCALE, name, in.units());
        Layer running = perUnit(Layer.Kind.STATISTICS, name, in.units());
        return add(new BatchNormOp(node(name, in.units()), in, layer, running, momentum, EPSILON));
    }

    private Layer perUnit(Layer.Kind kind, String name, int units) {
        Layer layer = Layer.perUnit(kind, nextOffset(), layers.size(), name, units);
        layers.add(layer);
        return layer;
    }

    private int nextOffset() {
        return layers.isEmpty() ? 0 : layers.get(layers.size() - 1).end();
    }

    /**
     * In a step of training each unit is 0 with probability {@code share}, otherwise divided by {@code 1 - share}; else
     * the input itself.
     */
    public Node dropout(String name, Node in, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "share of dropout '%s' must be at least 0 and below 1 but was %s".formatted(name, share));
        }
        Node mask = source(name, own(in).units(), Source.Kind.DROPOUT, share);
        return add(new DropoutOp(node(name, in.units()), in, mask, share));
    }

    /** In a step of training the input plus normal noise of this standard deviation; else the input itself. */
    public Node gaussianNoise(String name, Node in, double sd) {
        Node noise = noise(name, own(in).units());
        return add(new GaussianNoiseOp(node(name, in.units()), in, noise, sd));
    }

    /** A number that a schedule may change between steps, such as the beta of a VAE. */
    public Coefficient coefficient(String name, double value) {
        Coefficient made = new Coefficient(name, coefficients.size(), value);
        coefficients.add(made);
        return made;
    }

    /** Freezes the graph and allocates its parameters, all zero until {@link Network#initialise}. */
    public Network compile() {
        frozen = true;
        return new Network(this);
    }

    private Node source(String name, int units, Source.Kind kind, double share) {
        unique(name);
        Node node = node(name, atLeastOne(name, units));
        opOf.add(null);
        sources.add(new Source(node, kind, share));
        return node;
    }

    @Override
    Node node(String name, int units) {
        if (frozen) {
            throw new IllegalStateException("the graph is compiled; nothing can be added to it");
        }
        Node node = new Node(this, nodes.size(), name, units);
        nodes.add(node);
        return node;
    }

    @Override
    Node add(Op op) {
        ops.add(op);
        opOf.add(op);
        return op.out;
    }

    void unique(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("there are two inputs or layers named '%s'".formatted(name));
        }
    }

    private static int atLeastOne(String name, int units) {
        if (units < 1) {
            throw new IllegalArgumentException("units of '%s' must be at least 1 but was %d".formatted(name, units));
        }
        return units;
    }

    @Override
    Node own(Node node) {
        if (node.graph() != this) {
            throw new IllegalArgumentException("node %s belongs to another graph".formatted(node));
        }
        return node;
    }

    @Override
    Coefficient own(Coefficient coefficient) {
        if (!coefficients.contains(coefficient)) {
            throw new IllegalArgumentException(
                    "coefficient '%s' belongs to another graph".formatted(coefficient.name()));
        }
        return coefficient;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Op> ops() {
        return ops;
    }

    /** What computes a node, or null for a source. */
    Op opOf(Node node) {
        return opOf.get(node.id());
    }

    List<Source> sources() {
        return sources;
    }

    /** What dropouts draw. */
    List<Node> masks() {
        return sources.stream()
                .filter(source -> source.kind() == Source.Kind.DROPOUT)
                .map(Source::node)
                .toList();
    }

    List<Layer> layers() {
        return layers;
    }

    /** The values that coefficients have in the beginning, by id. */
    double[] coefficientValues() {
        return coefficients.stream().mapToDouble(Coefficient::initial).toArray();
    }
}
