package dev.hawkins.reproduce;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.ObservedRate;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.generate.Generation;
import dev.hawkins.generate.RedTeam;
import dev.hawkins.generate.Tactic;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.Scores;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows of one data set and seed that everything of {@link RedTeamTable} is measured on. Copies of a row may be in several parts.
 *
 * @param training normal rows that all detectors are fitted on
 * @param normal normal rows that anomalies are made of
 * @param test normal rows that test
 * @param anomalous true anomalies that test
 * @param known true anomalies that may be known
 * @param maker an arn of the training rows
 */
record RedTeamGround(
        long seed, Table training, Table normal, Table test, Table anomalous, Table known, TrainedModel maker) {
    private static final int TRAINING = 4000;
    private static final int TEST = 2000;
    private static final int KNOWN = 20;

    static RedTeamGround draw(ArnData data, long seed) {
        Table normal = shuffled(data.normal(), "normal", seed, TRAINING + 2 * TEST);
        Table anomalous = shuffled(data.anomalous(), "anomalous", seed, TEST + KNOWN);
        int tested = anomalous.rows() - KNOWN;
        Table training = normal.slice(0, TRAINING);
        return new RedTeamGround(
                seed,
                training,
                normal.slice(TRAINING, TRAINING + TEST),
                normal.slice(TRAINING + TEST, TRAINING + 2 * TEST),
                anomalous.slice(0, tested),
                anomalous.slice(tested, tested + KNOWN),
                fitting(Catalogue.get("arn").defaults(), seed).fit(training));
    }

    private static Table shuffled(Table rows, String name, long seed, int most) {
        int[] order = RandomStream.of(seed, name).permutation(rows.rows());
        return rows.select(Arrays.copyOf(order, Math.min(order.length, most)));
    }

    private static Fitting fitting(Detector detector, long seed) {
        return new Fitting(detector).seed(seed).threads(1);
    }

    Fitting fitting(Detector detector) {
        return fitting(detector, seed);
    }

    /** So many rows that the maker makes of training rows. */
    Table generated(int count) {
        return Generation.of(maker, seed)
                .around(training)
                .borrowing(training)
                .next(count)
                .table();
    }

    /** So many rows that a red team makes of training rows with one tactic; fewer where some come out as copies. */
    Table forged(Tactic tactic, int count) {
        return RedTeam.against(maker, training, seed)
                .only(tactic)
                .anomalies(count)
                .table();
    }

    /** What a model reaches on the true anomalies. */
    Map<String, Double> truth(TrainedModel model) {
        Map<String, Double> figures = new LinkedHashMap<>();
        Scores odd = model.score(anomalous);
        Scores ordinary = model.score(test);
        int[] distinct = DistinctRows.first(model.preparation().apply(anomalous));
        boolean[] once = new boolean[distinct.length];
        for (int i = 0; i < once.length; i++) {
            once[i] = odd.anomaly()[distinct[i]];
        }
        figures.put(RedTeamTable.RECALL, alarms(odd.anomaly()));
        figures.put(RedTeamTable.DISTINCT, alarms(once));
        figures.put("distinct anomalies", (double) distinct.length);
        figures.put(
                RedTeamTable.AREA,
                Ranking.between(ordinary.score(), odd.score()).rocAuc());
        figures.put("false alarms", alarms(ordinary.anomaly()));
        return figures;
    }

    private static double alarms(boolean[] calls) {
        int alarms = 0;
        for (boolean call : calls) {
            alarms += call ? 1 : 0;
        }
        return ObservedRate.of(alarms, calls.length).rate();
    }
}
