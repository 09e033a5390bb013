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

/** The two curves of {@link Anomagram}. */
final class HeartbeatPictures {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 300;

    /** Where on its curve the name of a table stands, so that no two are in each other's way. */
    private static final Map<String, Integer> NAMED = Map.of("30 steps", 4, "300 steps", 3, "300 steps, trimmed", 6);

    private final Anomagram source;
    private final Runs runs;

    private HeartbeatPictures(Anomagram source, Runs runs) {
        this.source = source;
        this.runs = runs;
    }

    static Map<String, String> of(Anomagram source, Collection<Cell> cells) {
        HeartbeatPictures drawing = new HeartbeatPictures(source, Runs.of(cells));
        Map<String, String> pictures = new LinkedHashMap<>();
        drawing.put(pictures, "contamination-curve", drawing.contamination());
        drawing.put(pictures, "training-curve", drawing.training());
        return pictures;
    }

    private void put(Map<String, String> pictures, String name, Chart drawn) {
        if (drawn != null) {
            pictures.put(name, drawn.svg());
        }
    }

    /** ROC AUC by the share of abnormal training rows; dots are the figures compared with. */
    private Chart contamination() {
        Axis x = new Axis(
                "abnormal training rows, percent",
                0,
                70,
                false,
                List.of(0., 10., 20., 30., 50., 70.),
                v -> Text.fixed(v, 0));
        Chart chart =
                new Chart("ROC AUC by the share of abnormal training rows", WIDTH, HEIGHT, x, Axis.share("ROC AUC"));
        boolean empty = true;
        int colour = 0;
        for (String table : Anomagram.TABLES.keySet()) {
            String style = "c" + colour++;
            List<Point> ours = new ArrayList<>();
            for (int share : Anomagram.SHARES) {
                Figure figure = new Figure(Anomagram.cell(table, share, 1), Anomagram.AUC);
                runs.find(figure).map(Summary::mean).ifPresent(auc -> ours.add(new Point(share, auc)));
                double published = source.published(figure.cell(), figure.name());
                if (!Double.isNaN(published)) {
                    chart.dot(new Point(share, published), style + " little", "%s: %s".formatted(table, published));
                }
            }
            if (!ours.isEmpty()) {
                empty = false;
                chart.line(ours, style).words(ours.get(Math.min(NAMED.get(table), ours.size() - 1)), table);
            }
        }
        return empty ? null : chart;
    }

    /** ROC AUC after every step. */
    private Chart training() {
        Chart chart = new Chart(
                "ROC AUC by step of training",
                WIDTH,
                HEIGHT,
                Axis.linear("step", 0, Anomagram.STEPS),
                Axis.linear("ROC AUC", 0.5, 1));
        boolean empty = true;
        int colour = 0;
        for (int share : Anomagram.TRAINED_ON) {
            String style = "c" + colour++;
            List<Point> points = Anomagram.AFTER.points(runs, Anomagram.cell(Anomagram.CURVE, share, 1));
            if (!points.isEmpty()) {
                empty = false;
                chart.line(points, style).words(points.get(points.size() / 2), share + " % abnormal");
            }
        }
        return empty ? null : chart;
    }
}
