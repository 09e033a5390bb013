package dev.hawkins.reproduce;

import dev.hawkins.evaluate.RankCorrelation;
import dev.hawkins.evaluate.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How well each estimate orders the detectors as what they reach on the true anomalies does: Spearman's rank correlation within
 * a data set and seed, then the mean over seeds. One seed's correlation of 12 detectors by chance has a standard deviation of .3.
 */
final class RedTeamVerdicts {
    private static final int FEWEST = 8;
    private static final List<String> TRUTHS = List.of(RedTeamTable.RECALL, RedTeamTable.DISTINCT, RedTeamTable.AREA);

    private RedTeamVerdicts() {}

    /** A line per data set, estimate and truth; of seeds with fewer than 8 detectors nothing is said. */
    static String of(Collection<Cell> cells) {
        Map<String, Map<Long, List<Cell>>> runs = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.figures().containsKey(RedTeamTable.ESTIMATE)) {
                runs.computeIfAbsent(cell.key().row(), row -> new LinkedHashMap<>())
                        .computeIfAbsent(cell.key().seed(), seed -> new ArrayList<>())
                        .add(cell);
            }
        }
        StringBuilder text =
                new StringBuilder("row\testimate\tordered as by\trank correlation\tsd\tseeds\tdetectors\n");
        runs.forEach((row, seeds) -> {
            for (String estimate : estimates(seeds.values())) {
                TRUTHS.forEach(truth -> text.append(line(row, estimate, truth, seeds.values())));
            }
        });
        return runs.isEmpty() ? "" : text.toString();
    }

    private static Set<String> estimates(Collection<List<Cell>> seeds) {
        Set<String> names = new LinkedHashSet<>();
        seeds.forEach(of -> of.forEach(cell -> cell.figures().keySet().stream()
                .filter(name -> name.startsWith(RedTeamTable.ESTIMATE))
                .forEach(names::add)));
        return names;
    }

    private static String line(String row, String estimate, String truth, Collection<List<Cell>> seeds) {
        List<Double> correlations = new ArrayList<>();
        int detectors = 0;
        for (List<Cell> of : seeds) {
            double correlation =
                    of.size() < FEWEST ? Double.NaN : RankCorrelation.spearman(all(of, estimate), all(of, truth));
            if (!Double.isNaN(correlation)) {
                correlations.add(correlation);
                detectors = of.size();
            }
        }
        if (correlations.isEmpty()) {
            return "";
        }
        Summary summary = Summary.of(correlations.stream().mapToDouble(c -> c).toArray());
        return "%s\t%s\t%s\t%s\t%s\t%d\t%d\n"
                .formatted(
                        row,
                        estimate,
                        truth,
                        String.format(Locale.ROOT, "%+.3f", summary.mean()),
                        summary.runs() > 1 ? String.format(Locale.ROOT, "%.3f", summary.sd()) : "-",
                        summary.runs(),
                        detectors);
    }

    private static double[] all(List<Cell> cells, String figure) {
        return cells.stream().mapToDouble(cell -> cell.figures().get(figure)).toArray();
    }
}
