package dev.hawkins.detect;

/** The groups of the catalogue, each a sub-package. */
public enum Family {
    TRIVIAL,
    RECONSTRUCTION,
    VARIATIONAL,
    ADVERSARIAL,
    LABELLED,
    KERNEL,
    ISOLATION,
    NEIGHBOUR,
    CLUSTER,
    STATISTIC,
    SEQUENCE,
    COMBINATION
}
