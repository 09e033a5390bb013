package dev.hawkins.table;

/** What the values of a column are. */
public enum Kind {
    /** Real numbers. */
    NUMERIC,
    /** Whole numbers; read and used as numbers, written without a fraction. */
    INTEGER,
    /** Two values, 0 and 1, false and true, no and yes, or any other two; see {@link Column#values()}. */
    BINARY,
    /** A name out of a set. */
    CATEGORICAL,
    /** A point in time. */
    TIMESTAMP,
    /** Free text or identifiers: ignored, with a notice. */
    TEXT
}
