package dev.hawkins.detect.neighbour;

import java.util.Arrays;

/**
 * The k nearest rows met so far, ordered by (squared distance, row number), and rows as far as the k-th beyond them. What
 * is kept does not depend on the order in which the rows were met.
 */
final class Nearest {
    /** At most this many times k rows in all, so that heaps of duplicates do not make a neighbourhood of everything. */
    private static final int WIDEST = 4;

    final int[] ids;
    final double[] squared;
    private final int k;
    private final int room;
    private int size;

    /** @param ties whether rows as far as the k-th are kept too */
    Nearest(int k, boolean ties) {
        this.k = k;
        this.room = ties ? Math.multiplyExact(WIDEST, k) : k;
        this.ids = new int[room];
        this.squared = new double[room];
    }

    void clear() {
        size = 0;
    }

    /** How many rows are kept: k, fewer if fewer were met, more with ties. */
    int size() {
        return size;
    }

    /** Rows farther than this are of no interest. */
    double reach() {
        return size < k ? Double.POSITIVE_INFINITY : squared[k - 1];
    }

    /** Whether no row of this or a higher number can be taken in: there are as many at distance 0 as there is room for. */
    boolean isClosedTo(int id) {
        return size == room && squared[size - 1] == 0 && ids[size - 1] < id;
    }

    void offer(double distance, int id) {
        if (distance > reach() || size == room && !before(distance, id, size - 1)) {
            return;
        }
        int at = size < room ? size++ : room - 1;
        while (at > 0 && before(distance, id, at - 1)) {
            squared[at] = squared[at - 1];
            ids[at] = ids[at - 1];
            at--;
        }
        squared[at] = distance;
        ids[at] = id;
        while (size > k && squared[size - 1] > squared[k - 1]) {
            size--;
        }
    }

    private boolean before(double distance, int id, int at) {
        return distance < squared[at] || distance == squared[at] && id < ids[at];
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(ids, size));
    }
}
