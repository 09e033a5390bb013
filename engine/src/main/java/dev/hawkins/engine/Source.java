package dev.hawkins.engine;

/** A node without an operation: what a row or a stream of noise supplies. */
record Source(Node node, Kind kind, double share) {
    enum Kind {
        INPUT,
        NOISE,
        GUMBEL,
        MASK
    }
}
