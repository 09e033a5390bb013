package dev.hawkins.reproduce;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.evaluate.Confusion;
import dev.hawkins.evaluate.Ranking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cloudera Fast Forward report FF12, "Deep Learning for Anomaly Detection" (2020): the rows of its tables of quality and cost
 * on KDD Cup 99.
 *
 * <p>Figures under both rules of {@link Ff12Labels}: {@code roc-auc}, and the others at the threshold that is most accurate
 * on the test labels themselves, which is the report's protocol. {@code size-kb} are the numbers that the model keeps,
 * {@code score-seconds} those for 10,000 rows on one thread, after warming up on as many.
 */
final class Ff12 implements Reproduction {
    private static final int KB = 1024;

    private Ff12Data data;

    /** Reads the data when they are needed. */
    Ff12() {}

    Ff12(Ff12Data data) {
        this.data = data;
    }

    @Override
    public List<CellKey> cells(int seeds) {
        List<CellKey> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            add(cells, "ae", Map.of("profile", "ff12"), seed);
            add(cells, "vae", Map.of("profile", "ff12"), seed);
            add(cells, "vae", Map.of("profile", "ff12", "min-sd", "0.1"), seed);
            add(cells, "ocsvm", Map.of("profile", "ff12"), seed);
            add(cells, "ocsvm", Map.of("profile", "ff12", "nu", "0.01"), seed);
            add(cells, "bigan", Map.of("profile", "ff12"), seed);
            add(cells, "pca", Map.of("components", "2"), seed);
            add(cells, "seq2seq", Map.of("profile", "ff12"), seed);
        }
        return cells;
    }

    private static void add(List<CellKey> cells, String detector, Map<String, String> settings, long seed) {
        cells.add(CellKey.of("quality and cost", "18 columns", detector, settings, seed));
    }

    @Override
    public double published(CellKey cell, String figure) {
        return Ff12Figures.published(cell, figure);
    }

    @Override
    public Map<String, Double> measure(CellKey cell) {
        if (data == null) {
            data = Ff12Data.read();
        }
        long start = System.nanoTime();
        Model model = cell.configured()
                .fit(data.training(), FitContext.of(cell.seed()).withThreads(1));
        double fitSeconds = (System.nanoTime() - start) / 1e9;
        model.score(data.test());
        start = System.nanoTime();
        double[] scores = model.score(data.test());
        double scoreSeconds = (System.nanoTime() - start) / 1e9;
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Ff12Labels rule : Ff12Labels.values()) {
            add(figures, Ranking.of(scores, data.attacks(rule)), " " + rule);
        }
        figures.put("size-kb", size(model.state()) / KB);
        figures.put("score-seconds", scoreSeconds);
        figures.put("fit-seconds", fitSeconds);
        figures.put("best-epoch", (double) model.report().bestEpoch());
        figures.putAll(model.report().figures());
        return figures;
    }

    private static void add(Map<String, Double> figures, Ranking ranking, String labels) {
        Confusion confusion = ranking.bestAccuracy().confusion();
        figures.put("roc-auc" + labels, ranking.rocAuc());
        figures.put("accuracy" + labels, confusion.accuracy());
        figures.put("precision" + labels, confusion.precision());
        figures.put("recall" + labels, confusion.recall());
        figures.put("f1" + labels, confusion.f1());
        figures.put("f2" + labels, confusion.fBeta(2));
    }

    private static double size(ModelState state) {
        double bytes = state.numbers().size() * (double) Double.BYTES;
        for (ModelState.Tensor tensor : state.tensors().values()) {
            bytes += tensor instanceof ModelState.Floats floats
                    ? floats.values().length * (double) Float.BYTES
                    : ((ModelState.Doubles) tensor).values().length * (double) Double.BYTES;
        }
        return bytes;
    }
}
