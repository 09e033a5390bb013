package dev.hawkins.prepare;

import dev.hawkins.table.Digits;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How columns become inputs.
 *
 * @param scaling the rule for number columns that {@code columns} does not name
 * @param maxCategories most categories of a column that get an input of their own, 1 to 10,000; the others share one
 * @param clip prepared numbers are cut off at plus and minus this (min-max scaled ones at 0 and 1); 0 = no clipping
 * @param columns scaling by column name
 */
public record PrepareSettings(Scaling scaling, int maxCategories, double clip, Map<String, Scaling> columns) {
    /** A categorical column with more distinct values than this is taken for an identifier and is not used. */
    public static final int MOST_CATEGORIES = 10_000;

    public PrepareSettings {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        if (maxCategories < 1 || maxCategories > MOST_CATEGORIES) {
            throw new IllegalArgumentException(
                    "max-categories must be from 1 to %d but was %d".formatted(MOST_CATEGORIES, maxCategories));
        }
        if (!(clip >= 0 && clip < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("clip must be at least 0 and finite but was " + Digits.shortest(clip));
        }
    }

    /** Automatic scaling, 128 categories, no clipping. */
    public static PrepareSettings defaults() {
        return new PrepareSettings(Scaling.AUTO, 128, 0, Map.of());
    }

    public PrepareSettings withScaling(Scaling value) {
        return new PrepareSettings(value, maxCategories, clip, columns);
    }

    public PrepareSettings withMaxCategories(int value) {
        return new PrepareSettings(scaling, value, clip, columns);
    }

    public PrepareSettings withClip(double value) {
        return new PrepareSettings(scaling, maxCategories, value, columns);
    }

    public PrepareSettings withColumns(Map<String, Scaling> value) {
        return new PrepareSettings(scaling, maxCategories, clip, value);
    }

    /** The rule for a column. */
    Scaling scaling(String column) {
        return columns.getOrDefault(column, scaling);
    }
}
