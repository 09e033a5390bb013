package dev.hawkins.detect.adversarial;

/** What {@link Arn} scores. */
public enum ArnScore {
    /** How sure the discriminator is that the row is made. */
    DISCRIMINATOR,
    /** Sum of the absolute differences between the row and what the generator makes of it. */
    RECONSTRUCTION,
    /** The first, and squared differences in their standard deviations, each divided by its own. */
    BOTH
}
