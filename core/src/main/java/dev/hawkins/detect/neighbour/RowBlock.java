package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/**
 * Some training rows with the rows as lanes: one array per column, one value per row. The squared distance of a row to
 * all of them is then a sum of arrays, which the compiler turns into vector instructions without reordering any one sum.
 * Distances are sums of squared differences, in float, over the columns in order: there is no cancellation, and the
 * rounding is a small share of the sum.
 */
final class RowBlock {
    /** Numbers of the rows in the table. */
    final int[] ids;

    private final float[][] columns;

    RowBlock(Matrix rows, int[] ids) {
        this.ids = ids;
        this.columns = new float[rows.columns()][ids.length];
        for (int i = 0; i < ids.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows.get(ids[i], j);
            }
        }
    }

    /** Writes the squared distances to the row that begins at {@code from}. {@code squared} has room for the block. */
    void squaredDistances(float[] rows, int from, float[] squared) {
        int count = ids.length;
        Arrays.fill(squared, 0, count, 0);
        int j = 0;
        for (; j + 4 <= columns.length; j += 4) {
            addFour(squared, rows, from + j, columns[j], columns[j + 1], columns[j + 2], columns[j + 3]);
        }
        for (; j < columns.length; j++) {
            addOne(squared, rows[from + j], columns[j]);
        }
    }

    private static void addFour(float[] squared, float[] rows, int from, float[] a, float[] b, float[] c, float[] d) {
        float qa = rows[from];
        float qb = rows[from + 1];
        float qc = rows[from + 2];
        float qd = rows[from + 3];
        for (int i = 0; i < a.length; i++) {
            float da = qa - a[i];
            float db = qb - b[i];
            float dc = qc - c[i];
            float dd = qd - d[i];
            squared[i] = squared[i] + da * da + db * db + dc * dc + dd * dd;
        }
    }

    private static void addOne(float[] squared, float q, float[] a) {
        for (int i = 0; i < a.length; i++) {
            float d = q - a[i];
            squared[i] = squared[i] + d * d;
        }
    }
}
