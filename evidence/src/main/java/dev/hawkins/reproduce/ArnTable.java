package dev.hawkins.reproduce;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Ranking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The experiments of ARN's slides and public code (2021): RQ2, comparison with other detectors, and RQ3, ablations. ROC AUC,
 * average precision, and the area under the precision-recall curve by trapezoids, which is the published figure.
 *
 * <p>The nearest neighbour, which nobody published there, stands beside them: it tells a set that asks for density.
 *
 * <p>Only cells with {@code select=labelled} see labels: the anomalies of the validation part, to choose an epoch by, as all
 * published ones did. What a cell does not name is the product's default. Cells with {@code profile=paper}
 * train as the public code does, with the faults that they name ({@link ArnPublicCode}). The table {@value #SMALL} is RQ2 with at most 20,000
 * training rows, the other parts in proportion.
 */
final class ArnTable implements Reproduction {
    static final String COMPARISON = "RQ2";
    static final String ABLATIONS = "RQ3";
    static final String SMALL = "RQ2 of 20000 rows";

    private static final int FEW_ROWS = 20_000;
    private static final String LABELLED = "labelled";
    private static final String TOGETHER = "normalisation=test-batch";
    /** Said of figures of test rows in random order. */
    private static final String SHUFFLED = ", test rows shuffled";
    /** Said of figures of the same weights with running statistics. */
    private static final String RUNNING = ", running statistics";

    /** Our default and the other variant; the source's score; and with made rows as the source has them, too. */
    private static final List<Map<String, String>> FORMS = List.of(
            Map.of(),
            Map.of("variant", "n"),
            Map.of("score", "discriminator"),
            Map.of("score", "discriminator", "redrawn", "0"));

    /** The joint training by our defaults and with made rows as the source has them, each without and with the source's faults. */
    private static final List<Map<String, String>> ABLATED = List.of(
            Map.of("ablation", "no-kld"),
            Map.of("ablation", "no-kld", "variant", "n"),
            Map.of("ablation", "ge"),
            Map.of("ablation", "ge-published"),
            Map.of("ablation", "ge", "score", "discriminator", "redrawn", "0"),
            Map.of("ablation", "ge-published", "score", "discriminator", "redrawn", "0"));

    private String readFor = "";
    private ArnData read;

    @Override
    public List<CellKey> cells(int seeds) {
        List<CellKey> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (String table : List.of(SMALL, COMPARISON)) {
                for (String row : ArnData.NAMES) {
                    compare(cells, table, row, seed);
                }
            }
            for (String row : ArnData.NAMES) {
                cells.add(CellKey.of(COMPARISON, row, "arn", ArnPublicCode.settings(row), seed));
                cells.add(CellKey.of(COMPARISON, row, "arn", ArnPublicCode.settingsTogether(row), seed));
                cells.add(CellKey.of(COMPARISON, row, "arn", ArnPublicCode.firstLook(row), seed));
                for (Map<String, String> settings : ABLATED) {
                    cells.add(CellKey.of(ABLATIONS, row, "arn", settings, seed));
                }
            }
        }
        return cells;
    }

    private static void compare(List<CellKey> cells, String table, String row, long seed) {
        for (Map<String, String> settings : FORMS) {
            Map<String, String> labelled = new TreeMap<>(settings);
            labelled.put("select", LABELLED);
            cells.add(CellKey.of(table, row, "arn", settings, seed));
            cells.add(CellKey.of(table, row, "arn", labelled, seed));
        }
        for (String other : List.of("fence-gan", "ganomaly", "ocsvm", "ae")) {
            cells.add(CellKey.of(table, row, other, Map.of(), seed));
        }
        cells.add(CellKey.of(table, row, "knn", Map.of("neighbours", "1"), seed));
    }

    /** The smallest set; games, which have just begun to tell the rows apart, get few epochs. */
    @Override
    public List<QuickCheck> quick() {
        return List.of(
                check("ocsvm", Map.of(), 0.9),
                check("arn", Map.of("epochs", "10"), 0.9),
                check("ganomaly", Map.of("epochs", "5"), 0.85),
                check("fence-gan", Map.of("epochs", "10"), 0.65));
    }

    private static QuickCheck check(String detector, Map<String, String> settings, double least) {
        return new QuickCheck(
                CellKey.of(SMALL, "creditcard", detector, settings, 1), ArnFigures.ROC, Bar.atLeast(least));
    }

    @Override
    public double published(CellKey cell, String figure) {
        return ArnFigures.published(cell, figure);
    }

    /** The epoch chosen without labels. */
    @Override
    public Optional<Figure> honest(Figure figure) {
        return figure.cell().detector().equals("arn")
                ? Optional.of(new Figure(figure.cell().without("select"), figure.name()))
                : Optional.empty();
    }

    @Override
    public String doubt(Figure figure) {
        return ArnFigures.doubt(figure.cell());
    }

    @Override
    public Map<String, Double> measure(CellKey cell) {
        if (!readFor.equals(cell.row())) {
            read = ArnData.of(cell.row());
            readFor = cell.row();
        }
        int most = cell.table().equals(SMALL) ? FEW_ROWS : Integer.MAX_VALUE;
        ArnProblem problem = read.problem(most, cell.seed());
        Detector detector = validating(cell.configured(), problem.validationShare());
        Training training = problem.training();
        boolean labelled = LABELLED.equals(Settings.texts(detector).get("select"));
        Training given = labelled ? training : Training.of(training.rows(), training.layout());
        long start = System.nanoTime();
        Model model = detector.fit(given, FitContext.of(cell.seed()).withThreads(1));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("fit-seconds", (System.nanoTime() - start) / 1e9);
        rank(figures, cell, model, problem);
        figures.put("best-epoch", (double) model.report().bestEpoch());
        figures.put("epochs", (double) model.report().validationLoss().size());
        figures.put("warnings", (double) model.report().warnings().size());
        return figures;
    }

    /** Where rows are scored together, in another order and apart as well. */
    private static void rank(Map<String, Double> figures, CellKey cell, Model model, ArnProblem problem) {
        int[] order = problem.inOrder();
        add(figures, problem.ranking(model, order), "");
        if (cell.settings().contains(TOGETHER)) {
            int[] shuffled = RandomStream.of(cell.seed(), "test").permutation(order.length);
            add(figures, problem.ranking(model, shuffled), SHUFFLED);
            Detector apart = cell.with("normalisation", "batch").configured();
            add(figures, problem.ranking(apart.restore(model.state(), model.layout()), order), RUNNING);
        }
    }

    private static void add(Map<String, Double> figures, Ranking ranking, String suffix) {
        figures.put(ArnFigures.ROC + suffix, ranking.rocAuc());
        figures.put(ArnFigures.PRECISION_RECALL + suffix, ranking.precisionRecallTrapezoid());
        figures.put("average-precision" + suffix, ranking.averagePrecision());
    }

    /** The detector with the protocol's share of validation rows, if it has any. */
    private static Detector validating(Detector detector, double share) {
        return Settings.texts(detector).containsKey("validation-share")
                ? Settings.apply(detector, Map.of("validation-share", "" + share))
                : detector;
    }
}
