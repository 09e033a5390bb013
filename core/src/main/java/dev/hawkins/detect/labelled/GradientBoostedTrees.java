package dev.hawkins.detect.labelled;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.KnownAnomalies;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient-boosted trees on the logistic loss (Friedman 2001, doi 10.1214/aos/1013203451; second-order and regularised: Chen
 * and Guestrin 2016, doi 10.1145/2939672.2939785): with p the probability so far that a row is one of the known anomalies,
 * every round grows a tree on {@code g = p - y}, {@code h = p (1 - p)} and adds {@code rate} times its leaves
 * {@code -G / (H + lambda)} to the log-odds, which begin at 0.
 *
 * <p>The score is the log-odds. Contributions are the differences of node values along the paths and sum to it. An anomaly
 * unlike all known ones lands in whatever leaf is on its side of the cuts: often that of normal rows. At least two normal
 * rows and one anomaly are needed.
 *
 * @param trees number of rounds
 * @param depth most cuts above a leaf
 * @param rate share of each tree that is added
 * @param lambda added to the weight of a leaf
 * @param minChildWeight least sum of h in a leaf
 * @param gamma what a cut must gain
 */
public record GradientBoostedTrees(
        @Setting(help = "number of trees", min = 1, max = 100_000) int trees,
        @Setting(help = "most cuts above a leaf", min = 1, max = 12) int depth,
        @Setting(help = "share of each tree that is added", min = 1e-6, max = 1, unit = "share") double rate,
        @Setting(help = "added to the weight of a leaf, against large values on few rows", min = 0) double lambda,
        @Setting(help = "least weight of a leaf; a row weighs at most 1/4", min = 1e-9) double minChildWeight,
        @Setting(help = "what a cut must gain", min = 0) double gamma)
        implements Detector {
    public GradientBoostedTrees {
        Settings.check(GradientBoostedTrees.class, trees, depth, rate, lambda, minChildWeight, gamma);
    }

    /** 100 trees of depth 3 at rate .1: the usual defaults of 2019. */
    public GradientBoostedTrees() {
        this(100, 3, 0.1, 1, 1, 0);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("gtb", 2);
        training.needAnomalies("gtb");
        context.check();
        Matrix rows = KnownAnomalies.append(training.rows(), training.anomalies());
        Boosting boosting = new Boosting(rows, training.rows().rows(), context);
        for (int t = 0; t < trees; t++) {
            context.check();
            boosting.round();
            context.progress().update(t + 1, trees, (t + 1) + " trees");
        }
        return restore(boosting.state(training.anomalies().rows()), training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        Trees grown = Trees.of(state, layout.inputs());
        return new StateModel(
                layout,
                new ScoreMeaning(
                        "log-odds of being one of the known anomalies, whose probability is 1 / (1 + exp(-score))",
                        "nats",
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY),
                true,
                TreeScorer.base(grown),
                state,
                () -> new TreeScorer(grown, Double.POSITIVE_INFINITY, layout.inputs()));
    }

    private final class Boosting {
        private final Matrix rows;
        private final int normals;
        private final TreeGrower grower;
        private final Trees grown = new Trees();
        private final int[] everyRow;
        private final double[] odds;
        private final double[] g;
        private final double[] h;
        private final List<Double> losses = new ArrayList<>();

        Boosting(Matrix rows, int normals, FitContext context) {
            this.rows = rows;
            this.normals = normals;
            this.grower = new TreeGrower(Bins.of(rows), depth, lambda, minChildWeight, gamma, context);
            this.everyRow = new int[rows.rows()];
            Arrays.setAll(everyRow, r -> r);
            this.odds = new double[rows.rows()];
            this.g = new double[rows.rows()];
            this.h = new double[rows.rows()];
        }

        void round() {
            for (int r = 0; r < odds.length; r++) {
                double p = 1 / (1 + StrictMath.exp(-odds[r]));
                g[r] = r < normals ? p : p - 1;
                h[r] = p * (1 - p);
            }
            int root = grower.grow(everyRow, g, h, grown);
            grown.scale(root, rate);
            for (int r = 0; r < odds.length; r++) {
                odds[r] += grown.value[grown.leaf(root, rows.values(), r * rows.columns())];
            }
            losses.add(loss());
        }

        private double loss() {
            double sum = 0;
            for (int r = 0; r < odds.length; r++) {
                double against = r < normals ? odds[r] : -odds[r];
                sum += Math.max(against, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(against)));
            }
            return sum / odds.length;
        }

        ModelState state(int anomalies) {
            ModelState state = grown.addTo(new StateBuilder())
                    .figure("known-anomalies", anomalies)
                    .figure("nodes", grown.nodes)
                    .warnIf(
                            grown.areBare(),
                            "no cut was worth it, so every row scores the same; there may be too few rows for"
                                    + " min-child-weight=" + minChildWeight)
                    .build();
            TrainingReport report = state.report();
            return new ModelState(
                    state.tensors(),
                    state.numbers(),
                    new TrainingReport(losses, List.of(), losses.size(), report.figures(), report.warnings()));
        }
    }
}
