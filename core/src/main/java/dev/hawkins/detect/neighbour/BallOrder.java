package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/**
 * Puts rows that lie together side by side: halves them again and again across the line between two rows that are far
 * apart, at the median, down to groups of a given size. Halves are multiples of the size, so only the last group is not full.
 */
final class BallOrder {
    private final Matrix rows;
    private final int size;
    private final int[] order;
    private final double[] direction;
    private final double[] place;

    BallOrder(Matrix rows, int size) {
        this.rows = rows;
        this.size = size;
        this.order = new int[rows.rows()];
        this.direction = new double[rows.columns()];
        this.place = new double[rows.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /** Row numbers; every {@code size} of them are a group. */
    int[] order() {
        split(0, order.length);
        return order;
    }

    private void split(int from, int to) {
        if (to - from <= size) {
            return;
        }
        int one = farthest(order[from], from, to);
        int other = farthest(one, from, to);
        for (int j = 0; j < direction.length; j++) {
            direction[j] = (double) rows.get(other, j) - rows.get(one, j);
        }
        sortAlong(from, to);
        int groups = (to - from + size - 1) / size;
        int middle = from + (groups + 1) / 2 * size;
        split(from, middle);
        split(middle, to);
    }

    private int farthest(int row, int from, int to) {
        int columns = rows.columns();
        int farthest = row;
        double largest = 0;
        for (int i = from; i < to; i++) {
            double squared = Squared.distance(rows.values(), row * columns, rows.values(), order[i] * columns, columns);
            if (squared > largest) {
                largest = squared;
                farthest = order[i];
            }
        }
        return farthest;
    }

    /** Sorts by place along the direction, then by row number. */
    private void sortAlong(int from, int to) {
        int columns = rows.columns();
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += direction[j] * rows.values()[order[i] * columns + j];
            }
            place[order[i]] = sum;
        }
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            int bits = Float.floatToIntBits((float) place[order[i]]);
            keys[i - from] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | order[i];
        }
        Arrays.sort(keys);
        for (int i = from; i < to; i++) {
            order[i] = (int) keys[i - from];
        }
    }
}
