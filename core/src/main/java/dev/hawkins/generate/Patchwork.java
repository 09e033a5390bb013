package dev.hawkins.generate;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows put together of the cells of a pool of rows: a row is given by one number per column, that of the pool's row whose cell
 * it has. What a column is prepared to depends on its cell alone, so such rows are prepared by copying.
 */
final class Patchwork {
    private final Table pool;
    private final Matrix prepared;
    /** First input of every column, and the number of inputs. */
    private final int[] inputs;

    /** @param pool with the columns of the preparation */
    Patchwork(Preparation preparation, Table pool) {
        this.pool = pool;
        prepared = preparation.apply(pool);
        List<String> columns = preparation.columns();
        inputs = new int[columns.size() + 1];
        Arrays.fill(inputs, prepared.columns());
        for (Block block : preparation.layout().blocks()) {
            int c = columns.indexOf(block.column());
            inputs[c] = Math.min(inputs[c], block.from());
        }
    }

    int columns() {
        return inputs.length - 1;
    }

    /** Whether a model cannot tell the cells of two rows of the pool apart. */
    boolean same(int column, int a, int b) {
        int width = prepared.columns();
        float[] values = prepared.values();
        return Arrays.equals(
                values,
                a * width + inputs[column],
                a * width + inputs[column + 1],
                values,
                b * width + inputs[column],
                b * width + inputs[column + 1]);
    }

    /** The names of the columns in which a row differs from a row of the pool. */
    List<String> changes(int[] row, int base) {
        List<String> changed = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            if (!same(c, row[c], base)) {
                changed.add(pool.schema().column(c).name());
            }
        }
        return changed;
    }

    /** A row of the pool as it is. */
    int[] whole(int row) {
        int[] cells = new int[columns()];
        Arrays.fill(cells, row);
        return cells;
    }

    Matrix prepared(List<int[]> rows) {
        int width = prepared.columns();
        float[] values = new float[Math.multiplyExact(rows.size(), width)];
        for (int r = 0; r < rows.size(); r++) {
            int[] cells = rows.get(r);
            for (int c = 0; c < cells.length; c++) {
                int from = cells[c] * width + inputs[c];
                System.arraycopy(prepared.values(), from, values, r * width + inputs[c], inputs[c + 1] - inputs[c]);
            }
        }
        return new Matrix(rows.size(), width, values);
    }

    Table table(List<int[]> rows) {
        List<Table.Values> values = new ArrayList<>();
        for (int c = 0; c < columns(); c++) {
            int column = c;
            int[] chosen = rows.stream().mapToInt(cells -> cells[column]).toArray();
            values.add(pool.columns(List.of(pool.schema().column(c).name()))
                    .select(chosen)
                    .values(0));
        }
        return new Table(pool.schema(), values);
    }
}
