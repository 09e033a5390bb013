package dev.hawkins.reproduce;

import dev.hawkins.chart.Chart;
import dev.hawkins.chart.Point;
import java.util.List;
import java.util.Map;

/** Curves of one chart, each in the next colour and with its name beside it; there is no picture where none has a point. */
final class NamedCurves {
    final Chart chart;
    private int colours;
    private boolean empty = true;

    NamedCurves(Chart chart) {
        this.chart = chart;
    }

    /** The class of the colour that the next curve will have. */
    String colour() {
        return "c" + colours;
    }

    /** @param named at which of its points the name stands, or the last if there are fewer */
    void add(String name, List<Point> points, int named) {
        if (!points.isEmpty()) {
            chart.line(points, colour()).words(points.get(Math.min(named, points.size() - 1)), name);
            empty = false;
        }
        colours++;
    }

    void put(Map<String, String> pictures, String name) {
        if (!empty) {
            pictures.put(name, chart.svg());
        }
    }
}
