package dev.hawkins.detect.variational;

/** How the weight of the KL, or the capacity, comes to its value over the training. */
public enum Annealing {
    /** Rises linearly over the share {@code warm-up} of the steps (Bowman et al. 2016, arXiv 1511.06349). */
    LINEAR,
    /** Four cycles, each rising over its first half (Fu et al. 2019, arXiv 1903.10145). */
    CYCLICAL
}
