package dev.hawkins.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A scale of a picture.
 *
 * @param title what it measures
 * @param low its beginning
 * @param high its end
 * @param logarithmic in powers of ten; then low and high are above 0
 * @param ticks where it has lines and numbers
 * @param label the number at a tick
 */
public record Axis(
        String title, double low, double high, boolean logarithmic, List<Double> ticks, DoubleFunction<String> label) {
    /** From 0 to 1. */
    public static Axis share(String title) {
        return linear(title, 0, 1);
    }

    /** With five steps. */
    public static Axis linear(String title, double low, double high) {
        List<Double> ticks = DoubleStream.iterate(0, i -> i <= 5, i -> i + 1)
                .mapToObj(i -> low + i * (high - low) / 5)
                .toList();
        int decimals = high - low >= 10 ? 0 : high - low >= 0.5 ? 1 : high - low >= 0.05 ? 2 : 3;
        return new Axis(title, low, high, false, ticks, value -> Text.fixed(value, decimals));
    }

    /** Over the powers of ten that hold the values. */
    public static Axis powers(String title, double least, double most, DoubleFunction<String> label) {
        int from = (int) Math.floor(Math.log10(least));
        int to = (int) Math.ceil(Math.log10(most));
        List<Double> ticks = new ArrayList<>();
        for (int power = from; power <= Math.max(to, from + 1); power++) {
            ticks.add(Math.pow(10, power));
        }
        return new Axis(title, ticks.get(0), ticks.get(ticks.size() - 1), true, ticks, label);
    }

    /** How far along a value is: 0 at the beginning, 1 at the end; values beyond are put at the end. */
    double place(double value) {
        double place = logarithmic
                ? (Math.log10(Math.max(value, low)) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
                : (value - low) / (high - low);
        return Math.max(0, Math.min(1, place));
    }
}
