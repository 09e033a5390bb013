package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;

/**
 * Compares with every row. Hot: a block of training rows stays in the first-level cache while all rows of the batch are
 * compared with it, so the table is read once per batch.
 */
final class EveryRow implements NearestRows {
    private static final int BLOCK = 256;

    private final RowBlock[] blocks;
    private final int columns;

    EveryRow(Matrix rows) {
        columns = rows.columns();
        blocks = new RowBlock[(rows.rows() + BLOCK - 1) / BLOCK];
        for (int b = 0; b < blocks.length; b++) {
            int first = b * BLOCK;
            int[] ids = new int[Math.min(BLOCK, rows.rows() - first)];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = first + i;
            }
            blocks[b] = new RowBlock(rows, ids);
        }
    }

    @Override
    public int widestBlock() {
        return BLOCK;
    }

    @Override
    public void find(float[] rows, int from, int count, int self, Nearest[] found, float[] squared) {
        for (int r = 0; r < count; r++) {
            found[r].clear();
        }
        for (RowBlock block : blocks) {
            for (int r = 0; r < count; r++) {
                block.squaredDistances(rows, from + r * columns, squared);
                offer(block, squared, self < 0 ? -1 : self + r, found[r]);
            }
        }
    }

    /** Offers the rows of a block but one. */
    static void offer(RowBlock block, float[] squared, int self, Nearest nearest) {
        float reach = nearest.reach();
        for (int i = 0; i < block.ids.length; i++) {
            if (squared[i] <= reach && block.ids[i] != self) {
                nearest.offer(squared[i], block.ids[i]);
                reach = nearest.reach();
            }
        }
    }
}
