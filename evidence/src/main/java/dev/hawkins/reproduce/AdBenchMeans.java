package dev.hawkins.reproduce;

import dev.hawkins.evaluate.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Means over the ADBench sets beside the published ones, and whether the classic detectors lie where those do. */
final class AdBenchMeans {
    /** Sets below are drawn with replacement, and drawn otherwise by us. */
    private static final int FEWEST_ROWS = 1_000;
    /** Of larger sets as many rows are drawn. */
    private static final int MOST_ROWS = 50_000;

    private static final double MARGIN = 1.5;
    private static final double KNN_MARGIN = 0.1;

    /** ROC AUC of every seed by set. */
    private record Column(CellKey key, Map<String, List<Double>> sets) {}

    private final Reproduction source;
    private final Map<CellKey, Column> columns = new LinkedHashMap<>();

    private AdBenchMeans(Reproduction source, Collection<Cell> cells) {
        this.source = source;
        for (Cell cell : cells) {
            CellKey key = cell.key().withSeed(0).withRow("");
            columns.computeIfAbsent(key, k -> new Column(k, new LinkedHashMap<>()))
                    .sets()
                    .computeIfAbsent(cell.key().row(), set -> new ArrayList<>())
                    .add(cell.figures().get(AdBench.ROC_AUC));
        }
    }

    /** Two tables: means over all sets that were measured; then the check of the classic detectors. */
    static String of(Reproduction source, Collection<Cell> cells) {
        AdBenchMeans means = new AdBenchMeans(source, cells);
        StringBuilder text = new StringBuilder("table\tdetector\tsettings\tsets\tpublished\tours\tdifference\n");
        means.columns.values().forEach(column -> text.append(means.line(column, set -> true, "")));
        text.append("\ntable\tdetector\tsettings\tsets from 1,000 rows\tpublished\tours\tdifference\tverdict\n");
        means.columns.values().stream()
                .filter(column -> AdBenchMethod.isChecked(published(column)))
                .filter(column -> AdBenchProtocol.of(column.key.table()).isPublished())
                .forEach(column -> text.append(means.checked(column)));
        return text.toString();
    }

    private static String published(Column column) {
        return AdBenchMethod.published(column.key.detector(), column.key.settings());
    }

    private String checked(Column column) {
        Predicate<String> large = set -> AdBenchData.rows(set) >= FEWEST_ROWS;
        boolean near = Math.abs(ours(column, large) - theirs(column, large)) <= MARGIN;
        String verdict = near ? "within " + MARGIN : "beyond " + MARGIN;
        return line(column, large, "\t" + verdict + (published(column).equals("kNN") ? nearest(column) : ""));
    }

    /** Of kNN, which has no randomness: the sets that are divided exactly as published and differ all the same. */
    private String nearest(Column column) {
        List<String> far = column.sets.keySet().stream()
                .filter(set -> AdBenchData.rows(set) >= FEWEST_ROWS && AdBenchData.rows(set) <= MOST_ROWS)
                .filter(set -> Math.abs(ours(column, set::equals) - theirs(column, set::equals)) > KNN_MARGIN)
                .toList();
        return far.isEmpty()
                ? "; every set within " + KNN_MARGIN
                : "; beyond " + KNN_MARGIN + ": " + String.join(", ", far);
    }

    private String line(Column column, Predicate<String> wanted, String end) {
        double ours = ours(column, wanted);
        double theirs = theirs(column, wanted);
        boolean compared = !Double.isNaN(theirs);
        return String.join(
                        "\t",
                        column.key.table(),
                        column.key.detector(),
                        column.key.settings(),
                        "" + column.sets.keySet().stream().filter(wanted).count(),
                        compared ? number("%.2f", theirs) : "-",
                        number("%.2f", ours),
                        compared ? number("%+.2f", ours - theirs) : "-")
                + end
                + "\n";
    }

    private static double ours(Column column, Predicate<String> wanted) {
        return column.sets.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .mapToDouble(entry -> Summary.of(
                                entry.getValue().stream().mapToDouble(v -> v).toArray())
                        .mean())
                .average()
                .orElse(Double.NaN);
    }

    private double theirs(Column column, Predicate<String> wanted) {
        return column.sets.keySet().stream()
                .filter(wanted)
                .mapToDouble(set -> source.published(column.key.withRow(set), AdBench.ROC_AUC))
                .average()
                .orElse(Double.NaN);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
