package dev.hawkins.cli;

import dev.hawkins.datasets.payments.Payments;
import dev.hawkins.evaluate.Evaluation;
import dev.hawkins.evaluate.ObservedRate;
import dev.hawkins.explain.Explanation;
import dev.hawkins.explain.Reason;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.Scores;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the demonstration says. */
record DemoReport(Path history, Path today, Path model, double asked) {
    private static final int ALERTS = 8;
    private static final int REASONS = 3;

    /** A kind with a lower recall counts as missed. */
    private static final double MISSED = 0.5;

    private static final String COMMAND = System.getProperty("hawkins.command", "hawkins");

    String introduction(int historyRows, int dayRows) {
        return """
                A made-up card issuer. A week of ordinary payments is in %s (%s rows);
                a new day, with fraud and faults among it, is in %s (%s rows).

                Learning what is ordinary ...
                """
                .formatted(history, Figures.count(historyRows), today, Figures.count(dayRows));
    }

    String findings(TrainedModel trained, Table day, double seconds) {
        Scores scores = trained.score(day);
        Labelling labelling = Labelling.of(Payments.LABEL);
        String[] kinds = labelling.texts(day);
        Evaluation evaluation = Evaluation.of(scores.score(), labelling.anomalies(kinds), trained.threshold(), kinds);
        int[] alerts = scores.alerts();
        StringBuilder text = new StringBuilder();
        text.append("Learned %s rows in %.1f s; %s more were held out to set the threshold.\n"
                .formatted(
                        Figures.count(trained.provenance().trainingRows()),
                        seconds,
                        Figures.count(trained.provenance().calibrationRows())));
        text.append("\nThe %d strangest of the %s alerts of the new day\n"
                .formatted(Math.min(ALERTS, alerts.length), Figures.count(alerts.length)));
        int[] top = Arrays.copyOf(alerts, Math.min(ALERTS, alerts.length));
        text.append(alerts(trained, day, scores, kinds, top));
        text.append("\nFound, by kind (the generator knows them; the model never saw one)\n")
                .append(kinds(evaluation))
                .append(missed(evaluation));
        text.append(falseAlarms(evaluation));
        text.append(commands(top.length == 0 ? 1 : top[0] + 1));
        return text.toString();
    }

    private static String alerts(TrainedModel trained, Table day, Scores scores, String[] kinds, int[] rows) {
        List<Explanation> explanations = trained.explain(day.select(rows), REASONS);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            text.append("\n  row %-6s p-value %-8s in truth: %s\n"
                    .formatted(rows[i] + 1, Figures.brief(scores.pValue()[rows[i]]), kinds[rows[i]].replace('_', ' ')));
            for (Reason reason : explanations.get(i).reasons()) {
                text.append(Paragraph.wrap(reason.text(), "      ", 96));
            }
        }
        return text.toString();
    }

    private static String kinds(Evaluation evaluation) {
        TextTable table = new TextTable("lrrrl").row("kind", "rows", "found", "recall", "shows in");
        for (Map.Entry<String, Evaluation.Found> kind : evaluation.kinds().entrySet()) {
            Evaluation.Found found = kind.getValue();
            table.row(
                    kind.getKey().replace('_', ' '),
                    Figures.count(found.rows()),
                    Figures.count(found.found()),
                    Figures.percent(found.recall()),
                    Payments.onlyInCombinations(kind.getKey()) ? "combinations of columns" : "single columns");
        }
        return table.text("  ");
    }

    /** What the demonstration does not find is part of it. */
    private static String missed(Evaluation evaluation) {
        List<String> kinds = evaluation.kinds().entrySet().stream()
                .filter(kind -> kind.getValue().recall() < MISSED)
                .map(kind -> kind.getKey().replace('_', ' '))
                .toList();
        boolean subtle = evaluation.kinds().entrySet().stream()
                .filter(kind -> kind.getValue().recall() < MISSED)
                .allMatch(kind -> Payments.onlyInCombinations(kind.getKey()));
        if (kinds.isEmpty()) {
            return "";
        }
        return "\n"
                + Paragraph.wrap(
                        "Mostly missed: %s.%s A model that saw no fraud does not find every kind of it."
                                .formatted(
                                        String.join(", ", kinds),
                                        subtle ? " Each value of these rows is ordinary by itself." : ""),
                        "  ",
                        96);
    }

    private String falseAlarms(Evaluation evaluation) {
        ObservedRate rate = ObservedRate.of(
                evaluation.confusion().falsePositives(), evaluation.confusion().normals());
        return """

                False alarms: asked for %s, observed %s (%s of %s ordinary rows;
                95 %% interval %s to %s). ROC AUC %s, average precision %s at a prevalence of %s.
                """
                .formatted(
                        Figures.percent(asked),
                        Figures.percent(rate.rate()),
                        Figures.count(rate.cases()),
                        Figures.count(rate.rows()),
                        Figures.percent(rate.low()),
                        Figures.percent(rate.high()),
                        Figures.formatted("%.3f", evaluation.rocAuc()),
                        Figures.formatted("%.3f", evaluation.averagePrecision()),
                        Figures.percent(evaluation.prevalence()));
    }

    private String commands(int row) {
        return """

                The same by hand
                  %1$s fit %2$s --out %4$s
                  %1$s score %4$s %3$s --explain 3 --out alerts.csv
                  %1$s explain %4$s %3$s --row %5$d
                  %1$s evaluate %4$s %3$s --label kind
                With your own files instead of %2$s and %3$s:
                any CSV or CSV.gz with a header will do. If a column says which rows are normal,
                name it to fit with --label COLUMN, and its normal values with --normal VALUE.
                """
                .formatted(COMMAND, history, today, model, row);
    }
}
