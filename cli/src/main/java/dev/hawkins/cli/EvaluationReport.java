package dev.hawkins.cli;

import dev.hawkins.calibrate.ThresholdRule;
import dev.hawkins.evaluate.Claim;
import dev.hawkins.evaluate.Confusion;
import dev.hawkins.evaluate.Evaluation;
import dev.hawkins.evaluate.Feasibility;
import dev.hawkins.evaluate.ObservedRate;
import dev.hawkins.pipeline.TrainedModel;
import java.util.List;
import java.util.Map;

/** An evaluation for people. */
record EvaluationReport(TrainedModel model, Evaluation evaluation) {
    private static final int SHOWN_KINDS = 40;

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("%s rows, %s of them anomalies (%s)%n%n"
                .formatted(
                        Figures.count(evaluation.rows()),
                        Figures.count(evaluation.anomalies()),
                        Figures.percent(evaluation.prevalence())));
        text.append("Ranking, whatever the threshold\n").append(ranking());
        text.append("\nAt the threshold %s (%s)%n"
                .formatted(Figures.brief(evaluation.threshold()), model.rule().text()));
        text.append(calls()).append(rates());
        text.append(falseAlarms());
        if (evaluation.kinds().size() > 1) {
            text.append("\nFound, by kind of anomaly\n").append(kinds());
        }
        return text.append(feasibility()).toString().replace("\r\n", "\n");
    }

    private String ranking() {
        return new TextTable("lrl")
                .row("ROC AUC", share(evaluation.rocAuc()), "(chance: 0.5)")
                .row(
                        "average precision",
                        share(evaluation.averagePrecision()),
                        "(chance: " + share(evaluation.prevalence()) + ", the prevalence)")
                .row(
                        "best F1",
                        share(evaluation.bestF1().value()),
                        "(chance: %s; chosen on these rows, so an upper bound)"
                                .formatted(share(Feasibility.leastBestF1(evaluation.prevalence()))))
                .text("  ");
    }

    private String calls() {
        Confusion c = evaluation.confusion();
        return new TextTable("lrr")
                .row("", "called anomaly", "called normal")
                .row("anomalies", Figures.count(c.truePositives()), Figures.count(c.falseNegatives()))
                .row("normal rows", Figures.count(c.falsePositives()), Figures.count(c.trueNegatives()))
                .text("  ");
    }

    private String rates() {
        return "  precision %s, recall %s, F1 %s%n"
                .formatted(share(evaluation.precision()), share(evaluation.recall()), share(evaluation.f1()));
    }

    private String falseAlarms() {
        Confusion c = evaluation.confusion();
        ObservedRate rate = ObservedRate.of(c.falsePositives(), c.normals());
        String observed = "%s of normal rows called (95 %% interval %s to %s)"
                .formatted(Figures.percent(rate.rate()), Figures.percent(rate.low()), Figures.percent(rate.high()));
        return model.rule() instanceof ThresholdRule.FalseAlarms asked
                ? "  false alarms: %s, asked for %s%n".formatted(observed, Figures.percent(asked.rate()))
                : "  false alarms: %s%n".formatted(observed);
    }

    private String kinds() {
        TextTable table = new TextTable("lrrr").row("kind", "rows", "found", "recall");
        int shown = 0;
        for (Map.Entry<String, Evaluation.Found> kind : evaluation.kinds().entrySet()) {
            if (shown++ == SHOWN_KINDS) {
                table.row("... and %d more".formatted(evaluation.kinds().size() - SHOWN_KINDS));
                break;
            }
            Evaluation.Found found = kind.getValue();
            table.row(
                    kind.getKey(),
                    Figures.count(found.rows()),
                    Figures.count(found.found()),
                    Figures.percent(found.recall()));
        }
        return table.text("  ");
    }

    private String feasibility() {
        List<String> violations = Feasibility.check(Claim.of(evaluation));
        if (violations.isEmpty()) {
            return "\nThe figures are consistent with one another (feasibility checks passed).\n";
        }
        return "\nThese figures cannot all be true:\n  " + String.join("\n  ", violations) + "\n";
    }

    private static String share(double value) {
        return Figures.formatted("%.4f", value);
    }
}
