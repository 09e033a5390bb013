package dev.hawkins.engine;

/**
 * A node without an operation: what a row or a stream of noise supplies. Of a dropout it has no values but bits, see
 * {@link Block#kept}.
 */
record Source(Node node, Kind kind, double share) {
    enum Kind {
        INPUT,
        NOISE,
        GUMBEL,
        MASK,
        DROPOUT
    }
}
