package dev.hawkins.bench.published;

import java.util.List;

/**
 * Data and setting of an experiment of Yamanaka et al. 2019, written {@code kdd-1}, {@code toy-2} or, with a number of known
 * anomalies, {@code mnist-3-10}.
 *
 * @param data {@code toy}, {@code kdd} or {@code mnist}
 * @param number 1 = all known anomalies, 2 = unknown ones are hidden among the normal training rows, 3 = few known ones
 * @param known number of known anomalies in setting 3, 0 in the others, where it is all of them
 */
public record AbcSetting(String data, int number, int known) {
    private static final List<String> DATA = List.of("toy", "kdd", "mnist");

    /** Throws an IllegalArgumentException for what the paper does not have. */
    public AbcSetting {
        if (!DATA.contains(data)) {
            throw new IllegalArgumentException("data must be toy, kdd or mnist but was " + data);
        }
        if (number < 1 || number > 3) {
            throw new IllegalArgumentException("the setting must be 1, 2 or 3 but was " + number);
        }
        if (number == 3 ? known < 1 : known != 0) {
            throw new IllegalArgumentException(
                    "setting 3, and no other, needs a number of known anomalies, such as mnist-3-10");
        }
    }

    /** Reads what {@link #toString} writes. */
    public static AbcSetting parse(String text) {
        if (!text.matches("[a-z]+-\\d{1,9}(-\\d{1,9})?")) {
            throw new IllegalArgumentException(
                    "a setting is written like kdd-1, toy-2 or mnist-3-10, but this one '%s'".formatted(text));
        }
        String[] parts = text.split("-");
        return new AbcSetting(parts[0], Integer.parseInt(parts[1]), parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
    }

    @Override
    public String toString() {
        return data + "-" + number + (known > 0 ? "-" + known : "");
    }
}
