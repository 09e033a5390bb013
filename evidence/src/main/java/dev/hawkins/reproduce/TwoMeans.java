package dev.hawkins.reproduce;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows in two clusters by k-means, begun at the first row and at the one farthest from it.
 *
 * @param larger the cluster of more rows; both in the order of the rows
 * @param smaller the other
 */
record TwoMeans(Matrix larger, Matrix smaller) {
    private static final int ROUNDS = 25;

    static TwoMeans of(Matrix rows) {
        double[] a = row(rows, 0);
        double[] b = row(rows, farthest(rows, a));
        boolean[] second = new boolean[rows.rows()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int r = 0; r < second.length; r++) {
                double[] row = row(rows, r);
                second[r] = distance(row, b) < distance(row, a);
            }
            a = mean(rows, where(second, false), a);
            b = mean(rows, where(second, true), b);
        }
        boolean secondIsLarger = 2 * where(second, true).length > second.length;
        return new TwoMeans(rows.select(where(second, secondIsLarger)), rows.select(where(second, !secondIsLarger)));
    }

    private static int farthest(Matrix rows, double[] from) {
        int farthest = 0;
        for (int r = 1; r < rows.rows(); r++) {
            if (distance(row(rows, r), from) > distance(row(rows, farthest), from)) {
                farthest = r;
            }
        }
        return farthest;
    }

    private static double[] row(Matrix rows, int r) {
        double[] row = new double[rows.columns()];
        Arrays.setAll(row, j -> rows.get(r, j));
        return row;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    /** The mean of some rows, or what was there before if there are none. */
    private static double[] mean(Matrix rows, int[] members, double[] before) {
        double[] mean = new double[before.length];
        for (int r : members) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += rows.get(r, j) / (double) members.length;
            }
        }
        return members.length == 0 ? before : mean;
    }

    private static int[] where(boolean[] values, boolean wanted) {
        return IntStream.range(0, values.length)
                .filter(r -> values[r] == wanted)
                .toArray();
    }
}
