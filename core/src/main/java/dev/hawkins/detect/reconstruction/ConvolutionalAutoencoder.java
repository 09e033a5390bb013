package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Convolutions;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RowShape;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Shape;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutional autoencoder (Masci et al. 2011, doi 10.1007/978-3-642-21735-7_7): an {@link Autoencoder} for rows that are
 * series or images. Its encoder moves small windows over the row, the same at every place, and halves it level by level;
 * a dense layer makes the code of what is left; the decoder mirrors that. So what is learned of a shape at one place is known
 * at all others, with far fewer weights than dense layers have.
 *
 * <p>Scores, contributions (one per step and value or pixel and channel) and training are those of the autoencoder. At least
 * two rows are needed.
 *
 * @param ae all settings of the autoencoder; {@code layers} are the channels of each convolution, then the units of the code
 * @param shape what a row is, see {@link RowShape}
 * @param kernel places that a window sees along each axis
 */
public record ConvolutionalAutoencoder(
        Autoencoder ae,
        @Setting(help = "what a row is: 140 a series, series:50x3 one of 3 values per step, 28x28 or 32x32x3 an image")
                String shape,
        @Setting(help = "places that a window sees along each axis", min = 2, max = 64, unit = "places") int kernel)
        implements Detector {
    private static final String NAME = "conv-ae";

    public ConvolutionalAutoencoder {
        Settings.check(ConvolutionalAutoencoder.class, ae, shape, kernel);
        RowShape.check(shape);
        if (ae.layers().size() == 1) {
            throw new DetectorException(
                    "layers must be the channels of one convolution or more and then the units of the code but was "
                            + ae.layers().get(0));
        }
    }

    /** The product's defaults; the user has to say the shape. */
    public ConvolutionalAutoencoder() {
        this(new Autoencoder(), "", 4);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return fitter(training.layout()).fit(training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return fitter(layout).restore(state, layout);
    }

    private RestoringFit fitter(InputLayout layout) {
        Shape row = RowShape.of(NAME, shape, layout).shape();
        NetworkDesign design = ae.design(NAME, Corruption.GAUSSIAN, 0);
        return new RestoringFit(design, Levels.of(row, ae.layers(), kernel, design), ae.training());
    }

    /**
     * @param convolutions of encoder and decoder
     * @param code units of the bottleneck
     * @param design says the activations
     */
    private record Levels(Convolutions convolutions, int code, NetworkDesign design) implements Restorer {
        static Levels of(Shape row, List<Integer> layers, int kernel, NetworkDesign design) {
            List<Integer> all = layers.isEmpty() ? ruled(row) : layers;
            int last = all.size() - 1;
            return new Levels(Convolutions.of(row, all.subList(0, last), kernel), all.get(last), design);
        }

        private static List<Integer> ruled(Shape row) {
            List<Integer> layers = new ArrayList<>(Convolutions.channels(row));
            List<Integer> dense = LayerRule.layers(row.units());
            layers.add(dense.get(dense.size() - 1));
            return layers;
        }

        @Override
        public Parts build(Graph graph, Node seen) {
            List<Node> encoder = new ArrayList<>(convolutions.encode(graph, seen, design.activation()));
            Node top = encoder.get(encoder.size() - 1);
            Node made = graph.dense("code", top, code, design.code(), Initialiser.suited(design.code()));
            encoder.add(made);
            int channels = convolutions.shapes().get(0).channels();
            return new Parts(encoder, convolutions.decode(graph, made, design.activation(), channels, design.output()));
        }

        @Override
        public long multiplications() {
            return convolutions.multiplications(code);
        }

        @Override
        public List<Integer> leastLayers() {
            List<Integer> layers = new ArrayList<>();
            convolutions.shapes().forEach(level -> layers.add(level.channels()));
            layers.add(code);
            return layers;
        }
    }
}
