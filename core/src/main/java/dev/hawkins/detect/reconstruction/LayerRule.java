package dev.hawkins.detect.reconstruction;

import java.util.List;

/**
 * The layers of an autoencoder whose user named none: one hidden layer half as wide as the inputs, between 4 and 128 units,
 * and a bottleneck of a third of the inputs' square root, at most 16, at least 2, or 1 below 5 inputs. The bottleneck is
 * narrow on purpose: spare capacity lets the network copy anomalies.
 */
final class LayerRule {
    private LayerRule() {}

    static List<Integer> layers(int inputs) {
        int hidden = Math.max(4, Math.min(128, (inputs + 1) / 2));
        int bottleneck = inputs < 5 ? 1 : (int) Math.max(2, Math.min(16, Math.round(Math.sqrt(inputs) / 3)));
        return List.of(hidden, bottleneck);
    }
}
