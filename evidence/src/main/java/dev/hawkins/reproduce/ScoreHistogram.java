package dev.hawkins.reproduce;

import dev.hawkins.chart.Axis;
import dev.hawkins.chart.Chart;
import dev.hawkins.chart.Point;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How scores of normal rows and of anomalies are spread: shares in {@value #BINS} bins of equal width from the least score to
 * the one that one row in a hundred exceeds; what lies beyond is in the last.
 */
final class ScoreHistogram {
    static final int BINS = 30;

    private static final Series NORMAL = new Series("histogram normal");
    private static final Series ANOMALOUS = new Series("histogram anomalous");
    private static final double BEYOND = 0.01;

    private ScoreHistogram() {}

    /** Adds the shares of both kinds to the figures of a cell. */
    static void put(Map<String, Double> figures, double[] normal, double[] anomalous) {
        double[] all = DoubleStream.concat(DoubleStream.of(normal), DoubleStream.of(anomalous))
                .sorted()
                .toArray();
        double low = all[0];
        double width = (all[(int) ((1 - BEYOND) * (all.length - 1))] - low) / BINS;
        put(NORMAL, figures, normal, low, width);
        put(ANOMALOUS, figures, anomalous, low, width);
    }

    private static void put(Series series, Map<String, Double> figures, double[] scores, double low, double width) {
        int[] counts = new int[BINS];
        for (double score : scores) {
            int bin = width > 0 ? (int) Math.min(BINS - 1, (score - low) / width) : 0;
            counts[bin]++;
        }
        for (int bin = 0; bin < BINS; bin++) {
            series.put(figures, bin, (double) counts[bin] / scores.length);
        }
    }

    static boolean has(String figure) {
        return NORMAL.has(figure) || ANOMALOUS.has(figure);
    }

    /** Both kinds beside each other. */
    static String drawn(Runs runs, CellKey cell, String name) {
        List<Point> normal = NORMAL.points(runs, cell);
        List<Point> anomalous = ANOMALOUS.points(runs, cell);
        double most = Stream.concat(normal.stream(), anomalous.stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(1);
        Axis bins = new Axis("score of " + name, 0, BINS, false, List.of(), v -> "");
        Chart chart = new Chart(
                "Scores of " + name, 460, 240, bins, Axis.linear("share of rows", 0, Math.ceil(10 * most) / 10));
        for (int bin = 0; bin < normal.size(); bin++) {
            chart.bar(bin + 0.05, bin + 0.5, normal.get(bin).y(), "normal");
            chart.bar(bin + 0.5, bin + 0.95, anomalous.get(bin).y(), "anomalous");
        }
        return chart.svg();
    }
}
