package dev.hawkins.reproduce;

import dev.hawkins.detect.Model;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Goal;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.evaluate.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An and Cho 2015, "Variational autoencoder based anomaly detection using reconstruction probability", SNU Data Mining Center:
 * tables 2 to 7.
 *
 * <p>Figures: {@code roc-auc}; {@code pr-auc} (average precision) and {@code f1} at the threshold that is best on the test
 * rows themselves, {@code f1-held-out} at the one that is best on a random half of them, counted on the other. The three are
 * given at the prevalence of the {@code stated} split and, for MNIST, at the {@code natural} one, with as large a share of the
 * anomalies as of the normal rows.
 *
 * <p>The paper says nothing of epochs. Here they give at least 3,000 steps of 100 rows, after which the validation loss moves
 * by less than 1 % per epoch; no test label plays a part.
 *
 * <p>The small code has 4 units and 20 epochs, in which its validation loss settles. Beside it stand codes of 2 and 8 units, half
 * as long trained and scored by the ELBO, a first choice.
 */
final class AnCho implements Reproduction {
    private static final double TEST_SHARE = 0.2;
    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(digit -> "" + digit).toList();
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
    }

    /** The paper says nothing of how the decoder's variances are kept from collapsing; here they are not learned at all. */
    private static final Map<String, String> FIXED = Map.of(
            "likelihood", "fixed-gaussian",
            "min-sd", "0.7071067811865476",
            "learning-rate", "0.003",
            "schedule", "cosine",
            "epochs", "10");

    private static final List<Method> ON_MNIST = List.of(
            new Method("pca", Map.of()),
            Method.paper("vae", FIXED),
            new Method("vae", Map.of("profile", "small-latent", "epochs", "20")),
            new Method("vae", smallByElbo(8)),
            new Method("vae", smallByElbo(2)),
            Method.paper("vae", Map.of("epochs", "8")),
            Method.paper("stacked-dae", Map.of("output", "sigmoid", "epochs", "8")),
            Method.paper("kernel-pca", Map.of()));

    private static Map<String, String> smallByElbo(int latent) {
        return Map.of("profile", "small-latent", "latent", "" + latent, "score", "elbo", "epochs", "10");
    }

    private static List<Method> onKdd(int epochs) {
        Map<String, String> trained = Map.of("epochs", "" + epochs);
        return List.of(
                new Method("pca", Map.of()),
                Method.paper("vae", trained),
                Method.paper("stacked-dae", trained),
                Method.paper("kernel-pca", Map.of()));
    }

    @Override
    public List<CellKey> cells(int seeds) {
        List<CellKey> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            add(cells, AnChoFigures.MNIST, DIGITS, ON_MNIST, seed);
            add(cells, AnChoFigures.ONLY_NORMAL, CATEGORIES, onKdd(5), seed);
            add(cells, AnChoFigures.EXCEPT_ANOMALY, List.of("DoS"), onKdd(5), seed);
            add(cells, AnChoFigures.EXCEPT_ANOMALY, List.of("R2L", "U2R", "Probe"), onKdd(1), seed);
        }
        return cells;
    }

    private static void add(List<CellKey> cells, String table, List<String> rows, List<Method> methods, long seed) {
        for (Method method : methods) {
            for (String row : rows) {
                cells.add(CellKey.of(table, row, method.detector, method.settings, seed));
            }
        }
    }

    /** One category of attacks, for want of time with one epoch of the paper's. */
    @Override
    public List<QuickCheck> quick() {
        CellKey pca = CellKey.of(AnChoFigures.ONLY_NORMAL, "U2R", "pca", Map.of(), 1);
        Map<String, String> oneEpoch = Map.of("profile", "paper", "epochs", "1");
        CellKey vae = CellKey.of(AnChoFigures.ONLY_NORMAL, "U2R", "vae", oneEpoch, 1);
        return List.of(
                new QuickCheck(pca, "roc-auc", new Bar(0.94, 0.99)), new QuickCheck(vae, "roc-auc", Bar.atLeast(0.93)));
    }

    @Override
    public double published(CellKey cell, String figure) {
        return AnChoFigures.published(cell, figure);
    }

    /** The threshold that is best on other rows than those it is counted on. */
    @Override
    public Optional<Figure> honest(Figure figure) {
        return figure.name().startsWith("f1 ")
                ? Optional.of(new Figure(figure.cell(), figure.name().replace("f1 ", "f1-held-out ")))
                : Optional.empty();
    }

    @Override
    public String doubt(Figure figure) {
        return AnChoFigures.doubt(figure);
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
        figures.put("roc-auc", Ranking.between(normal, anomalies).rocAuc());
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
            Model model = cell.fit(problem.training());
            double seconds = (System.nanoTime() - start) / 1e9;
            last = new Fitted(key, model, DistinctRows.score(model, problem.normal()), seconds);
        }
        return last;
    }

    private static void add(
            Map<String, Double> figures, String prevalence, double[] normal, double[] anomalies, long seed) {
        Ranking ranking = Ranking.between(normal, anomalies);
        figures.put("prevalence" + prevalence, ranking.prevalence());
        figures.put("pr-auc" + prevalence, ranking.averagePrecision());
        figures.put("f1" + prevalence, ranking.bestF1().value());
        figures.put(
                "f1-held-out" + prevalence,
                Rankings.heldOut(normal, anomalies, new Goal.FBeta(1), seed).f1());
    }

    private static double[] thinned(double[] anomalies, long seed) {
        return Rankings.pick(
                anomalies,
                Split.share(anomalies.length, TEST_SHARE, RandomStream.of(seed, "prevalence"))
                        .first());
    }
}
