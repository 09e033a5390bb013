package dev.hawkins.detect.variational;

/** How the number of latent units is chosen where it is not set. */
public enum LatentChoice {
    /** {@link LatentRule}. */
    RULE,
    /**
     * As many as there are inputs, at most 128: next to nothing is lost in the code, and its prior has to tell. Takes a
     * fifth of the epochs that are the rule.
     */
    INPUTS,
    /**
     * The smallest of 2, 4, 8, 16 and 32 whose validation loss is within 5 % of the best of them; trains one network for
     * each.
     */
    VALIDATION
}
