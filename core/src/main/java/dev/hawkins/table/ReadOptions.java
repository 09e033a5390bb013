package dev.hawkins.table;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How to read tables.
 *
 * @param delimiter field separator, or 0 to detect it from the first line among comma, semicolon, tab and bar
 * @param header whether the first line names the columns; null to detect it
 * @param missing texts that mean "no value", compared exactly; the empty field always does
 * @param columns overrides of inferred columns by name (a schema file)
 * @param sampleRows how many rows the kinds are inferred from, at least 1
 * @param keep names of columns that a scoring reader must hand out as text beside the wanted ones, as categorical
 *     columns
 * @param notices gets sentences for the user, such as "column 'note' is free text and is ignored"
 */
public record ReadOptions(
        char delimiter,
        Boolean header,
        List<String> missing,
        Map<String, Column> columns,
        int sampleRows,
        List<String> keep,
        Consumer<String> notices) {
    /** The default texts for "no value". */
    public static final List<String> MISSING = List.of("", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "?");

    public ReadOptions {
        missing = List.copyOf(missing);
        columns = Map.copyOf(columns);
        keep = List.copyOf(keep);
        if (sampleRows < 1) {
            throw new IllegalArgumentException("sampleRows must be at least 1 but was " + sampleRows);
        }
    }

    /** Detect everything, tell nobody. */
    public static ReadOptions defaults() {
        return new ReadOptions((char) 0, null, MISSING, Map.of(), 10_000, List.of(), notice -> {});
    }

    public ReadOptions withDelimiter(char value) {
        return new ReadOptions(value, header, missing, columns, sampleRows, keep, notices);
    }

    public ReadOptions withHeader(Boolean value) {
        return new ReadOptions(delimiter, value, missing, columns, sampleRows, keep, notices);
    }

    public ReadOptions withMissing(List<String> value) {
        return new ReadOptions(delimiter, header, value, columns, sampleRows, keep, notices);
    }

    public ReadOptions withColumns(Map<String, Column> value) {
        return new ReadOptions(delimiter, header, missing, value, sampleRows, keep, notices);
    }

    public ReadOptions withSampleRows(int value) {
        return new ReadOptions(delimiter, header, missing, columns, value, keep, notices);
    }

    public ReadOptions withKeep(List<String> value) {
        return new ReadOptions(delimiter, header, missing, columns, sampleRows, value, notices);
    }

    public ReadOptions withNotices(Consumer<String> value) {
        return new ReadOptions(delimiter, header, missing, columns, sampleRows, keep, value);
    }
}
