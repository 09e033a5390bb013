package dev.hawkins.detect.statistic;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/**
 * Empirical tail probabilities of every input. A value x is counted among the n training values itself, so the lower tail
 * is {@code (1 + #{x_i <= x}) / (n + 1)} and never 0; the upper tail likewise. Equal values are stored once.
 *
 * @param values the distinct training values of all inputs, ascending within each
 * @param counts how many training values are at most as large
 * @param starts where each input's values begin; one more for the end
 * @param skew sign of each input's skewness: -1, 0 or 1
 * @param rows n
 */
record Tails(float[] values, double[] counts, int[] starts, double[] skew, int rows) {
    /** Standardised third moments below this are rounding. */
    private static final double NO_SKEW = 1e-9;

    static Tails of(Matrix rows, FitContext context) {
        int columns = rows.columns();
        float[] values = new float[rows.values().length];
        double[] counts = new double[values.length];
        int[] starts = new int[columns + 1];
        double[] skew = new double[columns];
        double[] mean = Moments.mean(rows);
        float[] sorted = new float[rows.rows()];
        int size = 0;
        for (int j = 0; j < columns; j++) {
            context.check();
            for (int r = 0; r < sorted.length; r++) {
                sorted[r] = rows.get(r, j) + 0f; // makes -0 a 0
            }
            skew[j] = skewSign(sorted, mean[j]);
            Arrays.sort(sorted);
            for (int r = 0; r < sorted.length; r++) {
                if (r + 1 == sorted.length || sorted[r + 1] != sorted[r]) {
                    values[size] = sorted[r];
                    counts[size++] = r + 1.0;
                }
            }
            starts[j + 1] = size;
            context.progress().update(j + 1, columns, (j + 1) + " inputs");
        }
        return new Tails(Arrays.copyOf(values, size), Arrays.copyOf(counts, size), starts, skew, sorted.length);
    }

    private static double skewSign(float[] values, double mean) {
        double squares = 0;
        double cubes = 0;
        for (float value : values) {
            double d = value - mean;
            squares += d * d;
            cubes += d * d * d;
        }
        double n = values.length;
        double sd = Math.sqrt(squares / n);
        double skewness = cubes / n / (sd * sd * sd);
        return Math.abs(skewness) > NO_SKEW ? Math.signum(skewness) : 0;
    }

    ModelState state() {
        return new StateBuilder()
                .floats("values", values)
                .doubles("counts", counts)
                .integers("starts", starts)
                .doubles("skew", skew)
                .number("rows", rows)
                .build();
    }

    static Tails of(ModelState state, int inputs) {
        float[] values = state.floats("values");
        int[] starts = StateBuilder.integers(state, "starts", inputs + 1, values.length + 1);
        for (int j = 0; j < inputs; j++) {
            if (starts[j] >= starts[j + 1]) {
                throw new DetectorException("the tensor 'starts' must grow but does not at " + j);
            }
        }
        return new Tails(
                values,
                state.doubles("counts", values.length),
                starts,
                state.doubles("skew", inputs),
                StateBuilder.integer(state, "rows", Integer.MAX_VALUE));
    }

    /** -log of the share of values up to this one. */
    double lower(int input, float value) {
        int at = firstAbove(input, value);
        return surprise(at > starts[input] ? counts[at - 1] : 0);
    }

    /** -log of the share of values from this one on. */
    double upper(int input, float value) {
        int at = firstAbove(input, value);
        boolean equal = at > starts[input] && values[at - 1] == value;
        int below = equal ? at - 1 : at;
        return surprise(rows - (below > starts[input] ? counts[below - 1] : 0));
    }

    /** The surprise in the longer tail: upper for a right-skewed input, lower for a left-skewed one, else their sum. */
    double skewed(int input, double lower, double upper) {
        return skew[input] > 0 ? upper : skew[input] < 0 ? lower : lower + upper;
    }

    /** The largest possible surprise of one tail. */
    double most() {
        return StrictMath.log(rows + 1.0);
    }

    private double surprise(double others) {
        return -StrictMath.log((others + 1) / (rows + 1)) + 0.0;
    }

    private int firstAbove(int input, float value) {
        int low = starts[input];
        int high = starts[input + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
