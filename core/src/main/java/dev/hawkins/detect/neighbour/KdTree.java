package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A k-d tree (Bentley 1975, doi 10.1145/361002.361007) with tight bounding boxes and leaves of up to 64 rows, split at the
 * median of the widest column. It finds exactly the rows that {@link EveryRow} finds: distances come from the same kernel,
 * and a box is left out only if it is farther than the farthest neighbour by more than float rounding.
 */
final class KdTree implements NearestRows {
    private static final int LEAF = 64;
    /** Float sums of up to 15 squares are off by less than this share. */
    private static final double SAFE = 1 - 1e-5;

    private static final double TINY = 1e-36;

    private final Matrix rows;
    private final Node root;

    KdTree(Matrix rows) {
        this.rows = rows;
        int[] ids = new int[rows.rows()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
        }
        this.root = build(ids);
    }

    @Override
    public int widestBlock() {
        return LEAF;
    }

    @Override
    public void find(float[] queries, int from, int count, int self, Nearest[] found, float[] squared) {
        for (int r = 0; r < count; r++) {
            found[r].clear();
            root.search(queries, from + r * rows.columns(), self < 0 ? -1 : self + r, found[r], squared);
        }
    }

    private Node build(int[] ids) {
        float[] low = new float[rows.columns()];
        float[] high = new float[rows.columns()];
        int widest = bound(ids, low, high);
        if (ids.length <= LEAF) {
            return new Node(low, high, new RowBlock(rows, ids), List.of());
        }
        int[] sorted = sortBy(widest, ids);
        int half = sorted.length / 2;
        List<Node> parts = new ArrayList<>();
        parts.add(build(Arrays.copyOf(sorted, half)));
        parts.add(build(Arrays.copyOfRange(sorted, half, sorted.length)));
        return new Node(low, high, null, parts);
    }

    /** Fills the bounding box; gives its widest column. */
    private int bound(int[] ids, float[] low, float[] high) {
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (int id : ids) {
            for (int j = 0; j < low.length; j++) {
                low[j] = Math.min(low[j], rows.get(id, j));
                high[j] = Math.max(high[j], rows.get(id, j));
            }
        }
        int widest = 0;
        for (int j = 1; j < low.length; j++) {
            if ((double) high[j] - low[j] > (double) high[widest] - low[widest]) {
                widest = j;
            }
        }
        return widest;
    }

    /** By value, then by number: both in one long, whose upper half orders like the float. */
    private int[] sortBy(int column, int[] ids) {
        long[] keys = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            int bits = Float.floatToIntBits(rows.get(ids[i], column));
            int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
            keys[i] = (long) ordered << 32 | ids[i];
        }
        Arrays.sort(keys);
        int[] sorted = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = (int) keys[i];
        }
        return sorted;
    }

    private record Node(float[] low, float[] high, RowBlock leaf, List<Node> parts) {
        void search(float[] queries, int from, int self, Nearest nearest, float[] squared) {
            if (leaf != null) {
                leaf.squaredDistances(queries, from, squared);
                EveryRow.offer(leaf, squared, self, nearest);
                return;
            }
            double first = parts.get(0).distance(queries, from);
            double second = parts.get(1).distance(queries, from);
            int near = second < first ? 1 : 0;
            parts.get(near).searchWithin(Math.min(first, second), queries, from, self, nearest, squared);
            parts.get(1 - near).searchWithin(Math.max(first, second), queries, from, self, nearest, squared);
        }

        private void searchWithin(
                double distance, float[] queries, int from, int self, Nearest nearest, float[] squared) {
            if (distance * SAFE - TINY <= nearest.reach()) {
                search(queries, from, self, nearest, squared);
            }
        }

        /** The squared distance to the box. */
        private double distance(float[] queries, int from) {
            double sum = 0;
            for (int j = 0; j < low.length; j++) {
                double q = queries[from + j];
                double outside = Math.max(0, Math.max(low[j] - q, q - high[j]));
                sum += outside * outside;
            }
            return sum;
        }
    }
}
