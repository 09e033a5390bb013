package dev.hawkins.arena.report;

import dev.hawkins.arena.Comparison;
import dev.hawkins.arena.Comparison.Standing;
import dev.hawkins.arena.Outcome;
import dev.hawkins.arena.Protocol;
import dev.hawkins.chart.Chart;
import dev.hawkins.chart.Style;
import dev.hawkins.chart.Text;
import dev.hawkins.evaluate.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison as one HTML page without outside requests, for phone and desktop, light and dark. */
public final class Page {
    private static final String STYLE = Style.CHART + Style.of(Page.class, "page.css");

    private static final List<String> COLUMNS = List.of(
            "ROC AUC",
            "average precision",
            "precision at k",
            "found at 1&nbsp;%",
            "false alarms then",
            "mean rank",
            "p against best",
            "fit",
            "score",
            "model",
            "heap");

    private final String source;
    private final Outcome outcome;
    private final Comparison comparison;
    private final Pictures pictures;
    private final Html html = new Html();

    private Page(String source, Outcome outcome) {
        this.source = source;
        this.outcome = outcome;
        this.comparison = Comparison.of(outcome);
        this.pictures = new Pictures(outcome, comparison);
    }

    /**
     * The page.
     *
     * @param source what the rows were read from, for the heading
     */
    public static String of(String source, Outcome outcome) {
        return new Page(source, outcome).write();
    }

    /** Its pictures as SVG documents, by name without ending. */
    public static Map<String, String> pictures(Outcome outcome) {
        Map<String, String> documents = new LinkedHashMap<>();
        new Pictures(outcome, Comparison.of(outcome))
                .all()
                .forEach((name, svg) -> documents.put(name, Chart.document(svg)));
        return documents;
    }

    private String write() {
        String title = "Detectors on " + Text.escaped(source);
        html.raw(
                """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>%s</style></head><body><main>
                <h1>%s</h1>
                """
                        .formatted(title, STYLE, title));
        introduction();
        leaderboard();
        curves();
        rates();
        histograms();
        Finds finds = new Finds(outcome, comparison.standings(), html);
        finds.kinds();
        finds.missed();
        planes();
        withdrawn();
        method();
        return html.raw("</main></body></html>\n").toString();
    }

    private void introduction() {
        Outcome.Facts facts = outcome.facts();
        Standing best = comparison.best();
        List<String> level = comparison.levelWithBest();
        html.paragraph(
                "lead",
                "<b>%s</b> is ahead with a ROC AUC of %s. %s"
                        .formatted(
                                Text.escaped(best.entrant()),
                                Text.fixed(best.rocAuc().mean(), 3),
                                level.isEmpty()
                                        ? "Every other detector is behind by more than chance."
                                        : "No more than chance separates it from %s."
                                                .formatted(Text.escaped(String.join(", ", level)))));
        html.paragraph(
                "",
                "%s of %s, %s of them anomalies (%s). %s; %s."
                        .formatted(
                                Text.counted(facts.rows(), "row", "rows"),
                                Text.counted(facts.columns().size(), "column", "columns"),
                                Text.count(facts.anomalies()),
                                Text.percent((double) facts.anomalies() / facts.rows()),
                                Text.counted(
                                        facts.copies(),
                                        "row is a copy of an earlier one",
                                        "rows are copies of earlier ones"),
                                Text.counted(
                                        facts.contradictory(),
                                        "row equals one with another label",
                                        "rows equal one with another label")));
    }

    /** Where the rate at which finds are counted cannot be promised, nothing is found, and that is no fault of the detectors. */
    private void tooFewToCalibrate() {
        Outcome.Facts facts = outcome.facts();
        if (facts.leastPValue() > Protocol.RATE) {
            html.paragraph(
                    "",
                    "<b>Too few rows for a promise of %s false alarms:</b> %s calibrate, so that no p-value is below %s and nothing is called at that rate. Look at the rates above it."
                            .formatted(
                                    Text.percent(Protocol.RATE),
                                    Text.count(facts.calibrationRows()),
                                    Text.percent(facts.leastPValue())));
        }
    }

    private void leaderboard() {
        tooFewToCalibrate();
        html.heading("Leaderboard");
        html.table("detector", COLUMNS, () -> comparison.standings().forEach(this::standing));
        html.paragraph(
                "small",
                "Means over %s with their 95&nbsp;%% interval. k is the number of anomalies. Score is the time per row on one thread; heap is an upper bound."
                        .formatted(Text.counted(outcome.protocol().seeds(), "division", "divisions")));
        html.grid(() -> {
            if (!Double.isNaN(comparison.ranks().criticalDifference())) {
                html.figure(
                        pictures.ranks(),
                        "Mean ranks. A bar joins detectors that differ by less than the critical difference of %s."
                                .formatted(Text.fixed(comparison.ranks().criticalDifference(), 2)));
            }
            html.figure(pictures.time(), "Time to fit against quality.");
        });
    }

    private void standing(Standing s) {
        html.row(
                named(s),
                () -> html.cells(
                        interval(s.rocAuc()),
                        interval(s.averagePrecision()),
                        Text.fixed(s.precisionAtAnomalies().mean(), 3),
                        Text.percent(s.found().mean()),
                        Text.percent(s.falseAlarms().mean()),
                        Text.fixed(s.meanRank(), 2),
                        s.pValue() < 0.001 ? "&lt; 0.001" : Text.fixed(s.pValue(), 3),
                        Text.seconds(s.fitSeconds()),
                        Text.seconds(s.scoreSeconds() / outcome.facts().testRows()),
                        Text.bytes(s.modelBytes()),
                        Text.bytes(s.peakBytes())));
    }

    private void curves() {
        html.heading("Curves");
        legend();
        html.grid(() -> {
            html.figure(pictures.roc(), "ROC curves of the first division.");
            html.figure(
                    pictures.precisionRecall(), "Precision against recall; the dashed line is the share of anomalies.");
            html.figure(
                    pictures.cost(),
                    "Cost curves: what the best threshold costs, from few cheap misses on the left to frequent dear ones on the right; lower is better. "
                            + "Nobody needs a detector on the dashed line.");
        });
    }

    private void rates() {
        html.heading("False alarms that were asked for");
        legend();
        html.grid(() -> {
            html.figure(
                    pictures.calibration(),
                    "Asked and observed. On the dashed line a promise is kept; above it there are more false alarms.");
            html.figure(pictures.found(), "What is found at the price of so many false alarms.");
        });
    }

    private void histograms() {
        html.heading("Scores");
        html.paragraph(
                "small",
                "p-values of the first division, the strangest on the right: <span class='key normal'></span> normal rows, "
                        + "<span class='key anomalous'></span> anomalies, and the threshold for 1&nbsp;% false alarms.");
        html.gridOfThree(() -> {
            for (Standing s : comparison.standings()) {
                html.figure(pictures.histogram(s.entrant()), Text.escaped(s.entrant()));
            }
        });
    }

    private void planes() {
        List<Standing> flat = comparison.standings().stream()
                .filter(s -> outcome.details().get(s.entrant()).plane() != null)
                .toList();
        if (flat.isEmpty()) {
            return;
        }
        html.heading("Over the plane");
        html.paragraph(
                "small",
                "The darker, the smaller the p-value; full colour is one in a thousand. Test rows of the first division.");
        html.gridOfThree(() -> {
            flat.forEach(s -> html.figure(pictures.plane(s.entrant()), Text.escaped(s.entrant())));
        });
    }

    private void withdrawn() {
        if (!outcome.withdrawn().isEmpty()) {
            html.heading("Could not take part");
            html.raw("<ul>");
            outcome.withdrawn()
                    .forEach((name, reason) ->
                            html.raw("<li><b>%s</b>: %s</li>".formatted(Text.escaped(name), Text.escaped(reason))));
            html.raw("</ul>\n");
        }
    }

    private void method() {
        Protocol protocol = outcome.protocol();
        Outcome.Facts facts = outcome.facts();
        html.heading("How it was made");
        html.paragraph(
                "small",
                ("%s of the rows at random, stratified by label, copies always together; %s such %s, each with a fit of every detector. "
                                + "Protocol %s: detectors learned from %s rows and were judged by %s others, of which %s are anomalies. "
                                + "They see no label but the choice of normal rows%s, hold out a fifth of their rows to set thresholds by, and are never shown a test row before they are judged. "
                                + "p-values against the best come from the paired t-test with the variance of overlapping divisions (Nadeau and Bengio 2003) and Holm's correction; "
                                + "the critical difference is Nemenyi's, which takes divisions as independent and so is rather too small. ")
                        .formatted(
                                Text.percent(protocol.trainingShare()),
                                Text.count(protocol.seeds()),
                                protocol.seeds() == 1 ? "division" : "divisions",
                                protocol.rows().text(),
                                Text.count(facts.trainingRows()),
                                Text.count(facts.testRows()),
                                Text.count(facts.testAnomalies()),
                                protocol.labels() == 0
                                        ? ""
                                        : " and up to %d known anomalies".formatted(protocol.labels())));
    }

    private void legend() {
        html.raw(comparison.standings().stream()
                .map(s -> "<span>" + named(s) + "</span>")
                .collect(Collectors.joining("", "<p class='legend'>", "</p>\n")));
    }

    /** A name with the colour that the detector has in all pictures. */
    private String named(Standing s) {
        return "<i class='chip %s'></i>%s".formatted(pictures.colour(s.entrant()), Text.escaped(s.entrant()));
    }

    private static String interval(Summary summary) {
        return Text.fixed(summary.mean(), 3)
                + (summary.runs() > 1 ? "<small> ± " + Text.fixed(summary.halfWidth95(), 3) + "</small>" : "");
    }
}
