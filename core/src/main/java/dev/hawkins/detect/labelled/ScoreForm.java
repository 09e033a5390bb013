package dev.hawkins.detect.labelled;

/** What a detector that gives each row a probability of being normal puts out as its score. Both rank rows alike. */
public enum ScoreForm {
    /** The distance itself: additive, and never tied far out. */
    DISTANCE,
    /** The probability that the row is an anomaly, 1 - exp(-distance / scale): between 0 and 1. */
    PROBABILITY
}
