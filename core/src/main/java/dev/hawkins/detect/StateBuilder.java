package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a fit has learned, in the order in which a model file will hold it. */
public final class StateBuilder {
    private final Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final List<String> warnings = new java.util.ArrayList<>();

    /** A vector. */
    public StateBuilder doubles(String name, double... values) {
        tensors.put(name, ModelState.Doubles.of(values));
        return this;
    }

    /** Rows of equal length. */
    public StateBuilder doubles(String name, double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] flat = new double[Math.multiplyExact(rows.length, columns)];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, flat, r * columns, columns);
        }
        tensors.put(name, new ModelState.Doubles(new int[] {rows.length, columns}, flat));
        return this;
    }

    /** Whole numbers. */
    public StateBuilder integers(String name, int... values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles(name, doubles);
    }

    /** A vector. */
    public StateBuilder floats(String name, float... values) {
        tensors.put(name, ModelState.Floats.of(values));
        return this;
    }

    /** Rows of a table; the array is handed over. */
    public StateBuilder matrix(String name, Matrix rows) {
        tensors.put(name, new ModelState.Floats(new int[] {rows.rows(), rows.columns()}, rows.values()));
        return this;
    }

    /** A number. */
    public StateBuilder number(String name, double value) {
        numbers.put(name, value);
        return this;
    }

    /** A number for the training report. */
    public StateBuilder figure(String name, double value) {
        figures.put(name, value);
        return this;
    }

    /** A sentence for the user, if it is true that it applies. */
    public StateBuilder warnIf(boolean applies, String sentence) {
        if (applies) {
            warnings.add(sentence);
        }
        return this;
    }

    /** The state, with a report of the figures and warnings. */
    public ModelState build() {
        return new ModelState(tensors, numbers, new TrainingReport(List.of(), List.of(), 0, figures, warnings));
    }

    /** Reads back what {@link #matrix} wrote: at least one row of so many inputs. */
    public static Matrix matrix(ModelState state, String name, int inputs) {
        float[] values = state.floats(name);
        if (values.length == 0 || values.length % inputs != 0) {
            throw new DetectorException("the tensor '%s' must hold rows of %d inputs but holds %d numbers"
                    .formatted(name, inputs, values.length));
        }
        return new Matrix(values.length / inputs, inputs, values);
    }

    /** Reads back what {@link #integers} wrote; each must lie in [0, limit). */
    public static int[] integers(ModelState state, String name, int length, int limit) {
        double[] values = state.doubles(name, length);
        int[] integers = new int[length];
        for (int i = 0; i < length; i++) {
            integers[i] = (int) values[i];
            if (integers[i] != values[i] || integers[i] < 0 || integers[i] >= limit) {
                throw new DetectorException("the tensor '%s' must hold whole numbers from 0 to %d but holds %s"
                        .formatted(name, limit - 1, values[i]));
            }
        }
        return integers;
    }

    /** A whole number of the state between 0 and {@code most}. */
    public static int integer(ModelState state, String name, int most) {
        double value = state.number(name);
        if (value != Math.rint(value) || value < 0 || value > most) {
            throw new DetectorException(
                    "the number '%s' must be whole and between 0 and %d but is %s".formatted(name, most, value));
        }
        return (int) value;
    }
}
