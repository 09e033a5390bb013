package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;

/**
 * Compares with every row. Hot: a block of training rows stays in the first-level cache while all rows of the batch are
 * multiplied with it; only rows that may be near enough are compared in double.
 */
final class EveryRow implements NearestRows {
    private final Matrix rows;
    private final LaneRows lanes;

    EveryRow(Matrix rows) {
        this.rows = rows;
        this.lanes = new LaneRows(rows, LaneRows.mean(rows));
    }

    @Override
    public Search search() {
        return new Comparison();
    }

    @Override
    public int[] order() {
        return java.util.stream.IntStream.range(0, rows.rows()).toArray();
    }

    private final class Comparison implements Search {
        private final LaneRows.Queries queries = lanes.new Queries(Neighbours.BATCH);
        private final float[] partial = new float[Neighbours.BATCH * LaneRows.LANES];

        @Override
        public void find(float[] table, int from, int count, int[] self, Nearest[] found) {
            queries.set(table, from, count);
            for (int q = 0; q < count; q++) {
                found[q].clear();
            }
            for (int block = 0; block < lanes.blocks(); block++) {
                queries.compare(count, block, partial, 0);
                for (int q = 0; q < count; q++) {
                    offer(block, q, table, from + q * rows.columns(), self == null ? -1 : self[q], found[q]);
                }
            }
        }

        private void offer(int block, int query, float[] table, int from, int self, Nearest nearest) {
            int first = block * LaneRows.LANES;
            if (nearest.isClosedTo(first)) {
                return;
            }
            float limit = queries.limit(query, nearest.reach());
            int count = lanes.count(block);
            for (int lane = 0; lane < count; lane++) {
                // Not a number where a sum overflowed: such a row is not left out.
                if (!(partial[query * LaneRows.LANES + lane] > limit) && first + lane != self) {
                    int at = (first + lane) * rows.columns();
                    nearest.offer(Squared.distance(table, from, rows.values(), at, rows.columns()), first + lane);
                    limit = queries.limit(query, nearest.reach());
                }
            }
        }
    }
}
