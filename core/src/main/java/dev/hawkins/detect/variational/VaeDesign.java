package dev.hawkins.detect.variational;

import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Likelihood;
import java.util.List;

/**
 * What every VAE network is made from, whatever its architecture.
 *
 * @param hidden units of the encoder's hidden layers; the decoder mirrors them
 * @param latent units of z
 * @param activation of the hidden layers
 * @param likelihood how inputs are distributed given z
 * @param variance what a learned variance depends on
 * @param beta weight of the KL
 * @param freeBits least KL per latent unit that is paid for, 0 = none is free
 * @param capacity KL per row, in nats, that the loss pulls towards in the end, 0 = the KL itself is the penalty
 */
record VaeDesign(
        List<Integer> hidden,
        int latent,
        Activation activation,
        Likelihood likelihood,
        VarianceChoice variance,
        double beta,
        double freeBits,
        double capacity) {}
