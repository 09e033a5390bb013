package dev.hawkins.detect.reconstruction;

import dev.hawkins.engine.Activation;
import java.util.List;

/**
 * What the network of an autoencoder looks like and learns from.
 *
 * @param name of the detector, for messages
 * @param layers units of the encoder's layers, empty = {@link LayerRule}
 * @param activation of the hidden layers
 * @param code activation of the bottleneck
 * @param output activation of the output
 * @param objective what is trained on and scored
 * @param corruption what is done to the input in training
 * @param amount how much of it, 0 = nothing
 * @param penalties what else it pays for
 * @param clip see {@link dev.hawkins.detect.InputLimits#clip}
 * @param reach see {@link dev.hawkins.detect.InputLimits}
 */
record NetworkDesign(
        String name,
        List<Integer> layers,
        Activation activation,
        Activation code,
        Activation output,
        Objective objective,
        Corruption corruption,
        double amount,
        Penalties penalties,
        double clip,
        double reach) {
    List<Integer> layersFor(int inputs) {
        return layers.isEmpty() ? LayerRule.layers(inputs) : layers;
    }
}
