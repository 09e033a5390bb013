package dev.hawkins.datasets;

import dev.hawkins.table.CsvSource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The normal rows of a data set, without its label.
 *
 * @param name what the report calls it
 * @param file below the data folder
 * @param header whether the first line names the columns
 * @param label place of the label, counted from the last column: 0 is the last; columns after it are dropped
 * @param normal label texts of normal rows
 * @param every every how many rows one is read
 */
record NormalRows(String name, String file, boolean header, int label, Set<String> normal, int every) {
    /** Where at most a few rows share their score. */
    static final List<NormalRows> SETS = List.of(
            new NormalRows("kdd99 10 percent", "kdd99/kddcup.data_10_percent.gz", false, 0, Set.of("normal."), 1),
            new NormalRows("nsl-kdd train", "nsl-kdd/KDDTrain+.txt.gz", false, 1, Set.of("normal"), 1),
            new NormalRows("covtype 1-3, 1 in 10", "covtype/covtype.data.gz", false, 0, Set.of("1", "2", "3"), 10),
            new NormalRows("shuttle", "adbench/32_shuttle.csv.gz", true, 0, Set.of("0"), 1),
            new NormalRows("annthyroid", "adbench/2_annthyroid.csv.gz", true, 0, Set.of("0"), 1),
            new NormalRows("http, 1 in 5", "adbench/16_http.csv.gz", true, 0, Set.of("0"), 5));

    /** 582,616 rows of which fewer than 35,000 are distinct. */
    static final NormalRows DUPLICATES =
            new NormalRows("donors, 1 in 10", "adbench/11_donors.csv.gz", true, 0, Set.of("0"), 10);

    Table read(Path folder) {
        List<Table> parts = new ArrayList<>();
        ReadOptions options = ReadOptions.defaults().withHeader(header);
        try (TableReader reader = CsvSource.of(folder.resolve(file)).open(options)) {
            for (Table chunk = reader.next(1 << 15); chunk != null; chunk = reader.next(1 << 15)) {
                parts.add(normalRows(chunk));
            }
        }
        return Table.concatenate(parts);
    }

    private Table normalRows(Table chunk) {
        Schema schema = chunk.schema();
        int column = schema.size() - 1 - label;
        int[] rows = IntStream.range(0, chunk.rows())
                .filter(row -> row % every == 0 && normal.contains(chunk.text(row, column)))
                .toArray();
        return chunk.select(rows).columns(schema.names().subList(0, column));
    }
}
