package dev.hawkins.detect;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One setting of a detector, as help pages, forms and checks need it; derived from a record component.
 *
 * @param key its {@code --set} key and JSON field, in kebab-case
 * @param help one phrase for the user
 * @param type int, long, double, boolean, String, an enum, or List for a list of whole numbers
 * @param min smallest allowed number, inclusive
 * @param max largest allowed number, inclusive
 * @param unit unit of the number, or empty
 * @param choices the values of an enum in kebab-case, empty for other types
 */
public record SettingDescription(
        String key, String help, Class<?> type, double min, double max, String unit, List<String> choices) {
    public SettingDescription {
        choices = List.copyOf(choices);
    }

    /** What kind of value it takes, in words: "a whole number", "one of norm, mse, sse". */
    public String kind() {
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == List.class) {
            return "whole numbers with commas between them, or auto";
        }
        return choices.isEmpty() ? "a text" : choices.stream().collect(Collectors.joining(", ", "one of ", ""));
    }

    /** The allowed range in words: "at least 1", "between 0 and 1", or empty if there is none. */
    public String range() {
        boolean below = min != Double.NEGATIVE_INFINITY;
        boolean above = max != Double.POSITIVE_INFINITY;
        if (below && above) {
            return "between " + plain(min) + " and " + plain(max);
        }
        return below ? "at least " + plain(min) : above ? "at most " + plain(max) : "";
    }

    /** Throws a DetectorException unless the value is finite and in range. */
    void check(double value, String shown) {
        if (!Double.isFinite(value)) {
            throw new DetectorException("%s must be a finite number but was %s".formatted(key, shown));
        }
        if (value < min || value > max) {
            throw new DetectorException("%s must be %s but was %s".formatted(key, range(), shown));
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
