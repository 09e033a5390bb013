package dev.hawkins.detect.adversarial;

/** What is taken out of {@link Arn}, to see what it is good for. */
public enum ArnAblation {
    /** Nothing. */
    NONE,
    /** The latent noise and the KL: the generator is a plain autoencoder. */
    NO_KLD,
    /** The game: both networks minimise one loss, so that the generator helps the discriminator instead of fooling it. */
    GE,
    /**
     * The same as the public code trains it, with two faults: gradients are never set to zero, so that every step takes the sum of all
     * before it, too; and rows are restored from logits where their values are between 0 and 1. For comparison with published
     * figures alone.
     */
    GE_PUBLISHED;

    /** Whether both networks minimise one loss. */
    boolean joint() {
        return this == GE || this == GE_PUBLISHED;
    }
}
