package dev.hawkins.detect.variational;

import java.util.List;

/**
 * The sizes of a VAE whose user named none: one hidden layer as wide as the inputs, between 8 and 128 units, and the square
 * root of the inputs as latent units, at least 2 and at most 8. Small on purpose: spare capacity lets the decoder copy
 * anomalies, as Tonnaer's thesis shows on MNIST, where 2 latent units beat 32. Scored by the evidence bound, what the code
 * says of a row is paid for by the KL, and 8 units lost nothing against 3 on the sets we measured.
 */
final class LatentRule {
    private LatentRule() {}

    static List<Integer> hidden(int inputs) {
        return List.of(Math.max(8, Math.min(128, inputs)));
    }

    static int latent(int inputs) {
        return (int) Math.max(2, Math.min(8, Math.round(Math.sqrt(inputs))));
    }
}
