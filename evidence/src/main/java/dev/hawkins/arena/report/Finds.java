package dev.hawkins.arena.report;

import dev.hawkins.arena.Comparison.Standing;
import dev.hawkins.arena.Outcome;
import dev.hawkins.chart.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The tables of which anomalies were found at 1 % false alarms: by kind, and by one detector and not by another. */
final class Finds {
    private final Outcome outcome;
    private final List<Standing> standings;
    private final List<String> names;
    private final Html html;

    /** @param html where the tables are written to */
    Finds(Outcome outcome, List<Standing> standings, Html html) {
        this.outcome = outcome;
        this.standings = standings;
        this.names = standings.stream().map(s -> Text.escaped(s.entrant())).toList();
        this.html = html;
    }

    /** A row per kind of anomaly, if there are two at least. */
    void kinds() {
        Map<String, Map<String, Double>> shares = shares();
        if (shares.size() < 2) {
            return;
        }
        html.heading("By kind of anomaly");
        List<String> headings = new ArrayList<>(List.of("rows"));
        headings.addAll(names);
        html.table("kind", headings, () -> shares.forEach(this::kind));
        html.paragraph(
                "small",
                "Share found at 1&nbsp;% false alarms, mean over divisions; rows are those of the first division.");
        knownAndUnknown();
    }

    /** The share of each kind that each entrant found. */
    private Map<String, Map<String, Double>> shares() {
        Map<String, Map<String, Double>> shares = new TreeMap<>();
        for (String entrant : outcome.entrants()) {
            outcome.boutsOf(entrant)
                    .forEach(bout -> bout.marks().kinds().forEach((kind, rate) -> shares.computeIfAbsent(
                                    kind, k -> new LinkedHashMap<>())
                            .merge(entrant, rate.rate() / outcome.protocol().seeds(), Double::sum)));
        }
        return shares;
    }

    private void kind(String kind, Map<String, Double> found) {
        int rows = outcome.anomaliesByKind().getOrDefault(kind, new int[0]).length;
        html.row(Text.escaped(kind), () -> {
            html.cells(Text.count(rows));
            for (Standing s : standings) {
                double share = Math.min(1, found.getOrDefault(s.entrant(), 0.0));
                html.raw("<td class='heat' style='--share:%s%%'>%s</td>"
                        .formatted(Text.fixed(100 * share, 0), Text.percent(share)));
            }
        });
    }

    private void knownAndUnknown() {
        if (outcome.facts().known().isEmpty()) {
            return;
        }
        html.table("ROC AUC of", names, () -> {
            html.row("known kinds", () -> standings.forEach(s -> html.cells(mean(s, true))));
            html.row("unknown kinds", () -> standings.forEach(s -> html.cells(mean(s, false))));
        });
        html.paragraph(
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

    /** A row per detector with what it misses and others find. */
    void missed() {
        html.heading("What one misses and another finds");
        List<String> headings =
                new ArrayList<>(names.stream().map(name -> "found by " + name).toList());
        headings.add("found by it alone");
        html.table("missed by", headings, () -> standings.forEach(this::missedBy));
        int anomalies = outcome.facts().testAnomalies();
        boolean[] any = join(standings);
        int missedByAll = anomalies - count(any, new boolean[any.length]);
        html.paragraph(
                "small",
                "Of %s of the first division at 1&nbsp;%% false alarms; %s missed by all."
                        .formatted(
                                Text.counted(anomalies, "anomaly", "anomalies"),
                                Text.counted(missedByAll, "is", "are")));
    }

    private void missedBy(Standing standing) {
        boolean[] mine = finds(standing);
        html.row(Text.escaped(standing.entrant()), () -> {
            for (Standing other : standings) {
                html.cells(other == standing ? "" : Text.count(count(finds(other), mine)));
            }
            boolean[] others =
                    join(standings.stream().filter(o -> o != standing).toList());
            html.cells(Text.count(count(mine, others)));
        });
    }

    private boolean[] finds(Standing standing) {
        return outcome.details().get(standing.entrant()).finds();
    }

    /** What at least one of them finds. */
    private boolean[] join(List<Standing> some) {
        boolean[] any = new boolean[finds(standings.get(0)).length];
        for (Standing standing : some) {
            boolean[] found = finds(standing);
            for (int i = 0; i < any.length; i++) {
                any[i] |= found[i];
            }
        }
        return any;
    }

    private static int count(boolean[] found, boolean[] butNot) {
        return (int) IntStream.range(0, found.length)
                .filter(i -> found[i] && !butNot[i])
                .count();
    }
}
