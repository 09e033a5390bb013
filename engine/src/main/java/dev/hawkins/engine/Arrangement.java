package dev.hawkins.engine;

import java.util.Arrays;

/** Tables for {@link Graph#arrange}. */
final class Arrangement {
    private Arrangement() {}

    static int[] repeat(int units, int times) {
        int[] table = new int[Math.multiplyExact(units, times)];
        Arrays.setAll(table, i -> i % units);
        return table;
    }

    /** The places last to first. */
    static int[] reverse(Shape shape) {
        int channels = shape.channels();
        int[] table = new int[shape.units()];
        Arrays.setAll(table, i -> (shape.places() - 1 - i / channels) * channels + i % channels);
        return table;
    }

    static int[] upsample(Shape shape, int rows, int columns) {
        Shape made = new Shape(shape.height() * rows, shape.width() * columns, shape.channels());
        int[] table = new int[made.units()];
        Arrays.setAll(table, i -> {
            int place = i / made.channels();
            int row = place / made.width() / rows;
            int column = place % made.width() / columns;
            return (row * shape.width() + column) * made.channels() + i % made.channels();
        });
        return table;
    }

    /** Of two series of so many units, one after the other, the steps of both side by side. */
    static int[] interleave(int steps, int units) {
        int[] table = new int[2 * steps * units];
        Arrays.setAll(table, i -> {
            int step = i / (2 * units);
            int unit = i % (2 * units);
            return unit < units ? step * units + unit : (steps + step - 1) * units + unit;
        });
        return table;
    }
}
