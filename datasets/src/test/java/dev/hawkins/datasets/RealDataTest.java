package dev.hawkins.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every data set of the catalogue against the manifest of the data folder: rows, columns, labels. */
class RealDataTest {
    private static final String HOME = System.getenv("HAWKINS_DATA");

    @BeforeEach
    void needsData() {
        assumeTrue(HOME != null, "HAWKINS_DATA is not set: the tests on real data are skipped");
    }

    static Stream<String> names() {
        // The pictures of the train part take seconds to decode; the test part is read in the same way.
        return DataSets.all().stream().map(DataSet::name).filter(name -> !name.equals("cifar10-jpeg-train"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasTheRowsColumnsAndLabelsOfTheManifest(String name) {
        DataSet set = DataSets.find(name);
        Table table = read(set);
        assertThat(table.rows()).isEqualTo(set.rows());
        assertThat(table.schema().size()).isEqualTo(set.columns());
        assertThat(table.schema().names()).containsAll(set.ignored());
        if (!set.hasLabel()) {
            return;
        }
        Map<String, Integer> counts = counts(table, set.label());
        JsonNode expected = Manifest.ENTRIES.get(
                set.files().get(set.format() == Format.IDX ? 1 : 0).path());
        if (expected.has("label_counts") && set.format() != Format.CIFAR && !name.startsWith("ff12")) {
            assertThat(counts).isEqualTo(labelCounts(expected, set.labelSuffix()));
        }
        if (name.startsWith("ff12")) {
            assertThat(counts(table, "ff12_target")).isEqualTo(labelCounts(expected, ""));
        }
        if (set.anomalies() >= 0) {
            set.normal().forEach(counts::remove);
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(set.anomalies());
        }
    }

    private static Table read(DataSet set) {
        try (TableReader reader =
                DataSets.source(set, new DataFolder(List.of(Path.of(HOME)))).open(ReadOptions.defaults())) {
            return reader.readAll();
        }
    }

    private static Map<String, Integer> counts(Table table, String column) {
        Map<String, Integer> counts = new TreeMap<>();
        int at = table.schema().indexOf(column);
        for (int r = 0; r < table.rows(); r++) {
            counts.merge(table.text(r, at), 1, Integer::sum);
        }
        return counts;
    }

    private static Map<String, Integer> labelCounts(JsonNode entry, String suffix) {
        Map<String, Integer> counts = new TreeMap<>();
        entry.get("label_counts").properties().forEach(e -> {
            String label = e.getKey().endsWith(".0")
                    ? e.getKey().substring(0, e.getKey().length() - 2)
                    : e.getKey();
            boolean strip = !suffix.isEmpty() && label.endsWith(suffix);
            counts.put(
                    strip ? label.substring(0, label.length() - suffix.length()) : label,
                    e.getValue().intValue());
        });
        return counts;
    }

    /** What the data folder says of its own files. */
    private static final class Manifest {
        static final Map<String, JsonNode> ENTRIES = read();

        private static Map<String, JsonNode> read() {
            try {
                Map<String, JsonNode> entries = new HashMap<>();
                JsonMapper.shared()
                        .readTree(Files.readString(Path.of(HOME, "manifest.json")))
                        .get("files")
                        .forEach(entry -> entries.put(entry.get("file").stringValue(), entry));
                return entries;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void readsTheFirstPicturesOfTheTrainPart() {
        DataSet set = DataSets.find("cifar10-jpeg-train");
        try (TableReader reader =
                DataSets.source(set, new DataFolder(List.of(Path.of(HOME)))).open(ReadOptions.defaults())) {
            Table table = reader.next(50);
            assertThat(table.rows()).isEqualTo(50);
            assertThat(table.schema().size()).isEqualTo(set.columns());
            assertThat(table.text(49, table.schema().indexOf("label"))).isEqualTo("automobile");
        }
    }

    @Test
    void checksumsOfSmallFilesMatch() throws IOException {
        for (String name : List.of("ecg200-train", "adbench-wbc", "bank-nominal", "skab/valve1/0")) {
            DataFile file = DataSets.find(name).files().get(0);
            assertThat(Checksums.matches(Path.of(HOME, file.path()), file))
                    .as(name)
                    .isTrue();
        }
    }
}
