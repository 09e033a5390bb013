package dev.hawkins.engine;

/** Small networks that between them use every operation with shared weights. */
record SeriesNets(Graph graph, Node x, Node read, Node loss) {
    /** Convolutions, pools and transposes over a series of 20 times 2 numbers, one convolution used twice. */
    static SeriesNets series() {
        Graph g = new Graph();
        Shape shape = Shape.series(20, 2);
        Node x = g.input("x", 40);
        Window causal = Window.line(Span.of(3).dilation(2).causal());
        Node h = g.convolution("c1", x, shape, causal, 6, Activation.RELU, Initialiser.HE_NORMAL);
        Shape wide = causal.over(shape, 6);
        Node same = g.convolution(
                "c2", h, wide, Window.line(Span.of(5).same()), 6, Activation.TANH, Initialiser.GLOROT_UNIFORM);
        Node twice = g.add(g.again(same, same), h);
        Window halves = Window.line(Span.of(2).stride(2));
        Node pooled = g.maximumPool(twice, wide, halves);
        Shape half = halves.over(wide);
        Node up = g.upsample(pooled, half, 1, 2);
        Node mean = g.averagePool(up, wide, Window.line(Span.of(3).padding(1)), false);
        Window down = Window.line(Span.of(4).stride(2).padding(1));
        Node z = g.convolution("c3", mean, wide, down, 17, Activation.ELU, Initialiser.HE_NORMAL);
        Shape small = down.over(wide, 17);
        Node y = g.transposedConvolution("t1", z, small, down, shape, Activation.SIGMOID, Initialiser.GLOROT_UNIFORM);
        return new SeriesNets(g, x, y, g.rootOfSum(g.squaredError(y, x), 1e-12));
    }

    /** Convolutions over an image of 7 x 9. */
    static SeriesNets image() {
        Graph g = new Graph();
        Shape shape = new Shape(7, 9, 1);
        Node x = g.input("x", 63);
        Window window = Window.square(Span.of(3).stride(2).padding(1));
        Node h = g.convolution("c1", x, shape, window, 9, Activation.LEAKY_RELU, Initialiser.HE_NORMAL);
        Node z = g.dense("z", h, 5, Activation.TANH, Initialiser.GLOROT_UNIFORM);
        Node d = g.dense("d", z, h.units(), Activation.RELU, Initialiser.HE_NORMAL);
        Node y = g.transposedConvolution(
                "t1", d, window.over(shape, 9), window, shape, Activation.SIGMOID, Initialiser.GLOROT_UNIFORM);
        return new SeriesNets(g, x, y, g.rootOfSum(g.squaredError(y, x), 1e-12));
    }

    /** An encoder in both directions and a decoder that starts from its state: LSTM with panels, or GRU without. */
    static SeriesNets recurrent(Recurrence.Kind kind, int units) {
        Graph g = new Graph();
        Node x = g.input("x", 22);
        Recurrence both = new Recurrence(kind, 11, units, Recurrence.Direction.BOTH);
        Recurrent encoder = g.recurrent("encoder", x, both);
        Node[] state = kind == Recurrence.Kind.LSTM
                ? new Node[] {encoder.last(), encoder.cell()}
                : new Node[] {encoder.last()};
        Recurrence one = new Recurrence(kind, 11, 2 * units, Recurrence.Direction.FORWARDS);
        Recurrent decoder = g.recurrent("decoder", g.reverse(x, Shape.series(11, 2)), one, state);
        Node y = g.denseOverTime("y", decoder.sequence(), 11, 2, Activation.SIGMOID, Initialiser.GLOROT_UNIFORM);
        return new SeriesNets(g, x, y, g.rootOfSum(g.squaredError(y, x), 1e-12));
    }
}
