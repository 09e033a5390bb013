package dev.hawkins.prepare;

import dev.hawkins.table.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What preparation does with a column, for people.
 *
 * @param column its name
 * @param kind what its values are
 * @param step what is done, in words
 * @param statistics numbers, texts and lists by name, in the column's own units
 */
public record ColumnDescription(String column, Kind kind, String step, Map<String, Object> statistics) {
    public ColumnDescription {
        statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
    }
}
