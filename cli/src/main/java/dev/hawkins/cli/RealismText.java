package dev.hawkins.cli;

import dev.hawkins.generate.Realism;
import dev.hawkins.generate.Realism.Pair;
import java.util.Comparator;
import java.util.List;

/** How much made rows are like true ones, for people. */
final class RealismText {
    private static final int SHOWN_COLUMNS = 20;

    private final Realism realism;

    RealismText(Realism realism) {
        this.realism = realism;
    }

    String text() {
        return """
                %s made rows beside %s true ones.

                Told apart by boosted trees: ROC AUC %s on rows they did not learn from (0.5 = not at all, 1 = each one).

                %s
                Distance of each column from the normal rows (0 = alike, 1 = nothing in common)
                %s"""
                .formatted(
                        Figures.count(realism.made()),
                        Figures.count(realism.truth()),
                        figure(realism.toldApart()),
                        overall(),
                        columns());
    }

    private String overall() {
        TextTable table = new TextTable("lrr").row("against the normal rows", "made", "true");
        row(table, "correlations of columns, mean absolute difference", realism.pairs());
        row(table, "share of exact copies", realism.copies());
        return table.text("");
    }

    private String columns() {
        TextTable table = new TextTable("lrr").row("column", "made", "true");
        List<Realism.Column> columns = realism.columns().stream()
                .sorted(Comparator.comparingDouble(
                        c -> -Math.max(c.distance().made(), c.distance().truth())))
                .toList();
        for (Realism.Column column : columns.subList(0, Math.min(columns.size(), SHOWN_COLUMNS))) {
            row(table, column.name(), column.distance());
        }
        if (columns.size() > SHOWN_COLUMNS) {
            table.row("... and %d columns nearer to them".formatted(columns.size() - SHOWN_COLUMNS), "", "");
        }
        return table.text("  ");
    }

    private static void row(TextTable table, String name, Pair pair) {
        table.row(name, figure(pair.made()), figure(pair.truth()));
    }

    private static String figure(double value) {
        return Figures.formatted("%.3f", value);
    }
}
