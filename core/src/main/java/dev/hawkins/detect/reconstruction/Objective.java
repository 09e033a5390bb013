package dev.hawkins.detect.reconstruction;

/** How the difference between a row and its reconstruction becomes one number; trained on and scored by alike. */
public enum Objective {
    /** Euclidean length of the difference. */
    NORM,
    /** Mean of the squared differences. */
    MSE,
    /** Sum of the squared differences. */
    SSE
}
