package dev.hawkins.engine;

import java.util.Arrays;

/**
 * A row of a matrix as a key: equal to rows of the same values, bit for bit. It is no copy, so the matrix must not change.
 *
 * @param values of the matrix
 * @param from where the row begins
 * @param to where it has ended
 */
public record MatrixRow(float[] values, int from, int to) {
    @Override
    public boolean equals(Object other) {
        return other instanceof MatrixRow row && Arrays.equals(values, from, to, row.values, row.from, row.to);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + Float.floatToIntBits(values[i]);
        }
        return hash;
    }
}
