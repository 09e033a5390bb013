package dev.hawkins.bench.compare;

import dev.hawkins.bench.compare.Architecture.Convolutional;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Shape;
import dev.hawkins.engine.Span;
import dev.hawkins.engine.Window;
import java.util.ArrayList;
import java.util.List;

/** {@link Convolutional} as a network of Hawkins. */
final class HawkinsConvolutions {
    private final Convolutional c;
    private final Graph g = new Graph();
    private final Window window;
    private final List<Shape> shapes = new ArrayList<>();

    private HawkinsConvolutions(Convolutional c) {
        this.c = c;
        Span span = Span.of(c.kernel()).stride(Convolutional.STRIDE).padding(c.kernel() / 2);
        window = c.height() == 1 ? Window.line(span) : Window.square(span);
        shapes.add(new Shape(c.height(), c.width(), 1));
        c.channels().forEach(channels -> shapes.add(window.over(shapes.get(shapes.size() - 1), channels)));
    }

    static HawkinsNet of(Convolutional c) {
        return new HawkinsConvolutions(c).build();
    }

    private HawkinsNet build() {
        Node x = g.input("x", c.inputs());
        Node h = x;
        for (int i = 0; i < c.channels().size(); i++) {
            int made = c.channels().get(i);
            Initialiser init = Initialiser.HE_NORMAL;
            h = g.convolution("encoder" + i, h, shapes.get(i), window, made, Activation.RELU, init);
        }
        return HawkinsNet.latent(g, x, h, c.latent(), c.bernoulli(), this::decoder);
    }

    private Node decoder(Node sample) {
        int last = c.channels().size();
        Node d = g.dense("expand", sample, shapes.get(last).units(), Activation.RELU, Initialiser.HE_NORMAL);
        for (int i = last; i > 0; i--) {
            Activation activation = i == 1 ? Activation.IDENTITY : Activation.RELU;
            Initialiser init = Initialiser.suited(activation);
            d = g.transposedConvolution("decoder" + i, d, shapes.get(i), window, shapes.get(i - 1), activation, init);
        }
        return d;
    }
}
