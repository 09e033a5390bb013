package dev.hawkins.table;

import java.util.List;

/**
 * A column of a table.
 *
 * @param name unique in its schema
 * @param kind what its values are
 * @param values for {@link Kind#BINARY} the two texts that stand for 0 and 1, in that order; otherwise empty
 * @param format for {@link Kind#TIMESTAMP} the {@link java.time.format.DateTimeFormatter} pattern, or {@code iso},
 *     {@code epoch-seconds}, {@code epoch-millis}; otherwise empty
 */
public record Column(String name, Kind kind, List<String> values, String format) {
    public Column {
        values = List.copyOf(values);
        if (kind == Kind.BINARY && values.size() != 2) {
            throw new IllegalArgumentException(
                    "binary column '%s' must have 2 values but has %s".formatted(name, values));
        }
    }

    /** A column without values or format; for {@link Kind#BINARY} its values are 0 and 1. */
    public static Column of(String name, Kind kind) {
        return new Column(
                name, kind, kind == Kind.BINARY ? List.of("0", "1") : List.of(), kind == Kind.TIMESTAMP ? "iso" : "");
    }

    /** Whether a table holds this column as numbers (all kinds but categorical and text). */
    public boolean isNumber() {
        return kind != Kind.CATEGORICAL && kind != Kind.TEXT;
    }

    /** As {@link #text}, but a time in the format of the column, so that it can be read again as this column. */
    public String written(double value) {
        return kind == Kind.TIMESTAMP && !Double.isNaN(value) ? Timestamps.text(value, format) : text(value);
    }

    /**
     * The text of a value in a table: whole numbers without a fraction, times in ISO 8601 (UTC), the two texts of a
     * binary column for 0 and 1, the empty text for NaN.
     *
     * @throws IllegalStateException if the column does not hold numbers
     */
    public String text(double value) {
        if (!isNumber()) {
            throw new IllegalStateException("column '%s' is %s and holds no numbers".formatted(name, kind));
        }
        if (Double.isNaN(value)) {
            return "";
        }
        if (kind == Kind.TIMESTAMP) {
            return Timestamps.text(value);
        }
        boolean named = kind == Kind.BINARY && (value == 0 || value == 1);
        return named ? values.get((int) value) : Decimals.text(value);
    }
}
