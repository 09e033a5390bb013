package dev.hawkins.detect.adversarial;

/** What is taken out of {@link Arn}, to see what it is good for. */
public enum ArnAblation {
    /** Nothing. */
    NONE,
    /** The latent noise and the KL: the generator is a plain autoencoder. */
    NO_KLD,
    /** The game: both networks minimise one loss, so that the generator helps the discriminator instead of fooling it. */
    GE
}
