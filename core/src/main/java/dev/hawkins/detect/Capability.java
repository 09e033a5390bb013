package dev.hawkins.detect;

/** What a detector can do or needs; the catalogue marks each one. */
public enum Capability {
    /** Contributions are exact parts of the score. */
    ADDITIVE,
    /** Tells what value it would have expected. */
    EXPECTS,
    /** Can generate rows. */
    GENERATES,
    /** Learns from known anomalies where there are any, and does without where there are none. */
    USES_LABELS,
    /** Cannot learn without known anomalies. */
    NEEDS_LABELS,
    /** Works on windows of a series. */
    WINDOWS,
    /** Learns from one row at a time. */
    STREAMING,
    /** A reference that any useful detector must beat. */
    BASELINE
}
