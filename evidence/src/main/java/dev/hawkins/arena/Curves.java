package dev.hawkins.arena;

import dev.hawkins.chart.Point;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.pipeline.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One detector's answers in one division as curves of at most some hundred points.
 *
 * @param roc x = share of normal rows called, y = share of anomalies called
 * @param precisionRecall x = recall, y = precision
 * @param cost x = probability cost, y = normalised expected cost at the best threshold (Drummond and Holte 2006): how
 *     expensive the best use of the detector is where anomalies are so frequent and misses so dear
 * @param normal share of the normal rows by p-value, in {@link #BINS} bins of its negative logarithm
 * @param anomalous share of the anomalies by p-value, in the same bins
 */
public record Curves(
        List<Point> roc, List<Point> precisionRecall, List<Point> cost, double[] normal, double[] anomalous) {
    /** Bins of the histograms: each a quarter of a power of ten, the last open. */
    public static final int BINS = 17;

    private static final int MOST_POINTS = 240;
    private static final int COSTS = 60;

    static Curves of(Scores answers, boolean[] anomaly) {
        Ranking ranking = Ranking.of(answers.score(), anomaly);
        List<Point> roc = ranking.rocCurve().stream()
                .map(p -> new Point(p.falseAlarmRate(), p.recall()))
                .toList();
        List<Point> precisionRecall = ranking.precisionRecallCurve().stream()
                .map(p -> new Point(p.recall(), p.precision()))
                .toList();
        return new Curves(
                thinned(roc),
                thinned(precisionRecall),
                cost(roc),
                histogram(answers.pValue(), anomaly, false),
                histogram(answers.pValue(), anomaly, true));
    }

    /** Keeps points that are some way apart, and both ends. */
    private static List<Point> thinned(List<Point> curve) {
        List<Point> kept = new ArrayList<>();
        double apart = 2.0 / MOST_POINTS;
        for (int i = 0; i < curve.size(); i++) {
            Point p = curve.get(i);
            Point last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (last == null
                    || i == curve.size() - 1
                    || Math.abs(p.x() - last.x()) + Math.abs(p.y() - last.y()) >= apart) {
                kept.add(p);
            }
        }
        return kept;
    }

    private static List<Point> cost(List<Point> roc) {
        List<Point> cost = new ArrayList<>();
        for (int i = 0; i <= COSTS; i++) {
            double x = (double) i / COSTS;
            double least = roc.stream()
                    .mapToDouble(p -> (1 - p.y()) * x + p.x() * (1 - x))
                    .min()
                    .orElseThrow();
            cost.add(new Point(x, least));
        }
        return cost;
    }

    private static double[] histogram(double[] pValues, boolean[] anomaly, boolean wanted) {
        double[] bins = new double[BINS];
        int[] rows = IntStream.range(0, anomaly.length)
                .filter(r -> anomaly[r] == wanted)
                .toArray();
        for (int r : rows) {
            int bin = (int) (-4 * Math.log10(pValues[r]));
            bins[Math.min(BINS - 1, bin)]++;
        }
        return Arrays.stream(bins).map(b -> b / Math.max(1, rows.length)).toArray();
    }
}
