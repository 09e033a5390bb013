package dev.hawkins.detect.variational;

import dev.hawkins.detect.Convolutions;
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
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Shape;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutional VAE: a {@link VariationalAutoencoder} for rows that are series or images (Kingma and Welling 2014, arXiv
 * 1312.6114; convolutions as in Radford, Metz and Chintala 2016, arXiv 1511.06434). The encoder's convolutions halve the row
 * level by level until dense layers make the code of it; the decoder mirrors that by transposed convolutions.
 *
 * <p>Scores are those of the VAE; in the product it is {@code reconstruction-probability}, whose contributions are exact
 * parts of it, one per step and value or pixel and channel: beside the sum over hundreds of them the KL says little.
 *
 * @param vae all settings of the VAE; {@code hidden} are the channels of each convolution
 * @param shape what a row is, see {@link RowShape}
 * @param kernel places that a window sees along each axis
 */
public record ConvolutionalVae(
        VariationalAutoencoder vae,
        @Setting(help = "what a row is: 140 a series, series:50x3 one of 3 values per step, 28x28 or 32x32x3 an image")
                String shape,
        @Setting(help = "places that a window sees along each axis", min = 2, max = 64, unit = "places") int kernel)
        implements Detector {
    private static final String NAME = "conv-vae";

    public ConvolutionalVae {
        Settings.check(ConvolutionalVae.class, vae, shape, kernel);
        RowShape.check(shape);
    }

    /** The product's defaults; the user has to say the shape. */
    public ConvolutionalVae() {
        this(new VariationalAutoencoder().withScore(ScoreChoice.RECONSTRUCTION_PROBABILITY), "", 4);
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
        Shape row = RowShape.of(NAME, shape, layout).shape();
        List<Integer> channels = vae.hidden().isEmpty() ? Convolutions.channels(row) : vae.hidden();
        return new VaeFit(
                NAME, vae.withHidden(channels), new Levels(row.channels(), Convolutions.of(row, channels, kernel)), 0);
    }

    /** @param values per place of the row */
    private record Levels(int values, Convolutions convolutions) implements VaeArchitecture {
        @Override
        public VaeNetwork build(VaeDesign design) {
            VaeParts parts = new VaeParts(design);
            Graph graph = parts.graph;
            Node row = graph.input("row", design.likelihood().units());
            List<Node> levels = convolutions.encode(graph, row, design.activation());
            VaeParts.Code code = parts.code("latent", levels.get(levels.size() - 1), design.latent());
            Node noise = graph.noise("noise", design.latent());
            Node z = graph.gaussianSample(code.mean(), code.logVariance(), noise);
            Node decoded = convolutions.decode(
                    graph, z, design.activation(), values * parts.numbersPerInput(), Activation.IDENTITY);
            Node parameters = parts.placedParameters(decoded, values, code.mean());
            return parts.judged(row, code, noise, parameters);
        }

        @Override
        public long multiplications(VaeDesign design) {
            return convolutions.multiplications(design.latent());
        }

        @Override
        public int leastInputs(int inputs) {
            return values;
        }

        @Override
        public List<Integer> leastLayers(VaeDesign design) {
            List<Integer> layers = new ArrayList<>(design.hidden());
            layers.add(design.latent());
            return layers;
        }
    }
}
