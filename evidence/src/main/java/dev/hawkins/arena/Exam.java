package dev.hawkins.arena;

import dev.hawkins.evaluate.ObservedRate;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.pipeline.Scores;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Test rows, whose labels nobody is told: a fitted model is handed in, marks come out. */
final class Exam {
    private final Table rows;
    private final boolean[] anomaly;
    private final String[] kinds;
    private final Set<String> known;

    /**
     * @param rows features alone
     * @param kinds the label of every row
     * @param known kinds of which detectors were given labelled rows
     */
    Exam(Table rows, boolean[] anomaly, String[] kinds, Set<String> known) {
        this.rows = rows;
        this.anomaly = anomaly.clone();
        this.kinds = kinds.clone();
        this.known = known;
    }

    int rows() {
        return rows.rows();
    }

    int anomalies() {
        return (int) IntStream.range(0, anomaly.length).filter(r -> anomaly[r]).count();
    }

    /** Scores on the calling thread, as a service would. */
    Scores answer(TrainedModel model) {
        return model.score(rows);
    }

    /** What the answers are worth. */
    Marks mark(Scores answers) {
        Ranking ranking = Ranking.of(answers.score(), anomaly);
        return new Marks(
                ranking.rocAuc(),
                ranking.averagePrecision(),
                ranking.precisionAt(ranking.anomalies()),
                auc(answers.score(), known, true),
                auc(answers.score(), known, false),
                Protocol.RATES.stream().map(rate -> calls(answers, rate)).toList(),
                kinds(answers));
    }

    /** More of the answers, for the report. */
    Outcome.Detail detail(TrainedModel model, Scores answers) {
        return new Outcome.Detail(
                Curves.of(answers, anomaly),
                finds(answers),
                Plane.of(model, rows, anomaly).orElse(null));
    }

    /** ROC AUC of the known, or of the unknown kinds, against all normal rows; NaN if there are none. */
    private double auc(double[] scores, Set<String> named, boolean wanted) {
        int[] chosen = IntStream.range(0, anomaly.length)
                .filter(r -> !anomaly[r] || named.contains(kinds[r]) == wanted)
                .toArray();
        boolean[] among = new boolean[chosen.length];
        double[] picked = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            among[i] = anomaly[chosen[i]];
            picked[i] = scores[chosen[i]];
        }
        long count = IntStream.range(0, among.length).filter(i -> among[i]).count();
        return named.isEmpty() || count == 0
                ? Double.NaN
                : Ranking.of(picked, among).rocAuc();
    }

    private Marks.Calls calls(Scores answers, double rate) {
        int alarms = 0;
        int found = 0;
        for (int r = 0; r < anomaly.length; r++) {
            if (answers.pValue()[r] <= rate) {
                found += anomaly[r] ? 1 : 0;
                alarms += anomaly[r] ? 0 : 1;
            }
        }
        int anomalies = anomalies();
        return new Marks.Calls(
                rate, ObservedRate.of(alarms, anomaly.length - anomalies), ObservedRate.of(found, anomalies));
    }

    private Map<String, ObservedRate> kinds(Scores answers) {
        Map<String, List<Boolean>> found = new TreeMap<>();
        for (int r = 0; r < anomaly.length; r++) {
            if (anomaly[r]) {
                found.computeIfAbsent(kinds[r], k -> new ArrayList<>()).add(answers.pValue()[r] <= Protocol.RATE);
            }
        }
        Map<String, ObservedRate> rates = new TreeMap<>();
        found.forEach((kind, hits) ->
                rates.put(kind, ObservedRate.of(hits.stream().filter(h -> h).count(), hits.size())));
        return rates;
    }

    /** Which anomalies are called at the usual rate; normal rows are false. */
    private boolean[] finds(Scores answers) {
        boolean[] finds = new boolean[anomaly.length];
        for (int r = 0; r < finds.length; r++) {
            finds[r] = anomaly[r] && answers.pValue()[r] <= Protocol.RATE;
        }
        return finds;
    }

    /** Rows of a kind, or of all kinds where there is one only. */
    Map<String, int[]> rowsByKind() {
        Map<String, int[]> rows = new TreeMap<>();
        for (String kind : Arrays.stream(kinds).distinct().toList()) {
            int[] of = IntStream.range(0, kinds.length)
                    .filter(r -> anomaly[r] && kinds[r].equals(kind))
                    .toArray();
            if (of.length > 0) {
                rows.put(kind, of);
            }
        }
        return rows;
    }
}
