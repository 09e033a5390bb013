package dev.hawkins.detect.statistic;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/** Scales of columns that single wild rows cannot blow up. */
final class RobustScale {
    private static final double NORMAL = 1.4826;

    private RobustScale() {}

    /** (1.4826 MAD)^2 of every column; where more than half of the values are equal, the variance but at most 1. */
    static double[] squares(Matrix rows) {
        double[] mean = Moments.mean(rows);
        double[] sd = Moments.sd(rows, mean);
        double[] squares = new double[rows.columns()];
        float[] values = new float[rows.rows()];
        for (int j = 0; j < squares.length; j++) {
            for (int r = 0; r < values.length; r++) {
                values[r] = rows.get(r, j);
            }
            double scale = NORMAL * deviation(values);
            boolean constant = sd[j] == Moments.CONSTANT_SD;
            squares[j] = scale > 0 ? scale * scale : constant ? 1 : Math.min(1, sd[j] * sd[j]);
        }
        return squares;
    }

    /** The median absolute deviation from the median; the array is sorted and overwritten. */
    private static double deviation(float[] values) {
        Arrays.sort(values);
        float median = values[values.length / 2];
        for (int r = 0; r < values.length; r++) {
            values[r] = Math.abs(values[r] - median);
        }
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
