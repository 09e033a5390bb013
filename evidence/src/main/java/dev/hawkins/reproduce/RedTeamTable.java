package dev.hawkins.reproduce;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.ObservedRate;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.generate.RedTeam;
import dev.hawkins.generate.RedTeamReport;
import dev.hawkins.generate.Tactic;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.Scores;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link RedTeam} says of detectors before any anomaly is known, beside what they reach on the true ones: does it put them
 * into the same order? Nothing of it is published. Every detector is fitted with its defaults on the same few thousand normal
 * rows; the red team is given others, and so is the exam. Copies of training rows may be among them.
 */
final class RedTeamTable implements Reproduction {
    static final String RECALL = "recall";
    static final String DISTINCT = "recall of distinct rows";
    static final String AREA = "roc-auc";
    static final String ESTIMATE = "estimate";

    private static final List<String> ROWS = List.of("kdd", "nsl", "covtype", "bank");
    private static final List<String> DETECTORS = List.of(
            "knn", "lof", "iforest", "pca", "hbos", "ecod", "copod", "mahalanobis", "ae", "vae", "gmm", "ocsvm");
    private static final int TRAINING = 4000;
    private static final int TEST = 2000;
    private static final int FORGED = 1000;

    private String readFor = "";
    private ArnData read;
    private Ground ground;

    /**
     * What all detectors are measured on.
     *
     * @param maker an arn of the same training rows
     */
    private record Ground(
            String row, long seed, Table training, Table normal, Table test, Table anomalous, TrainedModel maker) {}

    @Override
    public List<CellKey> cells(int seeds) {
        List<CellKey> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (String row : ROWS) {
                for (String detector : DETECTORS) {
                    cells.add(CellKey.of("order", row, detector, Map.of(), seed));
                }
            }
        }
        return cells;
    }

    @Override
    public double published(CellKey cell, String figure) {
        return Double.NaN;
    }

    @Override
    public String verdicts(Collection<Cell> cells) {
        return RedTeamVerdicts.of(cells);
    }

    @Override
    public Map<String, Double> measure(CellKey cell) {
        Ground on = ground(cell);
        TrainedModel model =
                new Fitting(cell.configured()).seed(cell.seed()).threads(1).fit(on.training);
        Map<String, Double> figures = new LinkedHashMap<>(truth(model, on));
        RedTeamReport report = RedTeam.against(model, on.normal, cell.seed()).run(FORGED);
        figures.put(ESTIMATE, report.all().made().rate());
        figures.put("estimate, searched", report.all().searched().rate());
        figures.put("estimate, roc-auc", report.rocAuc());
        report.levels()
                .forEach(level -> figures.put(
                        "estimate, hardness " + level.hardness(),
                        level.caught().made().rate()));
        RedTeamReport more =
                RedTeam.against(model, on.normal, cell.seed()).with(on.maker).run(FORGED);
        figures.put("estimate, with generator", more.all().made().rate());
        for (Tactic tactic : Tactic.values()) {
            RedTeamReport of = tactic == Tactic.MADE ? more : report;
            figures.put(
                    "estimate, " + tactic.name().toLowerCase(Locale.ROOT),
                    of.tactics().get(tactic).made().rate());
        }
        return figures;
    }

    private static Map<String, Double> truth(TrainedModel model, Ground on) {
        Map<String, Double> figures = new LinkedHashMap<>();
        Scores anomalous = model.score(on.anomalous);
        Scores normal = model.score(on.test);
        int[] distinct = DistinctRows.first(model.preparation().apply(on.anomalous));
        figures.put(RECALL, alarms(anomalous.anomaly()).rate());
        figures.put(DISTINCT, alarms(chosen(anomalous.anomaly(), distinct)).rate());
        figures.put("distinct anomalies", (double) distinct.length);
        figures.put(AREA, Ranking.between(normal.score(), anomalous.score()).rocAuc());
        figures.put("false alarms", alarms(normal.anomaly()).rate());
        return figures;
    }

    private static boolean[] chosen(boolean[] values, int[] rows) {
        boolean[] chosen = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return chosen;
    }

    private static ObservedRate alarms(boolean[] calls) {
        int alarms = 0;
        for (boolean call : calls) {
            alarms += call ? 1 : 0;
        }
        return ObservedRate.of(alarms, calls.length);
    }

    private Ground ground(CellKey cell) {
        if (!readFor.equals(cell.row())) {
            read = ArnData.of(cell.row());
            readFor = cell.row();
        }
        if (ground == null || !ground.row.equals(cell.row()) || ground.seed != cell.seed()) {
            ground = draw(cell.row(), read, cell.seed());
        }
        return ground;
    }

    private static Ground draw(String row, ArnData data, long seed) {
        int[] normal = RandomStream.of(seed, "normal").permutation(data.normal().rows());
        int[] anomalous =
                RandomStream.of(seed, "anomalous").permutation(data.anomalous().rows());
        Table training = data.normal().select(Arrays.copyOf(normal, TRAINING));
        TrainedModel maker = new Fitting(Catalogue.get("arn").defaults())
                .seed(seed)
                .threads(1)
                .fit(training);
        return new Ground(
                row,
                seed,
                training,
                data.normal().select(Arrays.copyOfRange(normal, TRAINING, TRAINING + TEST)),
                data.normal().select(Arrays.copyOfRange(normal, TRAINING + TEST, TRAINING + 2 * TEST)),
                data.anomalous().select(Arrays.copyOf(anomalous, Math.min(TEST, anomalous.length))),
                maker);
    }
}
