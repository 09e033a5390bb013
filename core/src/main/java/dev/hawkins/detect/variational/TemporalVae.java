package dev.hawkins.detect.variational;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RowShape;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Recurrence;
import dev.hawkins.engine.Shape;
import dev.hawkins.engine.Span;
import dev.hawkins.engine.Window;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Temporal VAE: a {@link VariationalAutoencoder} for series. The encoder is a stack of causal convolutions, none of which
 * looks ahead, whose windows reach twice as far back from level to level, each beside a shortcut (Bai, Kolter and Koltun
 * 2018, arXiv 1803.01271); the code is made of its last step and of the mean over all. The decoder is a gated recurrent unit
 * (Cho et al. 2014, arXiv 1406.1078) that says the series step by step from the code, which it starts from and is fed at
 * every step.
 *
 * <p>Scores are those of the VAE; in the product it is {@code reconstruction-probability}, whose contributions are exact
 * parts of it, one per step and value.
 *
 * @param vae all settings of the VAE; {@code hidden} are the channels of each convolution
 * @param shape what a row is, see {@link RowShape}; a series
 * @param kernel steps that a window sees
 * @param units of the decoder, 0 = four times the latent ones, at least 16 and at most 64
 */
public record TemporalVae(
        VariationalAutoencoder vae,
        @Setting(help = "what a row is: 140 a series, series:50x3 one of 3 values per step") String shape,
        @Setting(help = "steps that a window sees", min = 2, max = 64, unit = "steps") int kernel,
        @Setting(help = "units of the decoder, 0 = by the latent ones", min = 0, max = 4096) int units)
        implements Detector {
    private static final String NAME = "temporal-vae";
    private static final int CHANNELS = 16;
    private static final int MOST_LEVELS = 10;

    public TemporalVae {
        Settings.check(TemporalVae.class, vae, shape, kernel, units);
        RowShape.check(shape);
    }

    /** The product's defaults; the user has to say the shape. */
    public TemporalVae() {
        this(new VariationalAutoencoder().withScore(ScoreChoice.RECONSTRUCTION_PROBABILITY), "", 3, 0);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return fitter(training.layout()).fit(training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return fitter(layout).restore(state, layout);
    }

    private VaeFit fitter(InputLayout layout) {
        Shape row = RowShape.series(NAME, shape, layout).shape();
        List<Integer> channels = vae.hidden().isEmpty() ? channels(row.width(), kernel) : vae.hidden();
        return new VaeFit(NAME, vae.withHidden(channels), new Series(row, kernel, units), 0);
    }

    /** As many levels as it takes for the last step to see the first. */
    private static List<Integer> channels(int steps, int kernel) {
        int levels = 1;
        for (long reach = kernel; reach < steps && levels < MOST_LEVELS; levels++) {
            reach += (kernel - 1L) << levels;
        }
        return Collections.nCopies(levels, CHANNELS);
    }

    /**
     * @param row its shape
     * @param kernel steps that a window sees
     * @param units of the decoder or 0
     */
    private record Series(Shape row, int kernel, int units) implements VaeArchitecture {
        private static final int FEWEST_UNITS = 16;
        private static final int MOST_UNITS = 64;
        private static final int GATES = 3;
        private static final int MOST_DOUBLINGS = 20;

        private int decoderUnits(VaeDesign design) {
            return units > 0 ? units : Math.max(FEWEST_UNITS, Math.min(MOST_UNITS, 4 * design.latent()));
        }

        @Override
        public VaeNetwork build(VaeDesign design) {
            VaeParts parts = new VaeParts(design);
            Graph graph = parts.graph;
            Node row = graph.input("row", design.likelihood().units());
            VaeParts.Code code = parts.code("latent", encode(graph, row, design), design.latent());
            Node noise = graph.noise("noise", design.latent());
            Node z = graph.gaussianSample(code.mean(), code.logVariance(), noise);
            int numbers = this.row.channels() * parts.numbersPerInput();
            Node decoded = decode(graph, z, numbers, decoderUnits(design));
            return parts.judged(row, code, noise, parts.placedParameters(decoded, this.row.channels(), code.mean()));
        }

        /** The last step and the mean over all. */
        private Node encode(Graph graph, Node series, VaeDesign design) {
            Node seen = series;
            Shape shape = row;
            for (int i = 0; i < design.hidden().size(); i++) {
                int channels = design.hidden().get(i);
                seen = level(graph, i, seen, shape, channels, design.activation());
                shape = Shape.series(row.width(), channels);
            }
            int channels = shape.channels();
            Node last = graph.slice(seen, shape.units() - channels, channels);
            Node mean = graph.averagePool(seen, shape, Window.line(Span.of(row.width())), false);
            return graph.concatenate(last, mean);
        }

        /** A causal convolution beside a shortcut. */
        private Node level(Graph graph, int i, Node in, Shape shape, int channels, Activation activation) {
            Window back = Window.line(Span.of(kernel).dilation(dilation(i)).causal());
            Node convolved = graph.convolution(
                    "encoder-" + (i + 1), in, shape, back, channels, activation, Initialiser.suited(activation));
            Node shortcut = shape.channels() == channels
                    ? in
                    : graph.denseOverTime(
                            "encoder-shortcut-" + (i + 1),
                            in,
                            row.width(),
                            channels,
                            Activation.IDENTITY,
                            Initialiser.GLOROT_UNIFORM);
            return graph.add(convolved, shortcut);
        }

        /** Twice as far from level to level, but no window reaches beyond the series. */
        private int dilation(int level) {
            int farthest = Math.max(1, (row.width() - 1) / (kernel - 1));
            return Math.min(farthest, 1 << Math.min(level, MOST_DOUBLINGS));
        }

        private Node decode(Graph graph, Node z, int numbers, int states) {
            Node start = graph.dense("decoder-start", z, states, Activation.TANH, Initialiser.GLOROT_UNIFORM);
            Node said = graph.recurrent(
                            "decoder", graph.repeat(z, row.width()), Recurrence.gru(row.width(), states), start)
                    .sequence();
            return graph.denseOverTime(
                    "output", said, row.width(), numbers, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        }

        @Override
        public long multiplications(VaeDesign design) {
            long perStep = 0;
            long before = row.channels();
            for (int channels : design.hidden()) {
                perStep += before * channels * (kernel + 1);
                before = channels;
            }
            long states = decoderUnits(design);
            perStep += GATES * states * (states + design.latent()) + states * row.channels();
            return perStep * row.width();
        }

        @Override
        public int leastInputs(int inputs) {
            return row.channels();
        }

        @Override
        public List<Integer> leastLayers(VaeDesign design) {
            List<Integer> layers = new ArrayList<>(design.hidden());
            layers.add(design.latent());
            layers.add(decoderUnits(design));
            layers.add(decoderUnits(design));
            return layers;
        }
    }
}
