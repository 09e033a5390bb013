package dev.hawkins.cli;

import dev.hawkins.explain.Explanation;
import dev.hawkins.explain.Reason;
import dev.hawkins.pipeline.Scores;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;

/**
 * The explanation of one row for people.
 *
 * @param source what it was read from
 * @param row its number there
 * @param rows a table of this row alone
 */
record RowReport(TrainedModel model, String source, long row, Table rows) {
    String text() {
        Scores scores = model.score(rows);
        Explanation explanation =
                model.explain(rows, model.preparation().columns().size()).get(0);
        StringBuilder text = new StringBuilder();
        text.append(
                "row %s of %s: %s\n".formatted(Figures.count(row), source, scores.anomaly()[0] ? "ANOMALY" : "normal"));
        text.append("  score    %s, %s the threshold %s\n"
                .formatted(
                        Figures.brief(scores.score()[0]),
                        scores.anomaly()[0] ? "above" : "not above",
                        Figures.brief(model.threshold())));
        text.append("  p-value  %s: %s of normal rows score at least as high\n"
                .formatted(Figures.brief(scores.pValue()[0]), atMost(scores.pValue()[0])));
        text.append("  meaning  %s%s\n".formatted(model.model().meaning().description(), unit()));
        text.append("  reasons  %s\n\n".formatted(Attribution.of(model)));
        text.append(contributions(explanation)).append(sum(explanation));
        return text.toString();
    }

    private String atMost(double pValue) {
        boolean smallest = pValue <= model.calibration().smallestRate();
        return (smallest ? "at most " : "about ") + Figures.percent(pValue);
    }

    private String unit() {
        String unit = model.model().meaning().unit();
        return unit.equals("none") ? "" : ", in " + unit;
    }

    private static String contributions(Explanation explanation) {
        TextTable table = new TextTable("rlll").row("contribution", "column", "value", "");
        for (Reason reason : explanation.reasons()) {
            table.row(Figures.brief(reason.contribution()), reason.column(), reason.value(), reason.expected());
        }
        return table.text("  ");
    }

    private String sum(Explanation explanation) {
        double sum = explanation.base();
        for (Reason reason : explanation.reasons()) {
            sum += reason.contribution();
        }
        double off = Math.abs(sum - explanation.score()) / Math.max(1e-300, Math.abs(explanation.score()));
        return "\n  contributions%s sum to %s, the score%s\n"
                .formatted(
                        explanation.base() == 0 ? "" : " and the base " + Figures.brief(explanation.base()),
                        Figures.brief(sum),
                        off <= 1e-6 ? "" : " is " + Figures.brief(explanation.score()));
    }
}
