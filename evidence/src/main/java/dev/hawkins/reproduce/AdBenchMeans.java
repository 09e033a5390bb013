package dev.hawkins.reproduce;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Means over the ADBench sets beside the published ones, and whether the classic detectors lie where those do. */
final class AdBenchMeans {
    /** Sets below are drawn with replacement, and drawn otherwise by us. */
    private static final int FEWEST_ROWS = 1_000;
    /** Of larger sets as many rows are drawn. */
    private static final int MOST_ROWS = 50_000;

    private static final double MARGIN = 1.5;
    private static final double KNN_MARGIN = 0.1;

    private final Reproduction source;
    private final List<AdBenchColumn> columns;

    private AdBenchMeans(Reproduction source, List<AdBenchColumn> columns) {
        this.source = source;
        this.columns = columns;
    }

    /** Two tables: means over all sets; then the check of the classic detectors. A mean over some of the sets is a dash. */
    static String of(Reproduction source, Collection<Cell> cells) {
        AdBenchMeans means = new AdBenchMeans(source, AdBenchColumn.of(cells));
        return means.all() + "\n" + means.check();
    }

    private String all() {
        return "table\tdetector\tsettings\tsets\tpublished\tours\tdifference\n"
                + columns.stream()
                        .map(column -> line(column, set -> true) + "\n")
                        .collect(Collectors.joining());
    }

    private String check() {
        return "table\tdetector\tsettings\tsets from 1,000 rows\tpublished\tours\tdifference\tverdict\n"
                + columns.stream()
                        .filter(column -> AdBenchMethod.isChecked(column.published()))
                        .filter(column -> column.protocol().isPublished())
                        .map(column -> line(column, AdBenchMeans::isLarge) + "\t" + verdict(column) + "\n")
                        .collect(Collectors.joining());
    }

    private static boolean isLarge(String set) {
        return AdBenchData.rows(set) >= FEWEST_ROWS;
    }

    private String verdict(AdBenchColumn column) {
        if (!column.isComplete(AdBenchMeans::isLarge)) {
            return "incomplete";
        }
        double difference = ours(column, AdBenchMeans::isLarge) - theirs(column, AdBenchMeans::isLarge);
        return (Math.abs(difference) <= MARGIN ? "within " : "beyond ")
                + MARGIN
                + (column.published().equals("kNN") ? nearest(column) : "");
    }

    /** Of kNN, which has no randomness: the sets that are divided exactly as published and differ all the same. */
    private String nearest(AdBenchColumn column) {
        List<String> far = AdBenchData.names().stream()
                .filter(set -> isLarge(set) && AdBenchData.rows(set) <= MOST_ROWS)
                .filter(set -> Math.abs(column.sets().get(set) - published(column, set)) > KNN_MARGIN)
                .toList();
        return far.isEmpty()
                ? "; every set within " + KNN_MARGIN
                : "; beyond " + KNN_MARGIN + ": " + String.join(", ", far);
    }

    private String line(AdBenchColumn column, Predicate<String> wanted) {
        double ours = ours(column, wanted);
        double theirs = theirs(column, wanted);
        return String.join(
                "\t",
                column.key().table(),
                column.key().detector(),
                column.key().settings(),
                "" + column.count(wanted),
                number("%.2f", theirs),
                number("%.2f", ours),
                number("%+.2f", ours - theirs));
    }

    private static double ours(AdBenchColumn column, Predicate<String> wanted) {
        return column.mean(wanted, column.sets()::get);
    }

    private double theirs(AdBenchColumn column, Predicate<String> wanted) {
        return column.mean(wanted, set -> published(column, set));
    }

    private double published(AdBenchColumn column, String set) {
        return source.published(column.key().withRow(set), AdBench.ROC_AUC);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
