package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;

/** The neighbours of up to {@link #BATCH} rows at a time, with distances in double. For one thread. */
final class Neighbours {
    /** Rows searched together. */
    static final int BATCH = 64;

    private final Matrix rows;
    private final NearestRows.Search search;
    private final Nearest[] found = new Nearest[BATCH];

    Neighbours(Matrix rows, NearestRows search, int k, boolean ties) {
        this.rows = rows;
        this.search = search.search();
        for (int i = 0; i < BATCH; i++) {
            found[i] = new Nearest(k, ties);
        }
    }

    /** Finds the neighbours of {@code count} rows; {@code self} as in {@link NearestRows.Search#find}. */
    void find(float[] queries, int from, int count, int[] self) {
        search.find(queries, from, count, self, found);
    }

    int count(int query) {
        return found[query].size();
    }

    int id(int query, int i) {
        return found[query].ids[i];
    }

    /** The Euclidean distance to the i-th neighbour. */
    double distance(int query, int i) {
        return Math.sqrt(found[query].squared[i]);
    }

    /** The value of the i-th neighbour in a column. */
    float value(int query, int i, int column) {
        return rows.get(id(query, i), column);
    }
}
