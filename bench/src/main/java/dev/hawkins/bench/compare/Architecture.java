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

    /**
     * A VAE of convolutions with stride 2 and, back again, transposed ones; between them dense layers to the latent mean and log
     * variance and from the sample. Images have one channel; a series is an image of height 1.
     *
     * @param channels channels of the encoder's convolutions; the decoder's are the same in reverse, then one
     * @param kernel places of a window along an axis, an odd number; padding is half of it
     * @param bernoulli as for {@link Variational}
     */
    record Convolutional(
            String title, int height, int width, List<Integer> channels, int kernel, int latent, boolean bernoulli)
            implements Architecture {
        public static final int STRIDE = 2;

        public Convolutional {
            channels = List.copyOf(channels);
        }

        @Override
        public int inputs() {
            return height * width;
        }

        @Override
        public int noise() {
            return latent;
        }

        /** Places along an axis after so many convolutions: half of them each time, rounded up. */
        public static int after(int size, int convolutions) {
            int left = size;
            for (int i = 0; i < convolutions; i++) {
                left = (left + 1) / STRIDE;
            }
            return left;
        }
    }

    /**
     * Sequence to sequence for series of one value per step: an LSTM reads the series, another one starts from its last state and
     * cell and predicts each value from the one before, by a dense layer without activation; the loss of a row is the sum of its
     * squared errors.
     */
    record Sequences(String title, int steps, int units) implements Architecture {
        @Override
        public int inputs() {
            return steps;
        }
    }
}
