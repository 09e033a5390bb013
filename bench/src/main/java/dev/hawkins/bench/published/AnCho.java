package dev.hawkins.bench.published;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Cut;
import dev.hawkins.evaluate.Goal;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.evaluate.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An and Cho 2015, "Variational autoencoder based anomaly detection using reconstruction probability", SNU Data Mining Center:
 * tables 2 to 7.
 *
 * <p>Figures: {@code roc-auc}; {@code pr-auc} (average precision) and {@code f1} at the threshold that is best on the test
 * rows themselves, {@code f1-held-out} at the one that is best on a random half of them, counted on the other. The three are
 * given at the prevalence of the {@code stated} split and, for MNIST, at the {@code natural} one, with as large a share of the
 * anomalies as of the normal rows.
 */
final class AnCho implements Reproduction {
    private static final double TEST_SHARE = 0.2;
    private static final List<String> CATEGORIES = List.of("DoS", "R2L", "U2R", "Probe");

    private final AnChoData data = new AnChoData();
    private Fitted last;

    /** A model, the scores of the normal test rows, and the seconds that training took. */
    private record Fitted(CellKey key, Model model, double[] normal, double seconds) {}

    /** A detector with settings. */
    private record Method(String detector, Map<String, String> settings) {
        static Method paper(String detector, Map<String, String> more) {
            Map<String, String> settings = new LinkedHashMap<>(more);
            settings.put("profile", "paper");
            return new Method(detector, settings);
        }

        /** The settings with a number of epochs, if the detector is a network. */
        Map<String, String> trained(int epochs) {
            Map<String, String> all = new LinkedHashMap<>(settings);
            if (detector.equals("vae") || detector.equals("stacked-dae")) {
                all.put("epochs", "" + epochs);
            }
            return all;
        }
    }

    private static final List<Method> ON_MNIST = List.of(
            new Method("pca", Map.of()),
            Method.paper("vae", Map.of()),
            new Method("vae", Map.of("profile", "small-latent", "latent", "2")),
            new Method("vae", Map.of("profile", "small-latent")),
            Method.paper("stacked-dae", Map.of("output", "sigmoid")),
            Method.paper("kernel-pca", Map.of()));

    private static final List<Method> ON_KDD = List.of(
            new Method("pca", Map.of()),
            Method.paper("vae", Map.of()),
            Method.paper("stacked-dae", Map.of()),
            Method.paper("kernel-pca", Map.of()));

    @Override
    public List<CellKey> cells(int seeds) {
        List<CellKey> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            add(
                    cells,
                    AnChoFigures.MNIST,
                    IntStream.range(0, 10).mapToObj(d -> "" + d).toList(),
                    ON_MNIST,
                    seed);
            add(cells, AnChoFigures.ONLY_NORMAL, CATEGORIES, ON_KDD, seed);
            add(cells, AnChoFigures.EXCEPT_ANOMALY, CATEGORIES, ON_KDD, seed);
        }
        return cells;
    }

    private static void add(List<CellKey> cells, String table, List<String> rows, List<Method> methods, long seed) {
        for (Method method : methods) {
            for (String row : rows) {
                cells.add(CellKey.of(table, row, method.detector, method.trained(epochs(table, row)), seed));
            }
        }
    }

    /** What gives at least 3,000 steps of 100 rows. */
    private static int epochs(String table, String row) {
        return switch (table) {
            case AnChoFigures.MNIST -> 8;
            case AnChoFigures.ONLY_NORMAL -> 5;
            default -> row.equals("DoS") ? 5 : 1;
        };
    }

    @Override
    public double published(CellKey cell, String figure) {
        return AnChoFigures.published(cell, figure);
    }

    @Override
    public Map<String, Double> measure(CellKey cell) {
        boolean digits = cell.table().equals(AnChoFigures.MNIST);
        AnChoProblem problem = digits
                ? data.mnist(cell.row(), cell.seed())
                : data.kdd(cell.row(), cell.table().equals(AnChoFigures.EXCEPT_ANOMALY), cell.seed());
        Fitted fitted = fitted(cell, problem);
        double[] anomalies = DistinctRows.score(fitted.model, problem.anomalies());
        double[] normal = fitted.normal;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("roc-auc", ranking(normal, anomalies).rocAuc());
        add(figures, " stated", normal, anomalies, cell.seed());
        if (digits) {
            add(figures, " natural", normal, thinned(anomalies, cell.seed()), cell.seed());
        }
        figures.putAll(fitted.model.report().figures());
        figures.put("best-epoch", (double) fitted.model.report().bestEpoch());
        figures.put("fit-seconds", fitted.seconds);
        return figures;
    }

    /** What was fitted last serves every category of attacks, if it learned from normal connections only. */
    private Fitted fitted(CellKey cell, AnChoProblem problem) {
        CellKey key = cell.table().equals(AnChoFigures.ONLY_NORMAL) ? cell.withRow("any") : cell;
        if (last == null || !last.key.equals(key)) {
            long start = System.nanoTime();
            Model model = cell.configured()
                    .fit(problem.training(), FitContext.of(cell.seed()).withThreads(1));
            double seconds = (System.nanoTime() - start) / 1e9;
            last = new Fitted(key, model, DistinctRows.score(model, problem.normal()), seconds);
        }
        return last;
    }

    private static void add(
            Map<String, Double> figures, String prevalence, double[] normal, double[] anomalies, long seed) {
        Ranking ranking = ranking(normal, anomalies);
        figures.put("prevalence" + prevalence, ranking.prevalence());
        figures.put("pr-auc" + prevalence, ranking.averagePrecision());
        figures.put("f1" + prevalence, ranking.bestF1().value());
        figures.put("f1-held-out" + prevalence, heldOutF1(normal, anomalies, seed));
    }

    private static double heldOutF1(double[] normal, double[] anomalies, long seed) {
        RandomStream random = RandomStream.of(seed, "halves");
        Split normals = Split.halves(normal.length, random);
        Split odd = Split.halves(anomalies.length, random);
        Cut cut = ranking(pick(normal, normals.first()), pick(anomalies, odd.first()))
                .best(new Goal.FBeta(1));
        return ranking(pick(normal, normals.second()), pick(anomalies, odd.second()))
                .confusionAt(cut.threshold())
                .f1();
    }

    private static double[] thinned(double[] anomalies, long seed) {
        return pick(
                anomalies,
                Split.share(anomalies.length, TEST_SHARE, RandomStream.of(seed, "prevalence"))
                        .first());
    }

    private static double[] pick(double[] values, int[] chosen) {
        return IntStream.of(chosen).mapToDouble(i -> values[i]).toArray();
    }

    private static Ranking ranking(double[] normal, double[] anomalies) {
        double[] scores = Arrays.copyOf(normal, normal.length + anomalies.length);
        System.arraycopy(anomalies, 0, scores, normal.length, anomalies.length);
        boolean[] anomaly = new boolean[scores.length];
        Arrays.fill(anomaly, normal.length, anomaly.length, true);
        return Ranking.of(scores, anomaly);
    }
}
