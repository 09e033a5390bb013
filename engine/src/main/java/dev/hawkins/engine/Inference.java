package dev.hawkins.engine;

/** A reusable evaluation of part of a {@link Network}; not thread-safe, allocates nothing per run. */
public final class Inference {
    Inference() {}

    /**
     * Feeds a node: {@code rows} rows of node.units() numbers each, row-major, from {@code offset} on. Stays fed until
     * fed again. All fed nodes of a run must hold at least that run's rows.
     */
    public void feed(Node node, float[] values, int offset, int rows) {
        throw new UnsupportedOperationException();
    }

    /** Feeds every row with the same numbers, node.units() of them (a row of a noise bank). */
    public void feedConstant(Node node, float[] values, int offset) {
        throw new UnsupportedOperationException();
    }

    /** Computes the fetched nodes for the first {@code rows} fed rows. */
    public void run(int rows) {
        throw new UnsupportedOperationException();
    }

    /** Copies what the last run computed for a fetched node, row-major, rows x node.units(). */
    public void fetch(Node node, float[] values, int offset) {
        throw new UnsupportedOperationException();
    }

    /** Adds, in double and in unit order, the fetched node's units of each row to sums[offset + row]. */
    public void addSums(Node node, double[] sums, int offset) {
        throw new UnsupportedOperationException();
    }
}
