package dev.hawkins.detect.variational;

import java.util.List;

/**
 * The sizes of a VAE whose user named none: one hidden layer as wide as the inputs, between 8 and 128 units, and a tenth of
 * the inputs as latent units, at least 2 and at most 32.
 */
final class LatentRule {
    private LatentRule() {}

    static List<Integer> hidden(int inputs) {
        return List.of(Math.max(8, Math.min(128, inputs)));
    }

    static int latent(int inputs) {
        return Math.max(2, Math.min(32, Math.round(inputs / 10f)));
    }
}
