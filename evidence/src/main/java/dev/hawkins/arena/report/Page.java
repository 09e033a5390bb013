package dev.hawkins.arena.report;

import dev.hawkins.arena.Comparison;
import dev.hawkins.arena.Comparison.Standing;
import dev.hawkins.arena.Outcome;
import dev.hawkins.arena.Protocol;
import dev.hawkins.evaluate.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A comparison as one HTML page without outside requests, for phone and desktop, light and dark. */
public final class Page {
    static final String STYLE = resource("style.css");

    private final String source;
    private final Outcome outcome;
    private final Comparison comparison;
    private final Pictures pictures;
    private final StringBuilder html = new StringBuilder();

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
                .forEach((name, svg) -> documents.put(name, Pictures.standalone(svg)));
        return documents;
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write() {
        String title = "Detectors on " + Text.escaped(source);
        html.append(
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
        kinds();
        missed();
        planes();
        withdrawn();
        method();
        return html.append("</main></body></html>\n").toString();
    }

    private void introduction() {
        Outcome.Facts facts = outcome.facts();
        Standing best = comparison.best();
        List<String> level = comparison.levelWithBest();
        paragraph(
                "lead",
                "<b>%s</b> is ahead with a ROC AUC of %s. %s"
                        .formatted(
                                Text.escaped(best.entrant()),
                                Text.fixed(best.rocAuc().mean(), 3),
                                level.isEmpty()
                                        ? "Every other detector is behind by more than chance."
                                        : "No more than chance separates it from %s."
                                                .formatted(Text.escaped(String.join(", ", level)))));
        paragraph(
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
            paragraph(
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
        heading("Leaderboard");
        html.append(
                        "<div class='wide'><table><thead><tr><th></th><th class='text'>detector</th><th>ROC AUC</th><th>average precision</th>")
                .append("<th>precision at k</th><th>found at 1&nbsp;%</th><th>false alarms then</th><th>mean rank</th>")
                .append(
                        "<th>p against best</th><th>fit</th><th>score</th><th>model</th><th>heap</th></tr></thead><tbody>\n");
        for (Standing s : comparison.standings()) {
            html.append("<tr><td><i class='chip %s'></i></td><td class='text'>%s</td>"
                    .formatted(pictures.colour(s.entrant()), Text.escaped(s.entrant())));
            cells(
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
                    Text.bytes(s.peakBytes()));
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
        paragraph(
                "small",
                "Means over %s with their 95&nbsp;%% interval. k is the number of anomalies. Score is the time per row on one thread; heap is an upper bound."
                        .formatted(Text.counted(outcome.protocol().seeds(), "division", "divisions")));
        html.append("<div class='grid'>");
        if (!Double.isNaN(comparison.criticalDifference())) {
            figure(
                    pictures.ranks(),
                    "Mean ranks. Detectors under the bar differ from the best by less than the critical difference of %s."
                            .formatted(Text.fixed(comparison.criticalDifference(), 2)));
        }
        figure(pictures.time(), "Time to fit against quality.");
        html.append("</div>\n");
    }

    private void curves() {
        heading("Curves");
        legend();
        html.append("<div class='grid'>");
        figure(pictures.roc(), "ROC curves of the first division.");
        figure(pictures.precisionRecall(), "Precision against recall; the dashed line is the share of anomalies.");
        figure(
                pictures.cost(),
                "Cost curves: what the best threshold costs, from few cheap misses on the left to frequent dear ones on the right; lower is better. "
                        + "Nobody needs a detector on the dashed line.");
        html.append("</div>\n");
    }

    private void rates() {
        heading("False alarms that were asked for");
        legend();
        html.append("<div class='grid'>");
        figure(
                pictures.calibration(),
                "Asked and observed. On the dashed line a promise is kept; above it there are more false alarms.");
        figure(pictures.found(), "What is found at the price of so many false alarms.");
        html.append("</div>\n");
    }

    private void histograms() {
        heading("Scores");
        paragraph(
                "small",
                "p-values of the first division, the strangest on the right: <span class='key normal'></span> normal rows, "
                        + "<span class='key anomalous'></span> anomalies, and the threshold for 1&nbsp;% false alarms.");
        html.append("<div class='grid three'>");
        for (Standing s : comparison.standings()) {
            figure(pictures.histogram(s.entrant()), Text.escaped(s.entrant()));
        }
        html.append("</div>\n");
    }

    private void kinds() {
        Map<String, Map<String, Double>> shares = new TreeMap<>();
        for (String entrant : outcome.entrants()) {
            outcome.boutsOf(entrant)
                    .forEach(bout -> bout.marks().kinds().forEach((kind, rate) -> shares.computeIfAbsent(
                                    kind, k -> new LinkedHashMap<>())
                            .merge(entrant, rate.rate() / outcome.protocol().seeds(), Double::sum)));
        }
        if (shares.size() < 2) {
            return;
        }
        heading("By kind of anomaly");
        html.append("<div class='wide'><table><thead><tr><th class='text'>kind</th><th>rows</th>");
        names().forEach(name -> html.append("<th>").append(name).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        shares.forEach((kind, found) -> {
            int rows = outcome.anomaliesByKind().getOrDefault(kind, new int[0]).length;
            html.append("<tr><td class='text'>%s</td><td>%s</td>".formatted(Text.escaped(kind), Text.count(rows)));
            for (Standing s : comparison.standings()) {
                double share = Math.min(1, found.getOrDefault(s.entrant(), 0.0));
                html.append("<td class='heat' style='--share:%s%%'>%s</td>"
                        .formatted(Text.fixed(100 * share, 0), Text.percent(share)));
            }
            html.append("</tr>\n");
        });
        html.append("</tbody></table></div>\n");
        paragraph(
                "small",
                "Share found at 1&nbsp;% false alarms, mean over divisions; rows are those of the first division.");
        knownAndUnknown();
    }

    private void knownAndUnknown() {
        if (outcome.facts().known().isEmpty()) {
            return;
        }
        html.append("<div class='wide'><table><thead><tr><th class='text'>ROC AUC of</th>");
        names().forEach(name -> html.append("<th>").append(name).append("</th>"));
        html.append("</tr></thead><tbody>\n<tr><td class='text'>known kinds</td>");
        comparison.standings().forEach(s -> cells(mean(s, true)));
        html.append("</tr><tr><td class='text'>unknown kinds</td>");
        comparison.standings().forEach(s -> cells(mean(s, false)));
        html.append("</tr></tbody></table></div>\n");
        paragraph(
                "small",
                "Detectors that use labels were given up to %s of the kind %s."
                        .formatted(
                                Text.counted(outcome.protocol().labels(), "row", "rows"),
                                Text.escaped(String.join(", ", outcome.facts().known()))));
    }

    private String mean(Standing standing, boolean known) {
        return Text.fixed(
                outcome.boutsOf(standing.entrant()).stream()
                        .mapToDouble(
                                b -> known ? b.marks().knownAuc() : b.marks().unknownAuc())
                        .average()
                        .orElse(Double.NaN),
                3);
    }

    private void missed() {
        heading("What one misses and another finds");
        html.append("<div class='wide'><table><thead><tr><th class='text'>missed by</th>");
        names().forEach(name -> html.append("<th>found by ").append(name).append("</th>"));
        html.append("<th>found by it alone</th></tr></thead><tbody>\n");
        for (Standing s : comparison.standings()) {
            html.append("<tr><td class='text'>")
                    .append(Text.escaped(s.entrant()))
                    .append("</td>");
            for (Standing other : comparison.standings()) {
                cells(s == other ? "" : Text.count(count(finds(other), finds(s))));
            }
            boolean[] others = new boolean[finds(s).length];
            comparison.standings().stream().filter(o -> o != s).forEach(o -> join(others, finds(o)));
            cells(Text.count(count(finds(s), others)));
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
        boolean[] any = new boolean[finds(comparison.standings().get(0)).length];
        comparison.standings().forEach(s -> join(any, finds(s)));
        int missedByAll = outcome.facts().testAnomalies() - count(any, new boolean[any.length]);
        paragraph(
                "small",
                "Of %s of the first division at 1&nbsp;%% false alarms; %s missed by all."
                        .formatted(
                                Text.counted(outcome.facts().testAnomalies(), "anomaly", "anomalies"),
                                Text.counted(missedByAll, "is", "are")));
    }

    private boolean[] finds(Standing standing) {
        return outcome.details().get(standing.entrant()).finds();
    }

    private static void join(boolean[] into, boolean[] more) {
        for (int i = 0; i < into.length; i++) {
            into[i] |= more[i];
        }
    }

    private static int count(boolean[] found, boolean[] butNot) {
        return (int) IntStream.range(0, found.length)
                .filter(i -> found[i] && !butNot[i])
                .count();
    }

    private void planes() {
        List<Standing> flat = comparison.standings().stream()
                .filter(s -> outcome.details().get(s.entrant()).plane() != null)
                .toList();
        if (flat.isEmpty()) {
            return;
        }
        heading("Over the plane");
        paragraph(
                "small",
                "The darker, the smaller the p-value; full colour is one in a thousand. Test rows of the first division.");
        html.append("<div class='grid three'>");
        flat.forEach(s -> figure(pictures.plane(s.entrant()), Text.escaped(s.entrant())));
        html.append("</div>\n");
    }

    private void withdrawn() {
        if (!outcome.withdrawn().isEmpty()) {
            heading("Could not take part");
            html.append("<ul>");
            outcome.withdrawn()
                    .forEach((name, reason) ->
                            html.append("<li><b>%s</b>: %s</li>".formatted(Text.escaped(name), Text.escaped(reason))));
            html.append("</ul>\n");
        }
    }

    private void method() {
        Protocol protocol = outcome.protocol();
        Outcome.Facts facts = outcome.facts();
        heading("How it was made");
        paragraph(
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

    private List<String> names() {
        return comparison.standings().stream()
                .map(s -> Text.escaped(s.entrant()))
                .toList();
    }

    private void legend() {
        html.append(comparison.standings().stream()
                .map(s -> "<span><i class='chip %s'></i>%s</span>"
                        .formatted(pictures.colour(s.entrant()), Text.escaped(s.entrant())))
                .collect(Collectors.joining("", "<p class='legend'>", "</p>\n")));
    }

    private void heading(String text) {
        html.append("<h2>").append(text).append("</h2>\n");
    }

    private void paragraph(String style, String text) {
        html.append("<p class='%s'>%s</p>\n".formatted(style, text));
    }

    private void figure(String svg, String caption) {
        html.append("<figure>")
                .append(svg)
                .append("<figcaption>")
                .append(caption)
                .append("</figcaption></figure>\n");
    }

    private void cells(String... texts) {
        for (String text : texts) {
            html.append("<td>").append(text).append("</td>");
        }
    }

    private static String interval(Summary summary) {
        return Text.fixed(summary.mean(), 3)
                + (summary.runs() > 1 ? "<small> ± " + Text.fixed(summary.halfWidth95(), 3) + "</small>" : "");
    }
}
