package dev.hawkins.bench;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;

/** What the networks are trained on and score. */
public final class CorrelatedRows {
    private CorrelatedRows() {}

    /** Rows in [0, 1] with some common structure, the same at every call. */
    public static Matrix of(int rows, int columns) {
        RandomStream random = RandomStream.of(2, "data");
        Matrix data = Matrix.zeros(rows, columns);
        for (int r = 0; r < rows; r++) {
            double common = random.nextDouble();
            for (int c = 0; c < columns; c++) {
                data.values()[r * columns + c] = (float) (0.7 * common + 0.3 * random.nextDouble());
            }
        }
        return data;
    }
}
