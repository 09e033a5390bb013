package dev.hawkins.detect.adversarial;

/** How the generator of {@link Arn} makes categories. */
public enum ArnVariant {
    /** One value per category, drawn through a straight-through Gumbel softmax; the KL is annealed away. */
    G,
    /** Every input through a sigmoid of its own, or as it is where it is unbounded; the KL keeps its weight. */
    N
}
