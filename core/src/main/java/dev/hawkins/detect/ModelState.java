package dev.hawkins.detect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a fitted model consists of: named tensors and named numbers, nothing else, so that a model file can hold it
 * without executing anything.
 *
 * @param tensors float32 or float64 arrays with their shapes
 * @param numbers scalars
 * @param report how the training went
 */
public record ModelState(Map<String, Tensor> tensors, Map<String, Double> numbers, TrainingReport report) {
    public ModelState {
        tensors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        numbers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /** A named array. */
    public sealed interface Tensor {
        /** Lengths of the dimensions; their product is the number of values. */
        int[] shape();
    }

    public record Floats(int[] shape, float[] values) implements Tensor {
        public static Floats of(float... values) {
            return new Floats(new int[] {values.length}, values);
        }
    }

    public record Doubles(int[] shape, double[] values) implements Tensor {
        public static Doubles of(double... values) {
            return new Doubles(new int[] {values.length}, values);
        }
    }

    /** The float values of a tensor, or a DetectorException that names it. */
    public float[] floats(String name) {
        if (tensors.get(name) instanceof Floats f) {
            return f.values();
        }
        throw new DetectorException("the model has no float tensor '%s'; it has %s".formatted(name, tensors.keySet()));
    }

    /** The double values of a tensor, or a DetectorException that names it. */
    public double[] doubles(String name) {
        if (tensors.get(name) instanceof Doubles d) {
            return d.values();
        }
        throw new DetectorException("the model has no double tensor '%s'; it has %s".formatted(name, tensors.keySet()));
    }

    /** As {@link #floats(String)}, of exactly this length. */
    public float[] floats(String name, int length) {
        float[] values = floats(name);
        checkLength(name, length, values.length);
        return values;
    }

    /** As {@link #doubles(String)}, of exactly this length. */
    public double[] doubles(String name, int length) {
        double[] values = doubles(name);
        checkLength(name, length, values.length);
        return values;
    }

    /** The same with arrays of its own, which nobody else can change. */
    public ModelState copy() {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> copies.put(name, copy(tensor)));
        return new ModelState(copies, numbers, report);
    }

    private static Tensor copy(Tensor tensor) {
        if (tensor instanceof Floats floats) {
            return new Floats(floats.shape().clone(), floats.values().clone());
        }
        Doubles doubles = (Doubles) tensor;
        return new Doubles(doubles.shape().clone(), doubles.values().clone());
    }

    private static void checkLength(String name, int wanted, int found) {
        if (wanted != found) {
            throw new DetectorException(
                    "the tensor '%s' must hold %d numbers but holds %d".formatted(name, wanted, found));
        }
    }

    /** A number, or a DetectorException that names it. */
    public double number(String name) {
        Double value = numbers.get(name);
        if (value == null) {
            throw new DetectorException("the model has no number '%s'; it has %s".formatted(name, numbers.keySet()));
        }
        return value;
    }
}
