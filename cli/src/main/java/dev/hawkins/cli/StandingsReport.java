package dev.hawkins.cli;

import dev.hawkins.arena.Comparison;
import dev.hawkins.arena.Comparison.Standing;
import dev.hawkins.arena.Outcome;
import dev.hawkins.arena.Protocol;
import dev.hawkins.evaluate.Summary;
import java.util.List;

/** What a comparison says, for a terminal. */
record StandingsReport(Outcome outcome) {
    String text() {
        Comparison comparison = Comparison.of(outcome);
        return rows() + "\n" + table(comparison) + "\n" + conclusion(comparison) + calibration();
    }

    private String calibration() {
        Outcome.Facts facts = outcome.facts();
        return facts.leastPValue() <= Protocol.RATE
                ? ""
                : Paragraph.wrap(
                        "Only %s rows calibrate, so no p-value is below %s and nothing is called at 1 %%."
                                .formatted(
                                        Figures.count(facts.calibrationRows()), Figures.percent(facts.leastPValue())),
                        "",
                        96);
    }

    private String rows() {
        Outcome.Facts facts = outcome.facts();
        String contradictory = facts.contradictory() == 0
                ? ""
                : "; %s equal one with another label".formatted(Figures.count(facts.contradictory()));
        return Paragraph.wrap(
                "%s rows, %s anomalies (%s); %s of an earlier row, and copies always stay on one side%s. Learned from %s rows, judged by %s others with %s anomalies; %s."
                        .formatted(
                                Figures.count(facts.rows()),
                                Figures.count(facts.anomalies()),
                                Figures.percent((double) facts.anomalies() / facts.rows()),
                                facts.copies() == 1 ? "1 is a copy" : Figures.count(facts.copies()) + " are copies",
                                contradictory,
                                Figures.count(facts.trainingRows()),
                                Figures.count(facts.testRows()),
                                Figures.count(facts.testAnomalies()),
                                outcome.protocol().seeds() == 1
                                        ? "1 division"
                                        : outcome.protocol().seeds() + " divisions"),
                "",
                96);
    }

    private String table(Comparison comparison) {
        TextTable table = new TextTable("lrrrrrrrrr")
                .row(
                        "detector",
                        "ROC AUC",
                        "+-",
                        "avg. prec.",
                        "found at 1 %",
                        "false alarms",
                        "p vs best",
                        "fit",
                        "score",
                        "model");
        for (Standing s : comparison.standings()) {
            table.row(
                    s.entrant(),
                    number(s.rocAuc().mean()),
                    half(s.rocAuc()),
                    number(s.averagePrecision().mean()),
                    Figures.percent(s.found().mean()),
                    Figures.percent(s.falseAlarms().mean()),
                    Double.isNaN(s.pValue()) ? "-" : number(s.pValue()),
                    Figures.formatted("%.2f s", s.fitSeconds()),
                    Figures.formatted(
                            "%.2f us", 1e6 * s.scoreSeconds() / outcome.facts().testRows()),
                    Figures.formatted("%,.0f KB", s.modelBytes() / 1024));
        }
        return table.text("");
    }

    private static String number(double value) {
        return Figures.formatted("%.3f", value);
    }

    private static String half(Summary summary) {
        return summary.runs() < 2 ? "-" : number(summary.halfWidth95());
    }

    private String conclusion(Comparison comparison) {
        Standing best = comparison.best();
        List<String> level = comparison.levelWithBest();
        String verdict = outcome.protocol().seeds() < 2
                ? "One division says nothing about chance; ask for more --seeds."
                : level.isEmpty()
                        ? "%s is ahead of all others by more than chance.".formatted(best.entrant())
                        : "%s is ahead, but no more than chance separates it from %s."
                                .formatted(best.entrant(), String.join(", ", level));
        return Paragraph.wrap(
                verdict
                        + " +- is half the 95 % interval of the mean; p is corrected for overlapping divisions and for the number of pairs.",
                "",
                96);
    }
}
