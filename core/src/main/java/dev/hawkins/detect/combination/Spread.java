package dev.hawkins.detect.combination;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/** Figures of one column. */
final class Spread {
    private Spread() {}

    static double[] column(Matrix rows, int j) {
        double[] values = new double[rows.rows()];
        Arrays.setAll(values, r -> rows.get(r, j));
        return values;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        return sum;
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean) / values.length;
        }
        return Math.sqrt(squares);
    }
}
