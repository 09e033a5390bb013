package dev.hawkins.prepare;

import dev.hawkins.table.Table;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each category of a column occurs.
 *
 * @param rows rows seen
 * @param missing rows without a value
 * @param counts rows per category, those without a value left out
 */
public record CategoryCounts(long rows, long missing, SortedMap<String, Long> counts) implements ColumnSummary {
    public CategoryCounts {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** Counts; the empty text is taken for a missing value. */
    public static CategoryCounts of(Table.Codes codes) {
        long[] perCode = new long[codes.dictionary().size()];
        for (int code : codes.codes()) {
            if (code >= 0) {
                perCode[code]++;
            }
        }
        SortedMap<String, Long> counts = new TreeMap<>();
        long present = 0;
        for (int code = 0; code < perCode.length; code++) {
            String text = codes.dictionary().get(code);
            if (perCode[code] > 0 && !text.isEmpty()) {
                counts.merge(text, perCode[code], Long::sum);
                present += perCode[code];
            }
        }
        return new CategoryCounts(codes.size(), codes.size() - present, counts);
    }

    @Override
    public CategoryCounts merge(ColumnSummary other) {
        if (!(other instanceof CategoryCounts that)) {
            throw new IllegalArgumentException("counts of categories cannot be merged with numbers");
        }
        SortedMap<String, Long> sum = new TreeMap<>(counts);
        that.counts.forEach((text, count) -> sum.merge(text, count, Long::sum));
        return new CategoryCounts(rows + that.rows, missing + that.missing, sum);
    }

    /** Categories and their counts, the most frequent first, equally frequent ones by name; "" stands for missing. */
    List<Map.Entry<String, Long>> byFrequency() {
        SortedMap<String, Long> all = new TreeMap<>(counts);
        if (missing > 0) {
            all.put("", missing);
        }
        Comparator<Map.Entry<String, Long>> rarest = Map.Entry.comparingByValue();
        return all.entrySet().stream()
                .sorted(rarest.reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
