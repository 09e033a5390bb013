package dev.hawkins.detect.reconstruction;

import java.util.List;

/**
 * The layers of an autoencoder whose user named none: one hidden layer half as wide as the inputs, at most 128 units, and a
 * bottleneck of a tenth of the inputs, at least 1 (2 from 5 inputs on) and at most 32. The bottleneck is narrow on purpose:
 * spare capacity lets the network copy anomalies.
 */
final class LayerRule {
    private LayerRule() {}

    static List<Integer> layers(int inputs) {
        int hidden = Math.max(4, Math.min(128, (inputs + 1) / 2));
        int bottleneck = inputs < 5 ? 1 : Math.max(2, Math.min(32, Math.round(inputs / 10f)));
        return List.of(hidden, bottleneck);
    }
}
