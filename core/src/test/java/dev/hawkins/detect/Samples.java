package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Samples for tests, ordinary and nasty. All random numbers come from the seed given or from 5. */
public final class Samples {
    private Samples() {}

    /** Independent standard normal values. */
    public static Matrix normal(int rows, int columns, long seed) {
        RandomStream random = RandomStream.of(seed, "table");
        return fill(rows, columns, i -> random.nextGaussian());
    }

    /** Uniform values in [0, 1). */
    public static Matrix uniform(int rows, int columns, long seed) {
        RandomStream random = RandomStream.of(seed, "table");
        return fill(rows, columns, i -> random.nextDouble());
    }

    /** Values by their place in row-major order. */
    public static Matrix fill(int rows, int columns, IntToDoubleFunction value) {
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = (float) value.applyAsDouble(i);
        }
        return matrix;
    }

    /** One row. */
    public static Matrix row(double... values) {
        return fill(1, values.length, i -> values[i]);
    }

    /** All rows of both. */
    public static Matrix join(Matrix a, Matrix b) {
        Matrix joined = Matrix.zeros(a.rows() + b.rows(), a.columns());
        System.arraycopy(a.values(), 0, joined.values(), 0, a.values().length);
        System.arraycopy(b.values(), 0, joined.values(), a.values().length, b.values().length);
        return joined;
    }

    /** Samples on which methods tend to break. */
    public static Map<String, Matrix> nasty() {
        Map<String, Matrix> tables = new LinkedHashMap<>();
        tables.put("one column", normal(60, 1, 5));
        tables.put("all rows equal", fill(40, 3, i -> 7));
        tables.put(
                "every row four times",
                join(join(normal(20, 4, 5), normal(20, 4, 5)), join(normal(20, 4, 5), normal(20, 4, 5))));
        tables.put("more columns than rows", normal(12, 40, 5));
        tables.put("heavy ties", fill(90, 5, i -> RandomStream.mix(i) >>> 63));
        tables.put("constant and linked columns", fill(80, 4, i -> i % 4 == 0 ? 3 : i / 4 % 9 * (i % 4)));
        Matrix wild = normal(70, 3, 5);
        wild.values()[100] = 1e6f;
        tables.put("wild outlier", wild);
        for (int n = 2; n <= 5; n++) {
            tables.put(n + " rows", normal(n, 3, 5));
        }
        return tables;
    }
}
