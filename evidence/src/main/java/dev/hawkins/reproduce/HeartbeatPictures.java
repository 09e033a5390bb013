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
        drawing.contamination().put(pictures, "contamination-curve");
        drawing.training().put(pictures, "training-curve");
        return pictures;
    }

    /** ROC AUC by the share of abnormal training rows; dots are the figures compared with. */
    private NamedCurves contamination() {
        Axis x = new Axis(
                "abnormal training rows, percent",
                0,
                70,
                false,
                List.of(0., 10., 20., 30., 50., 70.),
                v -> Text.fixed(v, 0));
        var curves = new NamedCurves(
                new Chart("ROC AUC by the share of abnormal training rows", WIDTH, HEIGHT, x, Axis.share("ROC AUC")));
        for (String table : Anomagram.TABLES.keySet()) {
            List<Point> ours = new ArrayList<>();
            for (int share : Anomagram.SHARES) {
                Figure figure = new Figure(Anomagram.cell(table, share, 1), Anomagram.AUC);
                runs.find(figure).map(Summary::mean).ifPresent(auc -> ours.add(new Point(share, auc)));
                double published = source.published(figure.cell(), figure.name());
                if (!Double.isNaN(published)) {
                    String name = "%s: %s".formatted(table, published);
                    curves.chart.dot(new Point(share, published), curves.colour() + " little", name);
                }
            }
            curves.add(table, ours, NAMED.get(table));
        }
        return curves;
    }

    /** ROC AUC after every step. */
    private NamedCurves training() {
        Axis x = Axis.linear("step", 0, Anomagram.STEPS);
        Axis y = Axis.linear("ROC AUC", 0.5, 1);
        var curves = new NamedCurves(new Chart("ROC AUC by step of training", WIDTH, HEIGHT, x, y));
        for (int share : Anomagram.TRAINED_ON) {
            List<Point> points = Anomagram.AFTER.points(runs, Anomagram.cell(Anomagram.CURVE, share, 1));
            curves.add(share + " % abnormal", points, points.size() / 2);
        }
        return curves;
    }
}
