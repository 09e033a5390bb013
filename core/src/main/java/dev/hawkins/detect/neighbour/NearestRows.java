package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;

/**
 * Finds the rows of a table nearest to others, exactly: in the order of {@link Squared}, equal ones by row number. What is
 * found does not depend on which kind of search finds it. Immutable; each thread brings its own {@link Search}.
 */
interface NearestRows {
    /** Columns up to which a tree of boxes beats comparing with every row. */
    int TREE_COLUMNS = 15;

    /** Rows from which on an index is worth its building. */
    int INDEX_ROWS = 512;

    /** A search for one thread at a time. */
    Search search();

    /** All row numbers, those of rows that lie together near each other: the order in which searching them all is fast. */
    int[] order();

    /** The buffers of one thread. */
    interface Search {
        /**
         * Finds the nearest rows of {@code count} rows of a table, at most {@link Neighbours#BATCH}.
         *
         * @param from where the first row begins
         * @param self for each row its number in the searched table, which does not count as its neighbour; null if they
         *     are not in it
         * @param found one per row, cleared first
         */
        void find(float[] rows, int from, int count, int[] self, Nearest[] found);
    }

    /**
     * The search that suits the shape of a table: comparison with every row below 512 rows, a tree of boxes for up to 15
     * columns, and balls of rows for more, unless they turn out to leave out too little for rows of this table.
     *
     * @param k neighbours that will be looked for
     */
    static NearestRows of(Matrix rows, int k) {
        if (rows.rows() < INDEX_ROWS) {
            return new EveryRow(rows);
        }
        if (rows.columns() <= TREE_COLUMNS) {
            return new KdTree(rows);
        }
        Balls balls = new Balls(rows);
        return balls.shareVisited(k) <= Balls.MOST_VISITED ? balls : new EveryRow(rows);
    }
}
