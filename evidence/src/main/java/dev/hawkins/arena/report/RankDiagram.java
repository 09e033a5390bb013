package dev.hawkins.arena.report;

import dev.hawkins.arena.MeanRanks;
import dev.hawkins.arena.MeanRanks.Level;
import dev.hawkins.chart.Axis;
import dev.hawkins.chart.Chart;
import dev.hawkins.chart.Point;
import dev.hawkins.chart.Text;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Mean ranks on a line, the best on top, and bars that join those that do not differ (Demsar 2006). */
public final class RankDiagram {
    private static final int WIDTH = 460;
    private static final int ROW = 22;
    /** Height of a bar, in rows. */
    private static final double BAR = 0.4;

    private RankDiagram() {}

    /**
     * The diagram as an SVG element.
     *
     * @param names of the entrants
     * @param colour its class, by name
     */
    public static String svg(List<String> names, MeanRanks ranks, UnaryOperator<String> colour) {
        int entrants = names.size();
        List<Level> levels = ranks.levels();
        double top = entrants + (levels.size() + 1) * BAR;
        Axis rank = new Axis(
                "mean rank by ROC AUC",
                0.5,
                entrants + 0.5,
                false,
                IntStream.rangeClosed(1, entrants).mapToObj(i -> (double) i).toList(),
                v -> Text.fixed(v, 0));
        Axis rows = new Axis("", 0, top, false, List.of(), v -> "");
        Chart chart = new Chart("Mean ranks", WIDTH, (int) (60 + ROW * top), rank, rows);
        List<Integer> order = ranks.order();
        for (int place = 0; place < entrants; place++) {
            String name = names.get(order.get(place));
            Point p = new Point(ranks.means().get(order.get(place)), entrants - place - 0.5);
            chart.dot(p, colour.apply(name), name).words(p, name);
        }
        for (int i = 0; i < levels.size(); i++) {
            double at = top - (i + 1) * BAR;
            chart.line(
                    List.of(
                            new Point(ranks.means().get(order.get(levels.get(i).first())), at),
                            new Point(ranks.means().get(order.get(levels.get(i).last())), at)),
                    "span");
        }
        return chart.svg();
    }
}
