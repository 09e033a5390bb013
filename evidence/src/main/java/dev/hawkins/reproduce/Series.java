package dev.hawkins.reproduce;

import dev.hawkins.chart.Point;
import dev.hawkins.evaluate.Summary;
import java.util.List;
import java.util.Map;

/**
 * Figures that are points of a curve: a name and where each was taken, such as "ROC AUC at step 12".
 *
 * @param name what all begin with
 */
record Series(String name) {
    void put(Map<String, Double> figures, int at, double value) {
        figures.put(name + " " + at, value);
    }

    /** Whether a figure is one of these. */
    boolean has(String figure) {
        return figure.startsWith(name + " ")
                && figure.substring(name.length() + 1).chars().allMatch(Character::isDigit);
    }

    /**
     * The means over the seeds, by place.
     *
     * @param cell of any seed
     * @return empty where nothing was measured
     */
    List<Point> points(Runs runs, CellKey cell) {
        return runs.names(cell).stream()
                .filter(this::has)
                .map(figure -> new Point(
                        Integer.parseInt(figure.substring(name.length() + 1)),
                        runs.find(new Figure(cell, figure)).map(Summary::mean).orElseThrow()))
                .sorted((a, b) -> Double.compare(a.x(), b.x()))
                .toList();
    }
}
