package dev.hawkins.detect.combination;

/** How scores of different detectors are made comparable, by those of held-back rows. */
public enum Scale {
    /**
     * The negative log of the share of held-back rows that score as high: their mean over members is Fisher's way to combine
     * p-values (1925). Interpolated between held-back scores; beyond the highest it goes on with the log of the excess.
     */
    SURPRISE,
    /** Standard deviations from the mean. Exact parts stay exact, but a member with a long tail speaks for all. */
    STANDARDISED
}
