package dev.hawkins.reproduce;

import dev.hawkins.datasets.DataSets;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.util.Arrays;

/** Known data sets in memory. */
final class DataTables {
    private DataTables() {}

    static Table read(String name) {
        try (TableReader reader = DataSets.source(name).open(ReadOptions.defaults())) {
            return reader.readAll();
        }
    }

    /** A column as texts. */
    static String[] texts(Table table, String column) {
        int index = table.schema().index().get(column);
        String[] texts = new String[table.rows()];
        Arrays.setAll(texts, r -> table.text(r, index));
        return texts;
    }
}
