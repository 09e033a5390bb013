package dev.hawkins.detect.variational;

import java.util.List;

/**
 * The sizes of a VAE whose user named none: one hidden layer as wide as the inputs, between 8 and 128 units, and the square
 * root of the inputs as latent units, at least 2 and at most 8. Small on purpose: spare capacity lets the decoder copy
 * anomalies, as Tonnaer's thesis shows on MNIST, where 2 latent units beat 32. Scored by the evidence bound, what the code
 * says of a row is paid for by the KL, and 8 units lost nothing against 3 on the sets we measured.
 *
 * <p>For a code of as many units as inputs the hidden layer is four times as wide, between 16 and 256 units.
 */
final class LatentRule {
    private LatentRule() {}

    static List<Integer> hidden(int inputs, LatentChoice choice) {
        return choice == LatentChoice.INPUTS
                ? List.of(Math.max(16, Math.min(256, 4 * inputs)))
                : List.of(Math.max(8, Math.min(128, inputs)));
    }

    static int latent(int inputs, LatentChoice choice) {
        return choice == LatentChoice.INPUTS
                ? Math.min(128, inputs)
                : (int) Math.max(2, Math.min(8, Math.round(Math.sqrt(inputs))));
    }
}
