package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdBenchStandingsTest {
    private static final String TABLE = "unsupervised-honest";

    /** auto leads in the mean by letter alone; pca was not measured on all sets. */
    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>(AdBenchTest.column(TABLE, "knn", set -> 80));
        cells.addAll(AdBenchTest.column(TABLE, "auto", set -> set.equals("letter") ? 107.5 : 79));
        cells.addAll(AdBenchTest.column(TABLE, "hbos", set -> 60));
        CellKey first = CellKey.of(TABLE, "aloi", "pca", Map.of(), 1);
        cells.add(new Cell(first, Map.of(AdBench.ROC_AUC, 99.0), 1, "", ""));
        return cells;
    }

    @Test
    void ranksAndChoicesAreOfCompleteColumns() {
        assertThat(AdBenchStandings.of(cells()))
                .startsWith(
                        """

                        table\tdetector\tmean rank\tbehind the first\tcritical difference\tverdict
                        unsupervised-honest\tknn\t1.04\t0.00\t0.63\tlevel
                        unsupervised-honest\tauto\t1.96\t0.93\t0.63\tworse
                        unsupervised-honest\thbos\t3.00\t1.96\t0.63\tworse

                        table\tdetector for a set\tROC AUC\tchosen
                        unsupervised-honest\tbest mean over the other sets\t79.04\tauto 27, knn 1
                        unsupervised-honest\tthe same without auto\t80.00\tknn 28
                        unsupervised-honest\tbest mean over all sets\t80.02\tauto 28
                        unsupervised-honest\toracle: best on the set itself, by its labels\t80.98\tknn 27, auto 1

                        table\tset\tbest on the others\tROC AUC
                        unsupervised-honest\taloi\tauto\t79.00
                        """)
                .contains("unsupervised-honest\tletter\tknn\t80.00\n");
    }

    @Test
    void theLibrarysReadingsAndALoneDetectorAreNoField() {
        List<Cell> cells = new ArrayList<>(AdBenchTest.column("one-class-library", "ecod", set -> 80));
        cells.addAll(AdBenchTest.column("one-class-library", "pca", set -> 70));
        cells.addAll(AdBenchTest.column("one-class-honest", "knn", set -> 90));
        assertThat(AdBenchStandings.of(cells)).isEmpty();
    }
}
