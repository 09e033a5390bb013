package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.chart.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PicturesTest {
    /** @param measured puts its figures */
    private static Cell cell(CellKey key, Consumer<Map<String, Double>> measured) {
        Map<String, Double> figures = new LinkedHashMap<>();
        measured.accept(figures);
        return Cell.of(key, figures, 1);
    }

    private static CellKey first(Reproduction source, Predicate<CellKey> wanted) {
        return source.cells(1).stream().filter(wanted).findFirst().orElseThrow();
    }

    @Test
    void pointsOfASeriesAreMeansInOrder() {
        Series series = new Series("loss at");
        CellKey key = CellKey.of("1", "row", "ae", Map.of(), 1);
        List<Cell> cells = new ArrayList<>();
        for (int seed = 1; seed <= 2; seed++) {
            double level = seed;
            cells.add(cell(key.withSeed(seed), figures -> {
                series.put(figures, 10, level);
                series.put(figures, 2, 3 * level);
                figures.put("loss at last", 7.0);
            }));
        }
        assertThat(series.points(Runs.of(cells), key)).containsExactly(new Point(2, 4.5), new Point(10, 1.5));
        assertThat(series.points(Runs.of(List.of()), key)).isEmpty();
    }

    @Test
    void sharesOfAHistogramAddUpAndTheTailIsInTheLastBin() {
        double[] normal = new double[1000];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = i / 1000.0;
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        ScoreHistogram.put(figures, normal, new double[] {0.05, 1e9});

        assertThat(figures).hasSize(2 * ScoreHistogram.BINS);
        assertThat(figures.keySet()).allMatch(ScoreHistogram::has);
        assertThat(figures.values().stream().mapToDouble(v -> v).sum()).isCloseTo(2, within(1e-12));
        assertThat(figures.get("histogram normal 0")).isCloseTo(0.033, within(0.002));
        assertThat(figures.get("histogram anomalous 1")).isEqualTo(0.5);
        assertThat(figures.get("histogram anomalous " + (ScoreHistogram.BINS - 1)))
                .isEqualTo(0.5);
    }

    @Test
    void equalScoresAreOneBin() {
        Map<String, Double> figures = new LinkedHashMap<>();
        ScoreHistogram.put(figures, new double[] {2, 2}, new double[] {2});
        assertThat(figures).containsEntry("histogram normal 0", 1.0).containsEntry("histogram anomalous 0", 1.0);
    }

    @Test
    void aSourceDrawsWhatItHasCellsOf() {
        Abc abc = new Abc();
        assertThat(abc.pictures(List.of())).isEmpty();

        CellKey few = first(
                abc, key -> key.table().equals(Abc.FIGURE) && key.detector().equals("abc"));
        CellKey errors = first(
                abc, key -> key.table().equals(AbcToy.ERRORS) && key.detector().equals("lrc"));
        CellKey plane = first(
                abc, key -> key.table().equals(AbcToy.PLANE) && key.detector().equals("ae"));
        Map<String, String> pictures = abc.pictures(List.of(
                cell(few, figures -> figures.put(AbcProblem.KNOWN, 0.96)),
                cell(errors, figures -> {
                    AbcToy.LENGTH.put(figures, 1, 2);
                    AbcToy.LENGTH.put(figures, 40, 9);
                }),
                cell(plane, figures -> {
                    for (int i = 0; i < AbcToy.SIZE * AbcToy.SIZE; i++) {
                        AbcToy.P_VALUE.put(figures, i, i == 7 ? 0 : 1);
                    }
                })));

        assertThat(pictures).containsOnlyKeys("figure-3-ae", "figure-4-known", "figure-5");
        assertThat(pictures.get("figure-3-ae").split("class='cell'")).hasSize(2);
        assertThat(pictures.get("figure-4-known")).contains(">abc<").doesNotContain(">dnn<");
        assertThat(pictures.get("figure-5")).contains(">lrc<");
    }

    @Test
    void curvesOfHeartbeatsStandBesideTheFiguresComparedWith() {
        Anomagram source = new Anomagram();
        CellKey clean =
                first(source, key -> key.table().equals("30 steps") && key.row().equals("0 %"));
        CellKey curve = first(source, key -> key.table().equals(Anomagram.CURVE));
        Map<String, String> pictures = source.pictures(
                List.of(cell(clean, figures -> figures.put(Anomagram.AUC, 0.95)), cell(curve, figures -> {
                    Anomagram.AFTER.put(figures, 1, 0.6);
                    Anomagram.AFTER.put(figures, 2, 0.7);
                })));

        assertThat(pictures).containsOnlyKeys("contamination-curve", "training-curve");
        assertThat(pictures.get("contamination-curve").split("<circle")).hasSize(1 + 2 * Anomagram.SHARES.size());
        assertThat(pictures.get("training-curve")).contains("0 % abnormal");
    }

    @Test
    void whatIsForPicturesAloneIsNotPrinted() {
        CellKey key = first(new Ff12(), cell -> cell.detector().equals("pca"));
        Cell cell = cell(key, figures -> {
            figures.put("f1 ff-legacy", 0.8);
            ScoreHistogram.put(figures, new double[] {1, 2}, new double[] {3});
        });
        assertThat(PublishedTable.of(new Ff12(), List.of(cell), List.of(cell)))
                .contains("f1 ff-legacy")
                .doesNotContain("histogram");
        assertThat(new Ff12().pictures(List.of(cell))).containsOnlyKeys("scores-pca-components-2");
    }

    /** Two detectors lead each on half of the sets, the third is behind everywhere. */
    @Test
    void detectorsThatDoNotDifferAreJoined() {
        List<Cell> cells = new ArrayList<>();
        List<String> sets = AdBenchData.names();
        cells.addAll(AdBenchTest.column("one-class-honest", "knn", set -> sets.indexOf(set) < 14 ? 90 : 80));
        cells.addAll(AdBenchTest.column("one-class-honest", "auto", set -> sets.indexOf(set) < 14 ? 80 : 90));
        cells.addAll(AdBenchTest.column("one-class-honest", "hbos", set -> 10));
        Map<String, String> pictures = new AdBench().pictures(cells);

        assertThat(pictures).containsOnlyKeys("ranks-one-class-honest", "sets-one-class-honest");
        assertThat(pictures.get("ranks-one-class-honest").split("line span")).hasSize(2);
        String heat = pictures.get("sets-one-class-honest");
        assertThat(heat.split(">90.0<")).hasSize(1 + 28);
        assertThat(heat.split("fill-opacity='0.00'")).hasSize(1 + 28);
        assertThat(heat.split("fill-opacity='0.18'"))
                .as("ten of forty points behind")
                .hasSize(1 + 28);
        assertThat(heat.split("fill-opacity='0.70'")).hasSize(1 + 28);
        assertThat(heat.indexOf(">knn<")).isBetween(0, heat.indexOf(">auto<")).isLessThan(heat.indexOf(">hbos<"));
        assertThat(new AdBench().pictures(List.of())).isEmpty();
    }
}
