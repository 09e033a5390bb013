package dev.hawkins.detect.variational;

/** How the number of latent units is chosen where it is not set. */
public enum LatentChoice {
    /** {@link LatentRule}. */
    RULE,
    /**
     * The smallest of 2, 4, 8, 16 and 32 whose validation loss is within 5 % of the best of them; trains one network for
     * each.
     */
    VALIDATION
}
