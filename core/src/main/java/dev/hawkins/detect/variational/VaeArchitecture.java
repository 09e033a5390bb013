package dev.hawkins.detect.variational;

import java.util.ArrayList;
import java.util.List;

/** How a VAE is put together, resolved against the inputs it is to read. */
interface VaeArchitecture {
    /** One encoder, one decoder, one level: the VAE of the textbooks. */
    VaeArchitecture PLAIN = VaeNetwork::build;

    /** Its network. */
    VaeNetwork build(VaeDesign design);

    /** Numbers per row that encoder and decoder read besides the row and its code. */
    default int contextUnits() {
        return 0;
    }

    /**
     * Computes those numbers.
     *
     * @param rows row-major, as the encoder sees them, so many {@code inputs} each
     * @param context receives contextUnits() numbers per row, from its beginning
     */
    default void context(float[] rows, int inputs, int count, float[] context) {}

    /** Widths of layers after the inputs that the network has at least, as a guard against settings that claim memory. */
    default List<Integer> leastLayers(VaeDesign design) {
        List<Integer> layers = new ArrayList<>(design.hidden());
        layers.add(design.latent());
        return layers;
    }

    /** Inputs that the first of those layers reads at least. */
    default int leastInputs(int inputs) {
        return inputs;
    }
}
