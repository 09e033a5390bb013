package dev.hawkins.arena.report;

import dev.hawkins.arena.Comparison;
import dev.hawkins.arena.Comparison.Standing;
import dev.hawkins.arena.Curves;
import dev.hawkins.arena.Marks;
import dev.hawkins.arena.Outcome;
import dev.hawkins.arena.Plane;
import dev.hawkins.arena.Protocol;
import dev.hawkins.chart.Axis;
import dev.hawkins.chart.Chart;
import dev.hawkins.chart.Point;
import dev.hawkins.chart.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The pictures of a page, each an SVG element. */
final class Pictures {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 330;

    /** Below this a rate is drawn at the edge of a logarithmic axis. */
    private static final double LEAST_RATE = 0.0005;

    private final Outcome outcome;
    private final Comparison comparison;

    Pictures(Outcome outcome, Comparison comparison) {
        this.outcome = outcome;
        this.comparison = comparison;
    }

    /** All of them by name of file. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("roc", roc());
        all.put("precision-recall", precisionRecall());
        all.put("calibration", calibration());
        all.put("found", found());
        all.put("cost", cost());
        all.put("time", time());
        if (!Double.isNaN(comparison.ranks().criticalDifference())) {
            all.put("ranks", ranks());
        }
        for (Standing standing : comparison.standings()) {
            String file = standing.entrant().replaceAll("[^A-Za-z0-9=.-]+", "-");
            all.put("scores-" + file, histogram(standing.entrant()));
            if (detail(standing.entrant()).plane() != null) {
                all.put("plane-" + file, plane(standing.entrant()));
            }
        }
        return all;
    }

    private Outcome.Detail detail(String entrant) {
        return outcome.details().get(entrant);
    }

    /** The class of an entrant's colour: by its place, so that the best is always the same. */
    String colour(String entrant) {
        int place = IntStream.range(0, comparison.standings().size())
                .filter(i -> comparison.standings().get(i).entrant().equals(entrant))
                .findFirst()
                .orElseThrow();
        return "c" + place % Chart.COLOURS + (place >= Chart.COLOURS ? " dashed" : "");
    }

    private String curves(String title, Axis x, Axis y, Function<Curves, List<Point>> curve, List<Point> reference) {
        Chart chart = new Chart(title, WIDTH, HEIGHT, x, y).line(reference, "reference");
        for (int i = comparison.standings().size() - 1; i >= 0; i--) {
            String entrant = comparison.standings().get(i).entrant();
            chart.line(curve.apply(detail(entrant).curves()), colour(entrant));
        }
        return chart.svg();
    }

    String roc() {
        return curves(
                "ROC curves",
                Axis.share("share of normal rows called"),
                Axis.share("share of anomalies called"),
                Curves::roc,
                List.of(new Point(0, 0), new Point(1, 1)));
    }

    String precisionRecall() {
        double prevalence =
                (double) outcome.facts().testAnomalies() / outcome.facts().testRows();
        return curves(
                "Precision-recall curves",
                Axis.share("recall"),
                Axis.share("precision"),
                Curves::precisionRecall,
                List.of(new Point(0, prevalence), new Point(1, prevalence)));
    }

    String cost() {
        return curves(
                "Cost curves",
                Axis.share("weight of misses against false alarms"),
                Axis.linear("expected cost, 1 = always wrong", 0, 0.5),
                Curves::cost,
                List.of(new Point(0, 0), new Point(0.5, 0.5), new Point(1, 0)));
    }

    private static Axis rates(String title) {
        return new Axis(title, LEAST_RATE, 0.3, true, List.of(0.001, 0.01, 0.1), Text::percent);
    }

    private double meanCall(String entrant, double asked, Function<Marks.Calls, Double> figure) {
        return outcome.boutsOf(entrant).stream()
                .flatMap(bout -> bout.marks().calls().stream())
                .filter(calls -> calls.asked() == asked)
                .mapToDouble(figure::apply)
                .average()
                .orElseThrow();
    }

    private List<Point> byRate(String entrant, Function<Marks.Calls, Double> figure) {
        return Protocol.RATES.stream()
                .map(rate -> new Point(rate, meanCall(entrant, rate, figure)))
                .toList();
    }

    String calibration() {
        Chart chart = new Chart(
                        "False alarms, asked for and observed",
                        WIDTH,
                        HEIGHT,
                        rates("false alarms asked for"),
                        rates("observed on normal test rows"))
                .line(List.of(new Point(LEAST_RATE, LEAST_RATE), new Point(0.3, 0.3)), "reference");
        for (Standing standing : comparison.standings()) {
            List<Point> points = byRate(standing.entrant(), c -> c.falseAlarms().rate());
            chart.line(points, colour(standing.entrant()) + " thin");
            points.forEach(p -> chart.dot(
                    p,
                    colour(standing.entrant()) + " little",
                    standing.entrant() + ": " + Text.percent(p.y()) + " at " + Text.percent(p.x())));
        }
        return chart.svg();
    }

    String found() {
        Chart chart = new Chart(
                "Anomalies found by rate of false alarms",
                WIDTH,
                HEIGHT,
                rates("false alarms asked for"),
                Axis.share("share of anomalies found"));
        for (Standing standing : comparison.standings()) {
            chart.line(byRate(standing.entrant(), c -> c.found().rate()), colour(standing.entrant()));
        }
        return chart.svg();
    }

    String time() {
        double least = comparison.standings().stream()
                .mapToDouble(Standing::fitSeconds)
                .min()
                .orElseThrow();
        double most = comparison.standings().stream()
                .mapToDouble(Standing::fitSeconds)
                .max()
                .orElseThrow();
        double worst = comparison.standings().stream()
                .mapToDouble(s -> s.rocAuc().mean())
                .min()
                .orElseThrow();
        Chart chart = new Chart(
                "Time to fit against ROC AUC",
                WIDTH,
                HEIGHT,
                Axis.powers("time to fit", Math.max(least, 1e-4), Math.max(most, 1e-3), Text::seconds),
                Axis.linear("ROC AUC", Math.floor(10 * worst - 0.2) / 10, 1));
        for (Standing standing : comparison.standings()) {
            Point p = new Point(standing.fitSeconds(), standing.rocAuc().mean());
            chart.dot(p, colour(standing.entrant()), standing.entrant());
            chart.words(p, standing.entrant());
        }
        return chart.svg();
    }

    /** Bins of p-values from 1 on the left to one in 10,000 and less on the right. */
    String histogram(String entrant) {
        Curves curves = detail(entrant).curves();
        double quarter = 0.25;
        double most = 0.05;
        for (int i = 0; i < Curves.BINS; i++) {
            most = Math.max(most, Math.max(curves.normal()[i], curves.anomalous()[i]));
        }
        double end = Curves.BINS * quarter;
        Axis strangeness = new Axis(
                "p-value",
                0,
                end,
                false,
                List.of(0.0, 1.0, 2.0, 3.0, 4.0),
                v -> v == 0 ? "1" : Text.percent(Math.pow(10, -v)));
        Chart chart = new Chart(
                "p-values of " + entrant,
                WIDTH / 2 + 80,
                200,
                strangeness,
                Axis.linear("share of rows", 0, Math.ceil(20 * most) / 20));
        for (int i = 0; i < Curves.BINS; i++) {
            double middle = (i + 0.5) * quarter;
            chart.bar(i * quarter, middle, curves.normal()[i], "normal");
            chart.bar(middle, (i + 1) * quarter, curves.anomalous()[i], "anomalous");
        }
        return chart.line(List.of(new Point(2, 0), new Point(2, 1)), "threshold")
                .svg();
    }

    String ranks() {
        List<String> names =
                comparison.standings().stream().map(Standing::entrant).toList();
        return RankDiagram.svg(names, comparison.ranks(), this::colour);
    }

    String plane(String entrant) {
        Plane plane = detail(entrant).plane();
        Axis x = Axis.linear(plane.x(), plane.low()[0], plane.high()[0]);
        Axis y = Axis.linear(plane.y(), plane.low()[1], plane.high()[1]);
        Chart chart = new Chart("p-values of " + entrant + " over the plane", WIDTH / 2 + 80, 290, x, y);
        chart.cells(Plane.SIZE, i -> Math.min(1, -Math.log10(plane.pValues()[i]) / 3));
        for (double[] p : plane.normal()) {
            chart.speck(new Point(p[0], p[1]), "normal");
        }
        for (double[] p : plane.anomalous()) {
            chart.speck(new Point(p[0], p[1]), "anomalous");
        }
        return chart.svg();
    }
}
