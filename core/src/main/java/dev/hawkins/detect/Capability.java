package dev.hawkins.detect;

/** What a detector can do or needs; the catalogue marks each one. */
public enum Capability {
    /** Contributions are exact parts of the score. */
    ADDITIVE,
    /** Tells what value it would have expected. */
    EXPECTS,
    /** Can make rows ({@link Generator}). */
    GENERATES,
    /** Learns from known anomalies where there are any, and does without where there are none. */
    USES_LABELS,
    /** Chooses the epoch that it keeps by known anomalies where it is told to, and looks at none otherwise. */
    CHOOSES_BY_LABELS,
    /** Cannot learn without known anomalies. */
    NEEDS_LABELS,
    /** Reads rows that are series, such as windows of a longer one, or images, and must be told their {@link RowShape}. */
    WINDOWS,
    /** Learns from one row at a time. */
    STREAMING,
    /** A reference that any useful detector must beat. */
    BASELINE
}
