package dev.hawkins.engine;

/** What a dense layer applies to its sums. */
public enum Activation {
    IDENTITY,
    RELU,
    /** Slope 0.2 below zero. */
    LEAKY_RELU,
    ELU,
    TANH,
    SIGMOID,
    SOFTPLUS
}
