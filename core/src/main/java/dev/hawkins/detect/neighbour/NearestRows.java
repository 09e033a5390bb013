package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;

/** Finds the rows of a table nearest to others, exactly. Immutable; searches bring their own {@link Nearest}. */
interface NearestRows {
    /** Columns up to which a tree beats comparing with every row. */
    int TREE_COLUMNS = 15;

    /** Rows from which on a tree is worth its building. */
    int TREE_ROWS = 512;

    /**
     * Finds the nearest rows of {@code count} rows of a table.
     *
     * @param from where the first row begins
     * @param self number in the searched table of the first row, whose own place (and those of the following rows) does
     *     not count; negative if they are not in it
     * @param found one per row, cleared first
     * @param squared room for {@link #widestBlock()} numbers
     */
    void find(float[] rows, int from, int count, int self, Nearest[] found, float[] squared);

    /** Most rows in one block. */
    int widestBlock();

    /** The faster of tree and comparison with every row; both find the same rows. */
    static NearestRows of(Matrix rows) {
        return rows.columns() <= TREE_COLUMNS && rows.rows() >= TREE_ROWS ? new KdTree(rows) : new EveryRow(rows);
    }
}
