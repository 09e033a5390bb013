package dev.hawkins.reproduce;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.evaluate.Confusion;
import dev.hawkins.evaluate.Goal;
import dev.hawkins.evaluate.Ranking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Cloudera Fast Forward report FF12, "Deep Learning for Anomaly Detection" (2020): the rows of its tables of quality and cost
 * on KDD Cup 99.
 *
 * <p>Figures under both rules of {@link Ff12Labels}: {@code roc-auc}, and the others at the threshold that is most accurate
 * on the test labels themselves, which is the report's protocol; those marked held-out at one that was chosen on a random half of
 * the test rows and is counted on the other. {@code size-kb} are the numbers that the model keeps,
 * {@code score-seconds} those for 10,000 rows on one thread, after warming up on as many.
 */
final class Ff12 implements Reproduction {
    private static final int KB = 1024;
    /** Of figures at a threshold that was chosen on other rows than those it is counted on, by the true labels. */
    private static final String HELD_OUT = "-held-out " + Ff12Labels.TRUE;

    /** The report trained "to best accuracy on validation": the epoch is chosen by known attacks. */
    private static final String LABELLED = "labelled";

    private Ff12Data data;

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
            add(cells, "bigan", Map.of("profile", "ff12", "select", LABELLED), seed);
            add(cells, "pca", Map.of("components", "2"), seed);
            add(cells, "seq2seq", Map.of("profile", "ff12"), seed);
        }
        return cells;
    }

    private static void add(List<CellKey> cells, String detector, Map<String, String> settings, long seed) {
        cells.add(cell(detector, settings, seed));
    }

    private static CellKey cell(String detector, Map<String, String> settings, long seed) {
        return CellKey.of("quality and cost", "18 columns", detector, settings, seed);
    }

    /** The numbers of parameters and of support vectors are those that the sizes in the report tell of. */
    @Override
    public List<QuickCheck> quick() {
        CellKey ae = cell("ae", Map.of("profile", "ff12"), 1);
        CellKey pca = cell("pca", Map.of("components", "2"), 1);
        CellKey vae = cell("vae", Map.of("profile", "ff12", "min-sd", "0.1"), 1);
        CellKey ocsvm = cell("ocsvm", Map.of("profile", "ff12"), 1);
        return List.of(
                new QuickCheck(ae, "roc-auc ff-legacy", Bar.atLeast(.94)),
                new QuickCheck(ae, "f1 ff-legacy", Bar.atLeast(.88)),
                new QuickCheck(ae, "parameters", new Bar(842, 842)),
                new QuickCheck(pca, "f1 ff-legacy", Bar.atLeast(.84)),
                new QuickCheck(vae, "roc-auc ff-legacy", Bar.atLeast(.946)),
                new QuickCheck(vae, "parameters", new Bar(858, 858)),
                new QuickCheck(vae, "active-units", Bar.atLeast(2)),
                new QuickCheck(ocsvm, "roc-auc ff-legacy", Bar.atLeast(.95)),
                new QuickCheck(ocsvm, "support-vectors", new Bar(60, 70)));
    }

    @Override
    public double published(CellKey cell, String figure) {
        return Ff12Figures.published(cell, figure);
    }

    /** The true labels, and a threshold chosen on other rows than those it is counted on. */
    @Override
    public Optional<Figure> honest(Figure figure) {
        String legacy = " " + Ff12Labels.FF_LEGACY;
        if (!figure.name().endsWith(legacy)) {
            return Optional.empty();
        }
        String honest = figure.name().startsWith("roc-auc") ? " " + Ff12Labels.TRUE : HELD_OUT;
        return Optional.of(new Figure(figure.cell(), figure.name().replace(legacy, honest)));
    }

    @Override
    public String doubt(Figure figure) {
        return Ff12Figures.doubt(figure);
    }

    @Override
    public boolean isPrinted(Figure figure) {
        return !ScoreHistogram.has(figure.name());
    }

    /** The scores of every detector under the report's labels. */
    @Override
    public Map<String, String> pictures(Collection<Cell> cells) {
        Runs runs = Runs.of(cells);
        Map<String, String> pictures = new LinkedHashMap<>();
        for (CellKey cell : cells(1)) {
            if (runs.names(cell).stream().anyMatch(ScoreHistogram::has)) {
                String name = (cell.detector() + " " + cell.settings()).strip();
                pictures.put("scores-" + name.replaceAll("[ =]", "-"), ScoreHistogram.drawn(runs, cell, name));
            }
        }
        return pictures;
    }

    @Override
    public Map<String, Double> measure(CellKey cell) {
        if (data == null) {
            data = Ff12Data.read();
        }
        long start = System.nanoTime();
        boolean labelled = cell.settings().contains("select=" + LABELLED);
        Model model = cell.fit(labelled ? data.withKnown(cell.seed()) : data.training());
        double fitSeconds = (System.nanoTime() - start) / 1e9;
        model.score(data.test());
        start = System.nanoTime();
        double[] scores = model.score(data.test());
        double scoreSeconds = (System.nanoTime() - start) / 1e9;
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Ff12Labels rule : Ff12Labels.values()) {
            Ranking ranking = Ranking.of(scores, data.attacks(rule));
            figures.put("roc-auc " + rule, ranking.rocAuc());
            add(figures, ranking.bestAccuracy().confusion(), " " + rule);
        }
        double[][] kinds = kinds(scores, data.attacks(Ff12Labels.FF_LEGACY));
        ScoreHistogram.put(figures, kinds[0], kinds[1]);
        add(figures, heldOut(scores, data.attacks(Ff12Labels.TRUE), cell.seed()), HELD_OUT);
        figures.put("size-kb", size(model.state()) / KB);
        figures.put("score-seconds", scoreSeconds);
        figures.put("fit-seconds", fitSeconds);
        figures.put("best-epoch", (double) model.report().bestEpoch());
        figures.putAll(model.report().figures());
        return figures;
    }

    private static Confusion heldOut(double[] scores, boolean[] attacks, long seed) {
        double[][] kinds = kinds(scores, attacks);
        return Rankings.heldOut(kinds[0], kinds[1], new Goal.Accuracy(), seed);
    }

    /** The scores of normal rows and those of attacks. */
    private static double[][] kinds(double[] scores, boolean[] attacks) {
        return new double[][] {
            Rankings.pick(scores, rows(scores.length, r -> !attacks[r])),
            Rankings.pick(scores, rows(scores.length, r -> attacks[r]))
        };
    }

    private static int[] rows(int count, IntPredicate wanted) {
        return IntStream.range(0, count).filter(wanted).toArray();
    }

    private static void add(Map<String, Double> figures, Confusion confusion, String labels) {
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
