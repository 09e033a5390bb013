package dev.hawkins.cli;

import dev.hawkins.evaluate.ObservedRate;
import dev.hawkins.generate.RedTeamReport;
import dev.hawkins.generate.RedTeamReport.Caught;
import dev.hawkins.generate.RedTeamReport.ColumnUse;
import dev.hawkins.generate.RedTeamReport.Level;
import dev.hawkins.pipeline.TrainedModel;
import java.util.List;

/** What a red team found, for people. */
final class RedTeamReportText {
    private static final int SHOWN_COLUMNS = 10;
    private static final int WIDTH = 100;

    private static final String CAVEAT =
            "What this says, and what not: the interval is that of the share among anomalies made in this way, and of no others. On"
                    + " four public data sets with 12 detectors each, the estimate agreed with the order of the recalls on the"
                    + " true anomalies by rank correlations of 0.44, -0.05, 0.55 and 0.43 (1 = the same order, 0 = none), and"
                    + " its level was wrong both ways: 27 % where 62 % were found, 39 % where 3 % were. So read which changes"
                    + " slip through, but promise no recall and choose no detector by it: that takes some true anomalies,"
                    + " and hawkins evaluate or compare.";

    private final TrainedModel model;
    private final RedTeamReport report;

    RedTeamReportText(TrainedModel model, RedTeamReport report) {
        this.model = model;
        this.report = report;
    }

    String text() {
        return summary() + "\n" + levels() + "\n" + tactics() + "\n" + columns() + "\n"
                + Paragraph.wrap(CAVEAT, "", WIDTH);
    }

    private String summary() {
        ObservedRate made = report.all().made();
        return """
                %s anomalies made of %s normal rows, of which the model calls %s.

                Caught, as made: %s (95 %% interval %s to %s), at the threshold %s (%s); ROC AUC %s.
                Still caught after a search for variants that it misses: %s.
                """
                .formatted(
                        Figures.count(made.rows()),
                        Figures.count(report.normals()),
                        Figures.percent(report.falseAlarms().rate()),
                        Figures.percent(made.rate()),
                        Figures.percent(made.low()),
                        Figures.percent(made.high()),
                        Figures.brief(model.threshold()),
                        model.rule().text(),
                        Figures.formatted("%.3f", report.rocAuc()),
                        Figures.percent(report.all().searched().rate()));
    }

    private String levels() {
        TextTable table = new TextTable("rrrrrr")
                .row("hardness", "columns changed", "distance", "rows", "caught", "after search");
        for (Level level : report.levels()) {
            Caught caught = level.caught();
            table.row(
                    Figures.exact(level.hardness()),
                    Figures.formatted("%.0f", level.columns()),
                    Figures.formatted("%.2f", level.distance()),
                    Figures.count(caught.made().rows()),
                    Figures.percent(caught.made().rate()),
                    Figures.percent(caught.searched().rate()));
        }
        return "By hardness (distance to the nearest normal row; 1 = mean distance of two normal rows; medians)\n"
                + table.text("  ");
    }

    private String tactics() {
        TextTable table = new TextTable("lrrr").row("values", "rows", "caught", "after search");
        report.tactics()
                .forEach((tactic, caught) -> table.row(
                        tactic.text(),
                        Figures.count(caught.made().rows()),
                        Figures.percent(caught.made().rate()),
                        Figures.percent(caught.searched().rate())));
        return "By where the values came from\n" + table.text("  ");
    }

    private String columns() {
        List<ColumnUse> used = report.columns().stream()
                .filter(use -> use.missed() > 0)
                .limit(SHOWN_COLUMNS)
                .toList();
        if (used.isEmpty()) {
            return "No anomaly was missed as made.\n";
        }
        TextTable table = new TextTable("lrrr").row("column", "changed in", "missed", "share missed");
        for (ColumnUse use : used) {
            table.row(
                    use.column(),
                    Figures.count(use.changed()),
                    Figures.count(use.missed()),
                    Figures.percent((double) use.missed() / use.changed()));
        }
        return "Columns changed in the most misses, as made\n" + table.text("  ");
    }
}
