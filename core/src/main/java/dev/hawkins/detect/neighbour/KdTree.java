package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A k-d tree (Bentley 1975, doi 10.1145/361002.361007) with tight bounding boxes and leaves of up to 64 rows, split at the
 * median of the widest column. Distances are sums of squared differences in float first; what may be near enough is
 * compared in double. A box or row is left out only if it is farther than the farthest neighbour by more than rounding, so
 * exactly the rows are found that {@link EveryRow} finds.
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
    public Search search() {
        float[] squared = new float[LEAF];
        return (queries, from, count, self, found) -> {
            for (int r = 0; r < count; r++) {
                found[r].clear();
                root.search(rows, queries, from + r * rows.columns(), self == null ? -1 : self[r], found[r], squared);
            }
        };
    }

    @Override
    public int[] order() {
        int[] order = new int[rows.rows()];
        root.collect(order, 0);
        return order;
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
        void search(Matrix rows, float[] queries, int from, int self, Nearest nearest, float[] squared) {
            if (leaf != null) {
                leaf.squaredDistances(queries, from, squared);
                offer(rows, queries, from, self, nearest, squared);
                return;
            }
            double first = parts.get(0).distance(queries, from);
            double second = parts.get(1).distance(queries, from);
            int near = second < first ? 1 : 0;
            parts.get(near).searchWithin(Math.min(first, second), rows, queries, from, self, nearest, squared);
            parts.get(1 - near).searchWithin(Math.max(first, second), rows, queries, from, self, nearest, squared);
        }

        /** Writes the numbers of its rows from {@code at} on; gives where they end. */
        int collect(int[] order, int at) {
            int end = at;
            if (leaf != null) {
                System.arraycopy(leaf.ids, 0, order, at, leaf.ids.length);
                end += leaf.ids.length;
            }
            for (Node part : parts) {
                end = part.collect(order, end);
            }
            return end;
        }

        private void searchWithin(
                double distance, Matrix rows, float[] queries, int from, int self, Nearest nearest, float[] squared) {
            if (distance * SAFE - TINY <= nearest.reach()) {
                search(rows, queries, from, self, nearest, squared);
            }
        }

        /** Offers the rows of the leaf that may be near enough, with distances in double. */
        private void offer(Matrix rows, float[] queries, int from, int self, Nearest nearest, float[] squared) {
            int columns = rows.columns();
            float limit = limit(nearest);
            for (int i = 0; i < leaf.ids.length; i++) {
                int id = leaf.ids[i];
                if (squared[i] <= limit && id != self) {
                    nearest.offer(Squared.distance(queries, from, rows.values(), id * columns, columns), id);
                    limit = limit(nearest);
                }
            }
        }

        /** Rows with larger sums of floats are out of reach. */
        private static float limit(Nearest nearest) {
            return Math.nextUp((float) ((nearest.reach() + TINY) / SAFE));
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
