package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawkins.datasets.DataFolder;
import dev.hawkins.datasets.DataSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdBenchTest {
    private static final double[][] COLUMN = {
        IntStream.range(0, 1_200).mapToDouble(r -> r / 2).toArray()
    };

    @Test
    void theHonestTableIsTheOneOfTheSameTask() {
        AdBench source = new AdBench();
        for (AdBenchProtocol protocol : AdBenchProtocol.values()) {
            String honest = protocol.isOneClass() ? "one-class-honest" : "unsupervised-honest";
            CellKey cell = CellKey.of(protocol.toString(), "pima", "knn", Map.of(), 1);
            Figure figure = new Figure(cell, AdBench.ROC_AUC);
            assertThat(source.honest(figure))
                    .isEqualTo(
                            protocol.isPublished()
                                    ? Optional.of(new Figure(cell.withTable(honest), AdBench.ROC_AUC))
                                    : Optional.empty());
        }
    }

    @Test
    void everyCellCanBeConfigured() {
        List<CellKey> cells = new AdBench().cells(1);
        assertThat(cells).doesNotHaveDuplicates().allSatisfy(cell -> assertThat(cell.configured())
                .isNotNull());
        assertThat(cells.stream().map(CellKey::row).distinct()).hasSize(28);
    }

    @Test
    void publishedFiguresAreComparedWithTheSameMethodUnderTheSameProtocol() {
        AdBench source = new AdBench();
        assertThat(source.published(cell("one-class-published", "letter", "knn"), "roc-auc"))
                .isEqualTo(35.43);
        assertThat(source.published(cell("unsupervised-published", "letter", "knn"), "roc-auc"))
                .isNotEqualTo(35.43)
                .isPositive();
        assertThat(source.published(cell("one-class-honest", "letter", "knn"), "roc-auc"))
                .isNaN();
        assertThat(source.published(cell("one-class-published", "letter", "knn"), "average-precision"))
                .isNaN();
        CellKey nearest = CellKey.of("one-class-published", "letter", "knn", Map.of("neighbours", "1"), 1);
        assertThat(source.published(nearest, "roc-auc")).isNaN();
    }

    @Test
    void anUnknownTableIsNamed() {
        assertThatThrownBy(() -> AdBenchProtocol.of("one-class"))
                .hasMessage("ADBench has no table 'one-class'; there are [one-class-published, one-class-honest,"
                        + " unsupervised-published, unsupervised-honest, one-class-library]");
    }

    @Test
    void asPublishedTheFirstHalfOfTheNormalRowsTrains() {
        AdBenchSplit split = AdBenchSplit.of(COLUMN, anomalies(1_200, 200), AdBenchProtocol.ONE_CLASS_PUBLISHED, 1);
        assertThat(split.training().rows().rows()).isEqualTo(500);
        assertThat(split.test().rows()).isEqualTo(700);
        float[] trained = split.training().rows().values();
        assertThat(trained).isSorted();
        assertThat(split.test().get(0, 0))
                .as("the next row after those that train")
                .isGreaterThan(trained[499]);
        assertThat(split.anomaly()[499]).isFalse();
        assertThat(split.anomaly()[500]).isTrue();
        double mean =
                IntStream.range(0, 500).mapToDouble(i -> trained[i]).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-6));
    }

    /** Two rows each have the same value here. */
    @Test
    void copiesOfTrainingRowsAreLeftOutAndCounted() {
        AdBenchSplit split = AdBenchSplit.of(COLUMN, anomalies(1_200, 200), AdBenchProtocol.ONE_CLASS_HONEST, 1);
        float[] trained = split.training().rows().values().clone();
        Arrays.sort(trained);
        assertThat(split.copies()).isBetween(150, 350);
        assertThat(split.test().rows()).isEqualTo(700 - split.copies()).isEqualTo(split.anomaly().length);
        for (float value : split.test().values()) {
            assertThat(Arrays.binarySearch(trained, value)).isNegative();
        }
    }

    @Test
    void smallSetsAreFilledUpAsPublishedOnly() {
        double[][] few = {Arrays.copyOf(COLUMN[0], 100)};
        assertThat(AdBenchSplit.of(few, anomalies(100, 10), AdBenchProtocol.UNSUPERVISED_PUBLISHED, 1)
                        .test()
                        .rows())
                .isEqualTo(1_000);
        assertThat(AdBenchSplit.of(few, anomalies(100, 10), AdBenchProtocol.UNSUPERVISED_HONEST, 1)
                        .test()
                        .rows())
                .isEqualTo(100);
    }

    @Test
    void meansAreComparedSetBySet() {
        AdBench source = new AdBench();
        List<Cell> cells = new ArrayList<>(column(
                "one-class-published",
                "knn",
                set -> source.published(cell("one-class-published", set, "knn"), "roc-auc")
                        + (set.equals("thyroid") ? 28 : 0)));
        cells.add(cell(cell("one-class-published", "letter", "lof"), 90));
        cells.add(cell(cell("one-class-honest", "letter", "knn"), 87));
        assertThat(AdBenchMeans.of(source, cells))
                .isEqualTo(
                        """
                        table\tdetector\tsettings\tsets\tpublished\tours\tdifference
                        one-class-published\tknn\t\t28\t87.97\t88.97\t+1.00
                        one-class-published\tlof\t\t1\t-\t-\t-
                        one-class-honest\tknn\t\t1\t-\t-\t-

                        table\tdetector\tsettings\tsets from 1,000 rows\tpublished\tours\tdifference\tverdict
                        one-class-published\tknn\t\t19\t86.28\t87.76\t+1.47\twithin 1.5; beyond 0.1: thyroid
                        one-class-published\tlof\t\t1\t-\t-\t-\tincomplete
                        """);
    }

    @Test
    void neighboursOnOrderedHalvesGiveThePublishedFigure() {
        assumeTrue(
                DataFolder.ofEnvironment(System.getenv()).has(DataSets.find("adbench-letter")),
                "dataset:adbench-letter is not here (HAWKINS_DATA names the data folder): test skipped");
        Map<String, Double> figures = new AdBench().measure(cell("one-class-published", "letter", "knn"));
        assertThat(figures.get("roc-auc")).isCloseTo(35.43, within(.01));
    }

    private static CellKey cell(String table, String set, String detector) {
        return CellKey.of(table, set, detector, Map.of(), 1);
    }

    private static Cell cell(CellKey key, double auc) {
        return new Cell(key, Map.of("roc-auc", auc), 1, "", "");
    }

    /** Every set has its cell. */
    static List<Cell> column(String table, String detector, ToDoubleFunction<String> auc) {
        return AdBenchData.names().stream()
                .map(set -> cell(cell(table, set, detector), auc.applyAsDouble(set)))
                .toList();
    }

    /** The last rows are. */
    private static boolean[] anomalies(int rows, int count) {
        boolean[] anomaly = new boolean[rows];
        Arrays.fill(anomaly, rows - count, rows, true);
        return anomaly;
    }
}
