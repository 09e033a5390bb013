package dev.hawkins.detect.sequence;

/** How the decoder of a sequence-to-sequence network begins. */
public enum FirstStep {
    /** It is fed zeros and predicts the first step, too. */
    PREDICTED,
    /** It is fed the first step and predicts the second: the first is never judged. */
    GIVEN
}
