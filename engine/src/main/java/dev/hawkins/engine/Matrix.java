package dev.hawkins.engine;

/**
 * A dense float32 matrix, rows x columns, row-major, without copy-on-construct: whoever makes one hands the array over.
 *
 * @param rows number of rows, 0 or more
 * @param columns number of columns, 0 or more
 * @param values rows * columns values; value (r, c) is at {@code r * columns + c}
 */
public record Matrix(int rows, int columns, float[] values) {
    public Matrix {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException("a matrix of %d rows and %d columns needs %d values but got %d"
                    .formatted(rows, columns, (long) rows * columns, values.length));
        }
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new float[Math.multiplyExact(rows, columns)]);
    }

    /** Copies an array of rows of equal length. */
    public static Matrix of(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[Math.multiplyExact(rows.length, columns)];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, values, r * columns, columns);
        }
        return new Matrix(rows.length, columns, values);
    }

    /** The value in row r, column c. */
    public float get(int r, int c) {
        return values[r * columns + c];
    }

    /** A row to compare with others. */
    public MatrixRow row(int r) {
        return new MatrixRow(values, r * columns, (r + 1) * columns);
    }

    /** A new matrix of the given rows, in the given order; a row may occur more than once. */
    public Matrix select(int[] chosen) {
        float[] picked = new float[Math.multiplyExact(chosen.length, columns)];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(values, chosen[i] * columns, picked, i * columns, columns);
        }
        return new Matrix(chosen.length, columns, picked);
    }
}
