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
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Boosting with random undersampling (Seiffert, Khoshgoftaar, Van Hulse and Napolitano 2010, doi
 * 10.1109/TSMCA.2009.2029559), on AdaBoost.M2 (Freund and Schapire 1997, doi 10.1006/jcss.1997.1504) for two classes.
 *
 * <p>Every round draws as many rows of the larger class as the smaller one has, and grows a small tree on them by their
 * weights D; its leaves say with h(x) the share of anomalies. Its pseudo-loss on all rows is
 * {@code e = 1/2 sum_i D_i (1 - h(x_i, y_i) + h(x_i, not y_i))}, where {@code h(x, anomaly) = h(x)} and
 * {@code h(x, normal) = 1 - h(x)}; with {@code a = e / (1 - e)} the weights become {@code D_i a^h(x_i, y_i)}, scaled to sum
 * to 1. The score is {@code sum_t log(1/a_t) h_t(x) / sum_t log(1/a_t)}, a weighted vote between 0 and 1; log(1/a) is at most
 * 20. A tree without a cut, or with e of 1/2 or more, says nothing and is left out, and the next round draws anew.
 *
 * <p>Contributions are the differences of node values along the paths and sum to the score. At least two normal rows and one
 * anomaly are needed.
 *
 * @param rounds number of rounds
 * @param depth most cuts above a leaf; 1 = stumps
 */
public record RusBoost(
        @Setting(help = "number of rounds", min = 1, max = 100_000) int rounds,
        @Setting(help = "most cuts above a leaf, 1 = stumps", min = 1, max = 12) int depth)
        implements Detector {
    /** Keeps the weight of a perfect tree at 20. */
    private static final double LEAST_LOSS = 1 / (1 + StrictMath.exp(20));

    private static final double LEAST_LEAF = 1e-300;

    public RusBoost {
        Settings.check(RusBoost.class, rounds, depth);
    }

    /** 50 stumps. */
    public RusBoost() {
        this(50, 1);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("rusboost", 2);
        training.needAnomalies("rusboost");
        context.check();
        Boosting boosting = new Boosting(training, context);
        for (int t = 0; t < rounds; t++) {
            context.check();
            boosting.round();
            context.progress().update(t + 1, rounds, (t + 1) + " rounds");
        }
        return restore(boosting.state(), training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        Trees grown = Trees.of(state, layout.inputs());
        return new StateModel(
                layout,
                new ScoreMeaning("weighted share of the trees' votes for a known anomaly", "share", 0, 1),
                true,
                TreeScorer.base(grown),
                state,
                () -> new TreeScorer(grown, 1, layout.inputs()));
    }

    private final class Boosting {
        private final Matrix rows;
        private final int normals;
        private final int anomalies;
        private final RandomStream random;
        private final TreeGrower grower;
        private final List<Trees> trees = new ArrayList<>();
        private final List<Double> votes = new ArrayList<>();
        private final double[] weights;
        private final double[] g;
        private final double[] h;

        Boosting(Training training, FitContext context) {
            rows = KnownAnomalies.append(training.rows(), training.anomalies());
            normals = training.rows().rows();
            anomalies = training.anomalies().rows();
            random = context.random("bootstrap");
            grower = new TreeGrower(Bins.of(rows), depth, 0, LEAST_LEAF, 0, context);
            weights = new double[rows.rows()];
            Arrays.fill(weights, 1.0 / weights.length);
            g = new double[weights.length];
            h = new double[weights.length];
        }

        void round() {
            Trees tree = new Trees();
            int[] drawn = balanced();
            weigh(drawn);
            grower.grow(drawn, g, h, tree);
            double[] right = right(tree);
            double loss = pseudoLoss(right);
            if (loss < 0.5 && !tree.areBare()) {
                double logRatio = StrictMath.log(loss / (1 - loss));
                trees.add(tree);
                votes.add(-logRatio);
                reweigh(right, logRatio);
            }
        }

        /** All rows of the smaller class and as many of the larger one, ascending. */
        private int[] balanced() {
            int each = Math.min(normals, anomalies);
            int[] chosen = new int[2 * each];
            int[] first = Subsample.draw(each, normals, random);
            int[] second = Subsample.draw(each, anomalies, random);
            for (int i = 0; i < each; i++) {
                chosen[i] = first[i];
                chosen[each + i] = normals + second[i];
            }
            Arrays.sort(chosen);
            return chosen;
        }

        /** The weights of the drawn rows, scaled to sum to 1, as the grower takes them. */
        private void weigh(int[] drawn) {
            double sum = 0;
            for (int r : drawn) {
                sum += weights[r];
            }
            for (int r : drawn) {
                h[r] = sum > 0 ? weights[r] / sum : 1.0 / drawn.length;
                g[r] = r < normals ? 0 : -h[r];
            }
        }

        /** h(x_i, y_i) of all rows. */
        private double[] right(Trees tree) {
            double[] right = new double[weights.length];
            for (int r = 0; r < right.length; r++) {
                double share = tree.value[tree.leaf(tree.roots[0], rows.values(), r * rows.columns())];
                right[r] = r < normals ? 1 - share : share;
            }
            return right;
        }

        /** With two classes 1/2 (1 - h(x, y) + h(x, not y)) is 1 - h(x, y). */
        private double pseudoLoss(double[] right) {
            double loss = 0;
            for (int r = 0; r < right.length; r++) {
                loss += weights[r] * (1 - right[r]);
            }
            return Math.max(LEAST_LOSS, loss);
        }

        /** Likewise 1/2 (1 + h(x, y) - h(x, not y)) is h(x, y). */
        private void reweigh(double[] right, double logRatio) {
            double sum = 0;
            for (int r = 0; r < right.length; r++) {
                weights[r] *= StrictMath.exp(right[r] * logRatio);
                sum += weights[r];
            }
            for (int r = 0; r < right.length; r++) {
                weights[r] /= sum;
            }
        }

        ModelState state() {
            Trees grown = grown();
            return grown.addTo(new StateBuilder())
                    .figure("known-anomalies", anomalies)
                    .figure("trees", grown.roots.length)
                    .warnIf(
                            grown.areBare(),
                            "no tree was better than chance, so every row scores the same; more known anomalies would help")
                    .build();
        }

        /** All trees, each scaled by its share of the votes. */
        private Trees grown() {
            Trees grown = new Trees();
            if (trees.isEmpty()) {
                grown.plant(0.5);
            }
            double total = 0;
            for (double vote : votes) {
                total += vote;
            }
            for (int t = 0; t < trees.size(); t++) {
                int from = grown.nodes;
                grown.graft(trees.get(t));
                grown.scale(from, votes.get(t) / total);
            }
            return grown;
        }
    }
}
