package dev.hawkins.reproduce;

import dev.hawkins.arena.report.RankDiagram;
import dev.hawkins.chart.HeatMap;
import dev.hawkins.chart.Text;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The detectors of each protocol beside each other: their mean ranks, and what each reaches on each set. */
final class AdBenchPictures {
    /** So many points behind the best of a set are drawn as strongly as anything is. */
    private static final double FAR = 40;
    /** Of the full colour, that figures can be read on it. */
    private static final double STRONGEST = 0.7;

    private AdBenchPictures() {}

    /** Of protocols under which at least two columns are complete. */
    static Map<String, String> of(Collection<Cell> cells) {
        Map<String, String> pictures = new LinkedHashMap<>();
        for (AdBenchField field : AdBenchField.of(cells)) {
            pictures.put("ranks-" + field.protocol(), ranks(field));
            pictures.put("sets-" + field.protocol(), sets(field));
        }
        return pictures;
    }

    private static String ranks(AdBenchField field) {
        List<String> names =
                IntStream.range(0, field.columns().size()).mapToObj(field::name).toList();
        return RankDiagram.svg(names, field.ranks(), name -> name.startsWith("auto") ? "c1" : "c0");
    }

    /** The detectors from left to right by mean rank; the darker, the farther behind the best on that set. */
    private static String sets(AdBenchField field) {
        double[][] values = field.values();
        List<Integer> order = field.ranks().order();
        Map<String, List<HeatMap.Cell>> rows = new LinkedHashMap<>();
        for (int s = 0; s < AdBenchData.names().size(); s++) {
            int set = s;
            double best = Arrays.stream(values).mapToDouble(v -> v[set]).max().orElseThrow();
            rows.put(
                    AdBenchData.names().get(set),
                    order.stream().map(d -> cell(values[d][set], best)).toList());
        }
        return HeatMap.svg(
                "ROC AUC by set and detector, " + field.protocol(),
                order.stream().map(field::name).toList(),
                rows);
    }

    private static HeatMap.Cell cell(double auc, double best) {
        return new HeatMap.Cell(Text.fixed(auc, 1), STRONGEST * Math.min(1, (best - auc) / FAR));
    }
}
