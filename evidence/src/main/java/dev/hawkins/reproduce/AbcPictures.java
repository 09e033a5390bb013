package dev.hawkins.reproduce;

import dev.hawkins.chart.Axis;
import dev.hawkins.chart.Chart;
import dev.hawkins.chart.Point;
import dev.hawkins.chart.Text;
import dev.hawkins.evaluate.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures 3, 4 and 5 of Yamanaka et al. 2019, from cells of {@link Abc}. */
final class AbcPictures {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 320;
    /** The least p-value that is told from 0. */
    private static final double LEAST = 1e-4;

    private final List<CellKey> keys;
    private final Runs runs;

    private AbcPictures(List<CellKey> keys, Runs runs) {
        this.keys = keys;
        this.runs = runs;
    }

    /** @param keys of the source, for one seed */
    static Map<String, String> of(List<CellKey> keys, Collection<Cell> cells) {
        AbcPictures drawing = new AbcPictures(keys, Runs.of(cells));
        Map<String, String> pictures = new LinkedHashMap<>();
        drawing.planes(pictures);
        drawing.fewLabels(AbcProblem.KNOWN).put(pictures, "figure-4-known");
        drawing.fewLabels(AbcProblem.UNKNOWN).put(pictures, "figure-4-unknown");
        drawing.errors().put(pictures, "figure-5");
        return pictures;
    }

    private List<CellKey> keys(String table, String detector) {
        return keys.stream()
                .filter(key -> key.table().equals(table) && key.detector().equals(detector))
                .toList();
    }

    private void planes(Map<String, String> pictures) {
        for (String detector : AbcToy.ON_PLANE) {
            List<Point> grid =
                    AbcToy.P_VALUE.points(runs, keys(AbcToy.PLANE, detector).get(0));
            if (grid.isEmpty()) {
                continue;
            }
            Axis x = Axis.linear(detector, AbcToy.LEFT, AbcToy.LEFT + AbcToy.SIDE);
            Axis y = Axis.linear("", AbcToy.BOTTOM, AbcToy.BOTTOM + AbcToy.SIDE);
            Chart chart = new Chart("What %s calls strange".formatted(detector), 310, 290, x, y);
            chart.cells(AbcToy.SIZE, i -> strength(grid.get(i).y()));
            pictures.put("figure-3-" + detector, chart.svg());
        }
    }

    private static double strength(double pValue) {
        return Math.log10(Math.max(LEAST, pValue)) / Math.log10(LEAST);
    }

    /** ROC AUC by the number of known anomalies; the autoencoder, which has none, is a level line. */
    private NamedCurves fewLabels(String kind) {
        Axis x = Axis.powers("known anomalies", 1, 1000, v -> Text.fixed(v, 0));
        Axis y = Axis.linear("ROC AUC", 0.5, 1);
        var curves = new NamedCurves(new Chart("ROC AUC on the %s kind".formatted(kind), WIDTH, HEIGHT, x, y));
        for (String detector : List.of("abc", "dnn", "rusboost", "gtb")) {
            List<Point> points = new ArrayList<>();
            for (CellKey key : keys(Abc.FIGURE, detector)) {
                runs.find(new Figure(key, kind))
                        .map(Summary::mean)
                        .ifPresent(auc -> points.add(new Point(known(key), auc)));
            }
            curves.add(detector, points, points.size() / 2);
        }
        mean("mnist 1", "ae", kind)
                .ifPresent(auc -> curves.chart.line(List.of(new Point(1, auc), new Point(1000, auc)), "reference"));
        return curves;
    }

    private static int known(CellKey key) {
        return Integer.parseInt(key.row().split(" ")[3]);
    }

    private Optional<Double> mean(String row, String detector, String figure) {
        return keys(Abc.TABLE, detector).stream()
                .filter(key -> key.row().equals(row))
                .findFirst()
                .flatMap(key -> runs.find(new Figure(key, figure)))
                .map(Summary::mean);
    }

    /** The mean length of a normal row's error, on a logarithmic scale, by epoch. */
    private NamedCurves errors() {
        Axis x = Axis.powers("epochs", 1, 100, v -> Text.fixed(v, 0));
        Axis y = Axis.powers("mean length of normal rows' errors", 0.1, 100, v -> Text.fixed(v, v < 1 ? 1 : 0));
        var curves = new NamedCurves(new Chart("Errors of normal rows by epoch", WIDTH, HEIGHT, x, y));
        for (String detector : AbcToy.TRAINED) {
            List<Point> points =
                    AbcToy.LENGTH.points(runs, keys(AbcToy.ERRORS, detector).get(0));
            curves.add(detector, points, points.size());
        }
        return curves;
    }
}
