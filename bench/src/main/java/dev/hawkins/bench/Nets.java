package dev.hawkins.bench;

import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.Recurrence;
import dev.hawkins.engine.Recurrent;
import dev.hawkins.engine.Shape;
import dev.hawkins.engine.Span;
import dev.hawkins.engine.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network to measure.
 *
 * @param network the network, initialised
 * @param input its input
 * @param loss what training minimises
 * @param read what scoring reads: the reconstruction or its parameters
 * @param mean the latent mean, or the bottleneck
 * @param uses how often a row uses the weights of a layer, where that is more than once
 */
record Nets(Network network, Node input, Node loss, Node read, Node mean, Map<String, Integer> uses) {
    private static final int[] SMALL = {18, 15, 7, 2, 7, 15, 18};

    /** Autoencoder 18-15-7-2-7-15-18, ReLU, sigmoid output, squared error. */
    static Nets smallAutoencoder() {
        Graph g = new Graph();
        Node x = g.input("x", SMALL[0]);
        Node h = x;
        Node bottleneck = null;
        for (int i = 1; i < SMALL.length; i++) {
            Activation a = i == 3 ? Activation.IDENTITY : i == 6 ? Activation.SIGMOID : Activation.RELU;
            h = g.dense("layer" + i, h, SMALL[i], a, Initialiser.suited(a));
            bottleneck = i == 3 ? h : bottleneck;
        }
        return compiled(g, x, g.sum(g.squaredError(h, x)), h, bottleneck);
    }

    /** VAE of the same shape, with a Gaussian of fixed variance. */
    static Nets smallVariational() {
        return variational(
                18, new int[] {15, 7}, 2, new Likelihood(List.of(new Likelihood.FixedGaussian(18, 1, true))));
    }

    /** VAE 784-400-200-400-784 with Bernoulli outputs. */
    static Nets largeVariational() {
        return variational(784, new int[] {400}, 200, new Likelihood(List.of(new Likelihood.Bernoulli(784))));
    }

    /** Convolutional VAE of a series of 140 points: 1-16-32-32 channels, kernel 7, stride 2, latent 16, and back. */
    static Nets seriesVariational() {
        return convolutional(
                Shape.series(140, 1), Window.line(Span.of(7).stride(2).padding(3)), 16, 32, 32);
    }

    /** Convolutional VAE of an image of 28 x 28: 1-16-32-32 channels, kernel 3 x 3, stride 2, latent 16, and back. */
    static Nets imageVariational() {
        return convolutional(
                new Shape(28, 28, 1), Window.square(Span.of(3).stride(2).padding(1)), 16, 32, 32);
    }

    private static Nets convolutional(Shape input, Window window, int... channels) {
        Graph g = new Graph();
        Node x = g.input("x", input.units());
        List<Shape> shapes = new ArrayList<>(List.of(input));
        Map<String, Integer> uses = new HashMap<>();
        Node h = x;
        for (int i = 0; i < channels.length; i++) {
            Shape shape = shapes.get(i);
            h = g.convolution("encoder" + i, h, shape, window, channels[i], Activation.RELU, Initialiser.HE_NORMAL);
            shapes.add(window.over(shape, channels[i]));
            uses.put("encoder" + i, shapes.get(i + 1).places());
        }
        Node mean = g.dense("mean", h, 16, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node s = g.softClamp(g.dense("logVariance", h, 16, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM), 10);
        Node z = g.gaussianSample(mean, s, g.noise("epsilon", 16));
        Node d = g.dense("latent", z, h.units(), Activation.RELU, Initialiser.HE_NORMAL);
        for (int i = channels.length; i > 0; i--) {
            Activation a = i == 1 ? Activation.IDENTITY : Activation.RELU;
            Initialiser init = Initialiser.suited(a);
            uses.put("decoder" + i, shapes.get(i).places());
            d = g.transposedConvolution("decoder" + i, d, shapes.get(i), window, shapes.get(i - 1), a, init);
        }
        Likelihood bernoulli = new Likelihood(List.of(new Likelihood.Bernoulli(input.units())));
        Node loss = g.add(g.sum(g.negativeLogLikelihood(d, x, bernoulli)), g.sum(g.klToStandardNormal(mean, s)));
        return compiled(g, x, loss, d, mean, uses);
    }

    /** Sequence to sequence: an LSTM of 64 units reads 140 values, another predicts each from the one before. */
    static Nets sequenceToSequence() {
        Graph g = new Graph();
        Node x = g.input("x", 140);
        Recurrent encoder = g.recurrent("encoder", x, Recurrence.lstm(140, 64));
        Node before = g.slice(x, 0, 139);
        Recurrent decoder = g.recurrent("decoder", before, Recurrence.lstm(139, 64), encoder.last(), encoder.cell());
        Node y = g.denseOverTime("output", decoder.sequence(), 139, 1, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node loss = g.scale(g.sum(g.squaredError(y, g.slice(x, 1, 139))), 1.0 / 139);
        Map<String, Integer> uses = Map.of(
                "encoder.input",
                140,
                "encoder.recurrent",
                140,
                "decoder.input",
                139,
                "decoder.recurrent",
                139,
                "output",
                139);
        return compiled(g, x, loss, y, encoder.last(), uses);
    }

    private static Nets variational(int inputs, int[] hidden, int latent, Likelihood likelihood) {
        Graph g = new Graph();
        Node x = g.input("x", inputs);
        Node h = x;
        for (int i = 0; i < hidden.length; i++) {
            h = g.dense("encoder" + i, h, hidden[i], Activation.RELU, Initialiser.HE_NORMAL);
        }
        Node mean = g.dense("mean", h, latent, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node s = g.softClamp(g.dense("logVariance", h, latent, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM), 10);
        Node d = g.gaussianSample(mean, s, g.noise("epsilon", latent));
        for (int i = hidden.length - 1; i >= 0; i--) {
            d = g.dense("decoder" + i, d, hidden[i], Activation.RELU, Initialiser.HE_NORMAL);
        }
        Node eta = g.dense("output", d, likelihood.parameters(), Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node loss = g.add(g.sum(g.negativeLogLikelihood(eta, x, likelihood)), g.sum(g.klToStandardNormal(mean, s)));
        return compiled(g, x, loss, eta, mean);
    }

    /**
     * Floating-point operations that training needs per row, a multiply-add being two: a product forward, one for the gradient of
     * the weights, and one backward for all but the first layer.
     */
    double operationsPerRow() {
        double weights = 0;
        double first = 0;
        for (Network.Parameter parameter : network.parameters()) {
            if (parameter.name().endsWith(".weights")) {
                String layer = parameter.name().replace(".weights", "");
                double n = (double) parameter.rows() * parameter.columns() * uses.getOrDefault(layer, 1);
                first = weights == 0 ? n : first;
                weights += n;
            }
        }
        return 2 * (3 * weights - first);
    }

    private static Nets compiled(Graph g, Node x, Node loss, Node read, Node mean) {
        return compiled(g, x, loss, read, mean, Map.of());
    }

    private static Nets compiled(Graph g, Node x, Node loss, Node read, Node mean, Map<String, Integer> uses) {
        Network network = g.compile();
        network.initialise(RandomStream.of(1, "init"));
        return new Nets(network, x, loss, read, mean, uses);
    }
}
