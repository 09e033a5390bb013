package dev.hawkins.reproduce;

import dev.hawkins.evaluate.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds the medians over the seeds against {@link AbcBar}s. */
final class AbcVerdicts {
    private static final double MARGIN = 0.01;
    private static final Set<String> AUCS = Set.of(Abc.KNOWN, Abc.UNKNOWN);
    private static final List<String> FEW = List.of("1", "3", "10");

    /** A cell of any seed, and one of its figures. */
    private record Entry(CellKey cell, String figure) {}

    private final Map<Entry, Summary> entries = new LinkedHashMap<>();

    private AbcVerdicts(Collection<Cell> cells) {
        Map<Entry, List<Double>> runs = new LinkedHashMap<>();
        for (Cell cell : cells) {
            cell.figures().forEach((figure, value) -> runs.computeIfAbsent(
                            new Entry(cell.key().withSeed(0), figure), any -> new ArrayList<>())
                    .add(value));
        }
        runs.forEach((entry, values) -> entries.put(
                entry, Summary.of(values.stream().mapToDouble(v -> v).toArray())));
    }

    /** A line per figure that has limits: the median, how many runs it is of, the limits, and whether it lies within. */
    static String of(Collection<Cell> cells) {
        AbcVerdicts verdicts = new AbcVerdicts(cells);
        StringBuilder text = new StringBuilder("table\trow\tmethod\tfigure\tmedian\tn\tbar\tverdict\n");
        verdicts.entries.forEach((entry, summary) -> text.append(line(entry, summary, verdicts.bar(entry))));
        return text.toString();
    }

    private static String line(Entry entry, Summary summary, AbcBar bar) {
        if (bar.isOpen()) {
            return "";
        }
        return String.join(
                        "\t",
                        entry.cell.table(),
                        entry.cell.row(),
                        Abc.method(entry.cell),
                        entry.figure,
                        String.format(Locale.ROOT, "%.4f", summary.median()),
                        "" + summary.runs(),
                        bar.toString(),
                        bar.holds(summary.median()) ? "holds" : "fails")
                + "\n";
    }

    private AbcBar bar(Entry entry) {
        if (!AUCS.contains(entry.figure)) {
            return AbcBar.NONE;
        }
        return switch (entry.cell.table()) {
            case Abc.TABLE -> AbcBar.of(entry.cell, entry.figure);
            case Abc.FIGURE -> fewLabelsBar(entry);
            default -> AbcBar.NONE;
        };
    }

    /**
     * With few known anomalies {@code abc} must not be below the autoencoder, which is that of setting 1, by more than .01;
     * and with 10 or fewer not below {@code dnn} or {@code rusboost}. Comparators that were not run ask for nothing.
     */
    private AbcBar fewLabelsBar(Entry entry) {
        if (!entry.cell.detector().equals("abc")) {
            return AbcBar.NONE;
        }
        String row = entry.cell.row();
        double least = median(Abc.TABLE, "mnist 1", "ae", entry.figure) - MARGIN;
        if (FEW.contains(row.split(" ")[3])) {
            least = Math.max(least, median(Abc.FIGURE, row, "dnn", entry.figure));
            least = Math.max(least, median(Abc.FIGURE, row, "rusboost", entry.figure));
        }
        return AbcBar.atLeast(Math.max(0, least));
    }

    private double median(String table, String row, String detector, String figure) {
        return entries.entrySet().stream()
                .filter(e -> e.getKey().figure.equals(figure)
                        && e.getKey().cell.table().equals(table)
                        && e.getKey().cell.row().equals(row)
                        && e.getKey().cell.detector().equals(detector))
                .mapToDouble(e -> e.getValue().median())
                .findFirst()
                .orElse(0);
    }
}
