package dev.hawkins.detect.sequence;

/** What the decoder of a sequence-to-sequence network is fed when it scores. */
public enum Decoding {
    /** The true step before the one that it predicts: fast, and lenient, as an anomaly is told by its own beginning. */
    TEACHER_FORCED,
    /** Its own prediction of the step before: the whole series comes from what the encoder kept of it; may drift. */
    FREE_RUNNING
}
