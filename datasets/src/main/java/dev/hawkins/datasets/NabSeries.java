package dev.hawkins.datasets;

import dev.hawkins.table.Column;
import dev.hawkins.table.CsvSource;
import dev.hawkins.table.Kind;
import dev.hawkins.table.MemorySource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableException;
import dev.hawkins.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A series of the Numenta Anomaly Benchmark, labelled 1 inside the anomaly windows of its file, both ends included. */
final class NabSeries {
    private NabSeries() {}

    /** @param windows a JSON object of lists of [first, last] times by folder and file name of the series */
    static TableReader read(String name, Path series, Path windows) {
        Table table;
        try (TableReader reader = CsvSource.of(name, series, List.of()).open(ReadOptions.defaults())) {
            table = reader.readAll();
        }
        double[] labels = labels(table.numbers(0), windowsOf(series, windows));
        Schema schema = new Schema(List.of(
                Column.of("timestamp", Kind.TIMESTAMP),
                Column.of("value", Kind.NUMERIC),
                Column.of("label", Kind.BINARY)));
        Table labelled = new Table(schema, List.of(table.values(0), table.values(1), new Table.Numbers(labels)));
        return new MemorySource(name, labelled).open(ReadOptions.defaults());
    }

    private static double[] labels(double[] times, JsonNode windows) {
        double[] labels = new double[times.length];
        for (JsonNode window : windows) {
            double first = seconds(window.get(0).stringValue());
            double last = seconds(window.get(1).stringValue());
            for (int i = 0; i < times.length; i++) {
                labels[i] = times[i] >= first && times[i] <= last ? 1 : labels[i];
            }
        }
        return labels;
    }

    private static double seconds(String time) {
        return LocalDateTime.parse(time.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
    }

    private static JsonNode windowsOf(Path series, Path windows) {
        String key = series.getParent().getFileName() + "/" + series.getFileName();
        try {
            JsonNode found =
                    JsonMapper.shared().readTree(Files.readString(windows)).get(key);
            if (found == null) {
                throw new TableException("%s has no windows for %s".formatted(windows, key));
            }
            return found;
        } catch (IOException e) {
            throw new TableException("%s cannot be read: %s".formatted(windows, e.getMessage()), e);
        }
    }
}
