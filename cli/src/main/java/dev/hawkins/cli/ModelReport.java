package dev.hawkins.cli;

import dev.hawkins.calibrate.Calibration;
import dev.hawkins.calibrate.Quantiles;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.pipeline.Provenance;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.prepare.ColumnDescription;
import dev.hawkins.prepare.Tree;
import java.util.List;
import java.util.stream.Collectors;

/** A model for people. */
record ModelReport(String file, TrainedModel model) {
    private static final int CURVE = 60;
    private static final int SHOWN_COLUMNS = 100;

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(file).append(": ").append(name()).append('\n');
        section(text, "Origin", origin());
        section(text, "Score", score());
        section(text, "Settings of " + name(), settings());
        section(text, "Columns", columns());
        section(text, "Training", training());
        section(text, "Calibration", calibration());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, String content) {
        text.append('\n').append(title).append('\n').append(content);
    }

    private String name() {
        return Catalogue.of(model.detector()).name();
    }

    private String origin() {
        Provenance p = model.provenance();
        return new TextTable("ll")
                .row("data", p.sources().isEmpty() ? "a table in memory" : String.join(" ", p.sources()))
                .row("rows", rows(p))
                .row("label", p.label().isEmpty() ? "none: all rows were taken for normal" : p.label())
                .row("fingerprint", p.fingerprint() + " (SHA-256 of the training rows)")
                .row("seed", Long.toString(p.seed()))
                .row("Hawkins", p.library())
                .text("  ");
    }

    private static String rows(Provenance p) {
        return "%s: %s to train, %s to calibrate, %s known anomalies"
                .formatted(
                        Figures.count(p.rows()),
                        Figures.count(p.trainingRows()),
                        Figures.count(p.calibrationRows()),
                        Figures.count(p.anomalies()));
    }

    private String score() {
        ScoreMeaning meaning = model.model().meaning();
        return new TextTable("ll")
                .row("meaning", meaning.description())
                .row("unit", meaning.unit())
                .row("range", Figures.brief(meaning.lowest()) + " to " + Figures.brief(meaning.highest()))
                .row("contributions", Attribution.of(model))
                .text("  ");
    }

    private String settings() {
        TextTable table = new TextTable("ll");
        Settings.texts(model.detector()).forEach(table::row);
        return table.text("  ");
    }

    private String columns() {
        TextTable table = new TextTable("lll");
        List<ColumnDescription> used = model.preparation().describe();
        used.stream()
                .limit(SHOWN_COLUMNS)
                .forEach(column -> table.row(column.column(), Tree.name(column.kind()), column.step()));
        StringBuilder text = new StringBuilder(table.text("  "));
        if (used.size() > SHOWN_COLUMNS) {
            text.append("  ... and %d more\n".formatted(used.size() - SHOWN_COLUMNS));
        }
        String unused = model.schema().names().stream()
                .filter(column -> !model.preparation().columns().contains(column))
                .collect(Collectors.joining(", "));
        if (!unused.isEmpty()) {
            text.append("  not used: ").append(unused).append('\n');
        }
        text.append("  %d columns become %d inputs\n"
                .formatted(used.size(), model.preparation().layout().inputs()));
        model.notices().forEach(notice -> text.append("  note: ").append(notice).append('\n'));
        return text.toString();
    }

    private String training() {
        TrainingReport report = model.model().report();
        TextTable table = new TextTable("ll");
        if (!report.trainingLoss().isEmpty()) {
            table.row("epochs", "%d, best %d".formatted(report.trainingLoss().size(), report.bestEpoch()));
            table.row("training loss", curve(report.trainingLoss()));
        }
        if (!report.validationLoss().isEmpty()) {
            table.row("validation loss", curve(report.validationLoss()));
        }
        report.figures().forEach((name, value) -> table.row(name, Figures.brief(value)));
        report.warnings().forEach(warning -> table.row("warning", warning));
        return table.text("  ");
    }

    private static String curve(List<Double> losses) {
        return "%s  %s to %s"
                .formatted(
                        Figures.sparkline(losses, CURVE),
                        Figures.brief(losses.get(0)),
                        Figures.brief(losses.get(losses.size() - 1)));
    }

    private String calibration() {
        Calibration calibration = model.calibration();
        Quantiles q = calibration.quantiles();
        return new TextTable("ll")
                .row("scores", "%s held-out normal rows".formatted(Figures.count(calibration.size())))
                .row(
                        "quartiles",
                        "%s, %s, %s"
                                .formatted(Figures.brief(q.q25()), Figures.brief(q.median()), Figures.brief(q.q75())))
                .row(
                        "tail",
                        "99 %% below %s, 99.9 %% below %s, largest %s"
                                .formatted(Figures.brief(q.q99()), Figures.brief(q.q999()), Figures.brief(q.largest())))
                .row(
                        "threshold",
                        "%s (%s)"
                                .formatted(
                                        Figures.brief(model.threshold()),
                                        model.rule().text()))
                .row("smallest rate", Figures.percent(calibration.smallestRate()) + " of false alarms can be asked for")
                .text("  ");
    }
}
