package dev.hawkins.bench.compare;

import java.util.List;

/** A network that Hawkins and its peers build from the same description. Activations are ReLU if nothing else is said. */
public sealed interface Architecture {
    /** Numbers per row of the data. */
    int inputs();

    /** Numbers of Gaussian noise per row, or 0. */
    default int noise() {
        return 0;
    }

    /** For the name of a workload, such as {@code AE 18-15-7-2}. */
    String title();

    /**
     * An autoencoder of dense layers: no activation at the middle layer, sigmoid at the last; the loss of a row is the sum of
     * its squared errors, and so is its score.
     *
     * @param sizes units of all layers, the input first; an odd number of them
     */
    record Autoencoder(String title, List<Integer> sizes) implements Architecture {
        public Autoencoder {
            sizes = List.copyOf(sizes);
        }

        @Override
        public int inputs() {
            return sizes.get(0);
        }

        /** Number of the layer without activation, counted from 1. */
        public int middle() {
            return sizes.size() / 2;
        }
    }

    /**
     * A VAE of dense layers (Kingma and Welling 2014): loss = -log p(x|z) + KL for one z per row.
     *
     * @param hidden units of the encoder's hidden layers; the decoder's are the same in reverse
     * @param bernoulli Bernoulli outputs by logits; otherwise Gaussians of sd 1 around sigmoid outputs
     */
    record Variational(String title, int inputs, List<Integer> hidden, int latent, boolean bernoulli)
            implements Architecture {
        public Variational {
            hidden = List.copyOf(hidden);
        }

        @Override
        public int noise() {
            return latent;
        }
    }
}
