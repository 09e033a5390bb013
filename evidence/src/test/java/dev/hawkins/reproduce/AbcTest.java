package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbcTest {
    private static final Consumer<String> NOWHERE = line -> {};

    private static CellKey key(String table, String row, String method, long seed) {
        return new Abc()
                .cells(1).stream()
                        .filter(cell -> cell.table().equals(table))
                        .filter(cell -> cell.row().equals(row))
                        .filter(cell -> Abc.method(cell).equals(method))
                        .findFirst()
                        .orElseThrow()
                        .withSeed(seed);
    }

    private static Cell cell(String table, String row, String method, long seed, double known, double unknown) {
        return Cell.of(
                key(table, row, method, seed),
                Map.of(AbcProblem.KNOWN, known, AbcProblem.UNKNOWN, unknown, "validation loss", 0.1),
                1);
    }

    @Test
    void theFirstSeedOfEverythingComesFirst() {
        List<CellKey> cells = new Abc().cells(2);
        int first = new Abc().cells(1).size();
        assertThat(cells).doesNotHaveDuplicates();
        assertThat(cells.subList(0, first)).allMatch(cell -> cell.seed() == 1);
        assertThat(cells.subList(first, cells.size())).allMatch(cell -> cell.seed() == 2);
        assertThat(cells.stream()
                        .filter(cell -> cell.seed() == 1 && cell.table().equals(Abc.TABLE)))
                .hasSize(6 * AbcFigures.METHODS.size());
    }

    @Test
    void allCellsCanBeConfigured() {
        assertThat(new Abc().cells(1))
                .filteredOn(cell -> !cell.table().equals(Abc.SIZES))
                .allSatisfy(cell -> assertThat(cell.configured()).isNotNull());
        assertThat(Settings.texts(key(Abc.TABLE, "kdd 1", "abc-dae", 1).configured()))
                .containsEntry("layers", "300,100,20")
                .containsEntry("amount", "0.2")
                .containsEntry("scale", "6.164414002968976");
        assertThat(Settings.texts(key(Abc.TABLE, "toy 2", "abc", 1).configured()))
                .containsEntry("layers", "10,10,1")
                .containsEntry("amount", "0.0");
        assertThat(Settings.texts(key(Abc.TABLE, "toy 1", "dnn", 1).configured()))
                .containsEntry("layers", "10,10");
    }

    @Test
    void aFirstLookShortensNetworksAndNothingElse() {
        assertThat(Abc.inThirtyEpochs().cells(1))
                .filteredOn(cell -> cell.row().equals("mnist 1"))
                .extracting(cell -> Abc.method(cell) + " " + cell.settings())
                .contains(
                        "abc epochs=30 output=sigmoid profile=paper scale=28.0",
                        "abc-dae epochs=30 output=sigmoid profile=paper-dae scale=28.0")
                .contains("dnn epochs=30 profile=paper", "gtb profile=paper", "svm max-rows=5000 profile=paper");
    }

    @Test
    void publishedFiguresAreThoseOfTheMethodAndTheKindOfAnomaly() {
        Abc source = new Abc();
        assertThat(source.published(key(Abc.TABLE, "kdd 1", "abc", 1), AbcProblem.UNKNOWN))
                .isEqualTo(0.884);
        assertThat(source.published(key(Abc.TABLE, "kdd 1", "abc-dae", 1), AbcProblem.UNKNOWN))
                .isEqualTo(0.788);
        assertThat(source.published(key(Abc.TABLE, "kdd 1", "abc", 1), "validation loss"))
                .isNaN();
        assertThat(source.published(key(Abc.TABLE, "toy 2", "iforest", 1), AbcProblem.KNOWN))
                .isEqualTo(0.893);
        assertThat(source.published(key(Abc.FIGURE, "mnist 3 with 10 known", "abc", 1), AbcProblem.KNOWN))
                .isNaN();
    }

    @Test
    void whatIsInTheFileIsNotMeasuredAgain(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("abc.jsonl");
        List<CellKey> measured = new ArrayList<>();
        Abc counting = new Abc() {
            @Override
            public Map<String, Double> measure(CellKey cell) {
                measured.add(cell);
                return super.measure(cell);
            }
        };
        for (int seeds = 1; seeds <= 2; seeds++) {
            Reproduce.measure(
                    counting,
                    CellFile.open(path),
                    seeds,
                    cell -> cell.table().equals(Abc.TABLE)
                            && cell.row().startsWith("toy")
                            && cell.detector().equals("iforest"),
                    NOWHERE);
        }
        assertThat(measured).extracting(CellKey::row).containsExactly("toy 1", "toy 2", "toy 1", "toy 2");
        assertThat(measured).extracting(CellKey::seed).containsExactly(1L, 1L, 2L, 2L);
        Collection<Cell> cells = CellFile.open(path).cells();
        assertThat(cells).hasSize(4).allSatisfy(cell -> {
            assertThat(cell.figures()).isEqualTo(new Abc().measure(cell.key()));
            assertThat(cell.figures().get(AbcProblem.KNOWN)).isBetween(0.86, 0.93);
            assertThat(cell.figures().get(AbcProblem.UNKNOWN)).isBetween(0.99, 1.0);
        });
    }

    @Test
    void mediansAreHeldAgainstTheBars() {
        assertThat(AbcVerdicts.of(List.of(
                        cell(Abc.TABLE, "kdd 1", "abc", 1, 0.9, 0.84),
                        cell(Abc.TABLE, "kdd 1", "abc", 2, 1, 0.86),
                        cell(Abc.TABLE, "kdd 1", "gtb", 1, 1, 0.621),
                        cell(Abc.TABLE, "kdd 1", "abc", 3, 1, 0.80))))
                .startsWith("table\trow\tmethod\tfigure\tmedian\tn\tbar\tverdict\n")
                .contains("2\tkdd 1\tabc\tknown\t1.0000\t3\t>=0.995\tholds\n")
                .contains("2\tkdd 1\tabc\tunknown\t0.8400\t3\t>=0.854\tfails\n")
                .doesNotContain("gtb");
    }

    @ParameterizedTest
    @CsvSource({
        "toy 1, abc, known, 0.950-0.980",
        "toy 2, abc-dae, unknown, >=0.980",
        "toy 1, ae, known, 0.830-0.880",
        "toy 1, ae, unknown, >=0.999",
        "toy 2, ae, unknown, -",
        "toy 1, dae, known, 0.870-0.900",
        "toy 1, dae, unknown, -",
        "toy 1, dnn, unknown, <=0.050",
        "toy 2, svm, unknown, 0.725-0.785",
        "toy 1, lrc, known, -",
        "mnist 1, abc, known, >=0.990",
        "mnist 2, abc-dae, unknown, >=0.793",
        "kdd 1, abc, known, >=0.995",
        "kdd 1, rusboost, unknown, -"
    })
    void barsAreThoseOfRowAndMethod(String row, String method, String figure, String bar) {
        assertThat(AbcBar.of(key(Abc.TABLE, row, method, 1), figure)).hasToString(bar);
    }

    @Test
    void withFewLabelsTheBarIsTheAutoencoderAndTheComparators() {
        String ten = "mnist 3 with 10 known";
        String thirty = "mnist 3 with 30 known";
        assertThat(AbcVerdicts.of(List.of(
                                cell(Abc.TABLE, "mnist 1", "ae", 1, 0.97, 0.89),
                                cell(Abc.FIGURE, ten, "dnn", 1, 0.90, 0.91),
                                cell(Abc.FIGURE, ten, "rusboost", 1, 0.98, 0.7),
                                cell(Abc.FIGURE, ten, "abc", 1, 0.975, 0.92),
                                cell(Abc.FIGURE, thirty, "rusboost", 1, 0.98, 0.7),
                                cell(Abc.FIGURE, thirty, "abc", 1, 0.965, 0.8)))
                        .lines()
                        .skip(1))
                .containsExactlyInAnyOrder(
                        "figure 4\tmnist 3 with 10 known\tabc\tknown\t0.9750\t1\t>=0.980\tfails",
                        "figure 4\tmnist 3 with 10 known\tabc\tunknown\t0.9200\t1\t>=0.910\tholds",
                        "figure 4\tmnist 3 with 30 known\tabc\tknown\t0.9650\t1\t>=0.960\tholds",
                        "figure 4\tmnist 3 with 30 known\tabc\tunknown\t0.8000\t1\t>=0.880\tfails");
    }
}
