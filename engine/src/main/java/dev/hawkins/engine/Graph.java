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
public final class Graph {
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

    private void shaped(Node in, Shape shape) {
        if (own(in).units() != shape.units()) {
            throw new IllegalArgumentException("%s does not have the units of a shape %s".formatted(in, shape));
        }
    }

    private Layer layer(String name, int inputs, int units, Initialiser init, Layer.Form form) {
        int offset = layers.isEmpty() ? 0 : layers.get(layers.size() - 1).end();
        Layer layer = Layer.at(offset, layers.size(), name, inputs, units, init, form);
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

    /** activation(x), unit by unit. */
    public Node activate(Node in, Activation activation) {
        return add(new ActivateOp(node("activate", own(in).units()), in, activation));
    }

    /** a + b, unit by unit. */
    public Node add(Node a, Node b) {
        return add(new AddOp(node("add", same(a, b)), a, b));
    }

    /** a * b, unit by unit. */
    public Node multiply(Node a, Node b) {
        return add(new MultiplyOp(node("multiply", same(a, b)), a, b));
    }

    /** factor * x. */
    public Node scale(Node in, double factor) {
        return add(new ScaleOp(node("scale", own(in).units()), in, factor, null));
    }

    /** coefficient * x, where the coefficient may be changed between steps with {@link Trainer#set}. */
    public Node scale(Node in, Coefficient coefficient) {
        own(coefficient);
        return add(new ScaleOp(node("scale", own(in).units()), in, 0, coefficient));
    }

    /** A number that a schedule may change between steps, such as the beta of a VAE. */
    public Coefficient coefficient(String name, double value) {
        Coefficient made = new Coefficient(name, coefficients.size(), value);
        coefficients.add(made);
        return made;
    }

    /** Units from .. from+count-1. */
    public Node slice(Node in, int from, int count) {
        if (from < 0 || count < 1 || from + count > own(in).units()) {
            throw new IllegalArgumentException("slice of %s from %d, %d units, is outside".formatted(in, from, count));
        }
        return add(new SliceOp(node("slice", count), in, from));
    }

    /** The units of all inputs, one after the other. */
    public Node concatenate(Node... in) {
        int units = 0;
        for (Node node : in) {
            units += own(node).units();
        }
        return add(new ConcatenateOp(node("concatenate", units), in.clone()));
    }

    /** Soft clamp to +-limit: {@code limit * tanh(x / limit)}. */
    public Node softClamp(Node in, double limit) {
        return add(new SoftClampOp(node("softClamp", own(in).units()), in, limit));
    }

    /** mean + exp(logVariance / 2) * noise (reparameterised Gaussian). */
    public Node gaussianSample(Node mean, Node logVariance, Node noise) {
        same(mean, noise);
        return add(new GaussianSampleOp(node("gaussianSample", same(mean, logVariance)), mean, logVariance, noise));
    }

    /** (prediction - target)^2, unit by unit. No gradient flows into an {@link #input}. */
    public Node squaredError(Node prediction, Node target) {
        return add(new SquaredErrorOp(node("squaredError", same(prediction, target)), prediction, target));
    }

    /** -log p(target | parameters), unit by unit (target.units() numbers per row). */
    public Node negativeLogLikelihood(Node parameters, Node target, Likelihood likelihood) {
        covers(likelihood, parameters);
        if (own(target).units() != likelihood.units()) {
            throw new IllegalArgumentException(
                    "the likelihood has %d units but its target is %s".formatted(likelihood.units(), target));
        }
        Node out = node("negativeLogLikelihood", target.units());
        return add(new LikelihoodOp(LikelihoodOp.Kind.NEGATIVE_LOG, likelihood, out, parameters, target));
    }

    /** |prediction - target|, unit by unit; gradient 0 where they are equal. */
    public Node absoluteError(Node prediction, Node target) {
        return add(new AbsoluteErrorOp(node("absoluteError", same(prediction, target)), prediction, target));
    }

    /** Expected values of a likelihood with these parameters, likelihood.units() of them. Not differentiable. */
    public Node likelihoodMean(Node parameters, Likelihood likelihood) {
        covers(likelihood, parameters);
        Node out = node("likelihoodMean", likelihood.units());
        return add(new LikelihoodOp(LikelihoodOp.Kind.MEAN, likelihood, out, parameters));
    }

    /** Variances of a likelihood with these parameters, likelihood.units() of them. Not differentiable. */
    public Node likelihoodVariance(Node parameters, Likelihood likelihood) {
        covers(likelihood, parameters);
        Node out = node("likelihoodVariance", likelihood.units());
        return add(new LikelihoodOp(LikelihoodOp.Kind.VARIANCE, likelihood, out, parameters));
    }

    /** KL(N(mean, exp(logVariance)) || N(0, 1)) = (mean^2 + exp(s) - 1 - s) / 2, unit by unit. */
    public Node klToStandardNormal(Node mean, Node logVariance) {
        return add(new KlOp(node("klToStandardNormal", same(mean, logVariance)), mean, logVariance));
    }

    /** Sum over units: one number per row. */
    public Node sum(Node in) {
        own(in);
        return add(new SumOp(node("sum", 1), in));
    }

    /** sqrt(sum over units + epsilon): one number per row. With {@link #squaredError} the unsquared norm. */
    public Node rootOfSum(Node in, double epsilon) {
        own(in);
        return add(new RootOfSumOp(node("rootOfSum", 1), in, epsilon));
    }

    /** max(x, floor), unit by unit; gradient 0 below the floor (free bits). */
    public Node floor(Node in, double floor) {
        return add(new FloorOp(node("floor", own(in).units()), in, floor));
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

    private Node node(String name, int units) {
        if (frozen) {
            throw new IllegalStateException("the graph is compiled; nothing can be added to it");
        }
        Node node = new Node(this, nodes.size(), name, units);
        nodes.add(node);
        return node;
    }

    private Node add(Op op) {
        ops.add(op);
        opOf.add(op);
        return op.out;
    }

    private void unique(String name) {
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

    private int same(Node a, Node b) {
        if (own(a).units() != own(b).units()) {
            throw new IllegalArgumentException("%s and %s must have equally many units".formatted(a, b));
        }
        return a.units();
    }

    private void covers(Likelihood likelihood, Node parameters) {
        if (own(parameters).units() != likelihood.parameters()) {
            throw new IllegalArgumentException("the likelihood takes %d parameters but is given %s"
                    .formatted(likelihood.parameters(), parameters));
        }
    }

    /** The node itself, after a check that it is of this graph. */
    Node own(Node node) {
        if (node.graph() != this) {
            throw new IllegalArgumentException("node %s belongs to another graph".formatted(node));
        }
        return node;
    }

    /** The coefficient itself, after a check that it is of this graph. */
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

    List<Layer> layers() {
        return layers;
    }

    /** The values that coefficients have in the beginning, by id. */
    double[] coefficientValues() {
        return coefficients.stream().mapToDouble(Coefficient::initial).toArray();
    }
}
