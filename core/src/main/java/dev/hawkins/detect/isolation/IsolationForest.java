package dev.hawkins.detect.isolation;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;

/**
 * Isolation forest (Liu, Ting and Zhou 2008, doi 10.1109/ICDM.2008.17): random cuts along columns isolate strange rows
 * early. Each tree is grown on {@code sample} rows drawn without replacement; a node cuts a random column that is not
 * constant in it at a uniform place between its smallest and largest value, down to depth {@code ceil(log2 sample)}. With
 * h the depth of the row's leaf plus c(rows in it), the score is {@code 2^(-mean h / c(sample))}, or
 * {@code c(sample) - mean h} in the {@code depth} form.
 *
 * <p>Contributions are exact in the depth: every cut on the row's path credits its column with
 * {@code c(rows above) - 1 - c(rows below)}, which telescopes to {@code c(sample) - h}. The normalised score is
 * {@code 1/2 * 2^((c - mean h) / c)}; its contributions are the mean credits, all times the same factor
 * {@code (score - 1/2) / (c - mean h)}, so that with the base of one half they sum to the score.
 *
 * @param trees number of trees
 * @param sample rows per tree; all of them where there are fewer
 * @param score form of the score
 */
public record IsolationForest(
        @Setting(help = "number of trees", min = 1) int trees,
        @Setting(help = "rows drawn for each tree", min = 2, max = 1_000_000, unit = "rows") int sample,
        @Setting(help = "normalised = 2^(-depth/expected depth), depth = cuts saved") PathScore score)
        implements Detector {
    public IsolationForest {
        Settings.check(IsolationForest.class, trees, sample, score);
    }

    /** The paper's 100 trees of 256 rows. */
    public IsolationForest() {
        this(100, 256, PathScore.NORMALISED);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("iforest", 2);
        int drawn = Math.min(sample, training.rows().rows());
        Forest forest = new Forest(trees);
        TreeGrower grower = new TreeGrower(training.rows(), drawn, limit(drawn), forest);
        RandomStream random = context.random("bootstrap");
        for (int t = 0; t < trees; t++) {
            context.check();
            forest.roots[t] = grower.grow(random.derive("tree " + t));
        }
        context.progress().update(trees, trees, trees + " trees");
        return restore(state(forest.trimmed(), drawn), training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        int drawn = StateBuilder.integer(state, "sample", 1_000_000);
        if (drawn < 2) {
            throw new DetectorException("the number 'sample' must be at least 2 but is " + drawn);
        }
        Forest forest = forest(state, layout.inputs());
        double c = AveragePath.of(drawn);
        int limit = limit(drawn);
        return new StateModel(
                layout,
                score.meaning(c, limit + AveragePath.of(Math.max(0, drawn - limit))),
                score == PathScore.DEPTH,
                score.base(),
                state,
                () -> new ForestScorer(forest, score, c, limit, layout.inputs()));
    }

    /** ceil(log2 n). */
    static int limit(int n) {
        return n < 2 ? 0 : 32 - Integer.numberOfLeadingZeros(n - 1);
    }

    private ModelState state(Forest forest, int drawn) {
        return new StateBuilder()
                .integers("roots", forest.roots)
                .integers("feature", forest.feature)
                .floats("split", forest.split)
                .integers("child", forest.child)
                .doubles("level", forest.level)
                .number("sample", drawn)
                .figure("nodes", forest.nodes)
                .warnIf(
                        Arrays.stream(forest.roots).allMatch(root -> forest.child[root] == root),
                        "no sample had two different rows; every row scores the same")
                .build();
    }

    /** Children beyond the end would be read by a walk, so they are checked here, once. */
    private static Forest forest(ModelState state, int inputs) {
        Forest forest = new Forest(0);
        forest.split = state.floats("split");
        forest.nodes = forest.split.length;
        forest.feature = StateBuilder.integers(state, "feature", forest.nodes, inputs);
        forest.child = StateBuilder.integers(state, "child", forest.nodes, forest.nodes);
        forest.level = state.doubles("level", forest.nodes);
        forest.roots = StateBuilder.integers(state, "roots", state.doubles("roots").length, forest.nodes);
        for (int node = 0; node < forest.nodes; node++) {
            boolean leaf = forest.child[node] == node && forest.split[node] == Float.NEGATIVE_INFINITY;
            if (!leaf && (forest.child[node] <= node || forest.child[node] + 1 >= forest.nodes)) {
                throw new DetectorException(
                        "the tensor 'child' sends node %d to %d".formatted(node, forest.child[node]));
            }
        }
        return forest;
    }
}
