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

/**
 * Extended isolation forest (Hariri, Kind and Brunner 2021, doi 10.1109/TKDE.2019.2947676): like {@link IsolationForest},
 * but a node is cut by the plane {@code n . (x - p) <= 0} with a standard normal slope n and a point p uniform in the
 * node's bounding box, so the score has no bands along the axes. A side without rows becomes a leaf, as in the paper. The
 * score is {@code 2^(-mean h / c(sample))} or, in the {@code depth} form, {@code c(sample) - mean h}.
 *
 * <p>A cut belongs to several columns, so the credit {@code c(rows above) - 1 - c(rows below)} of a cut is split among them
 * in proportion to {@code |n_j x_j|}: an approximation, which sums to the score by the same factor as for the plain forest.
 *
 * @param trees number of trees
 * @param sample rows per tree; all of them where there are fewer
 * @param directions columns that a cut leans on; 0 = all, 1 = as in the plain forest
 * @param score form of the score
 */
public record ExtendedIsolationForest(
        @Setting(help = "number of trees", min = 1) int trees,
        @Setting(help = "rows drawn for each tree", min = 2, max = 1_000_000, unit = "rows") int sample,
        @Setting(help = "columns that a cut leans on, 0 = all of them", min = 0) int directions,
        @Setting(help = "normalised = 2^(-depth/expected depth), depth = cuts saved") PathScore score)
        implements Detector {
    public ExtendedIsolationForest {
        Settings.check(ExtendedIsolationForest.class, trees, sample, directions, score);
    }

    /** The paper's 100 trees of 256 rows with slopes in all columns. */
    public ExtendedIsolationForest() {
        this(100, 256, 0, PathScore.NORMALISED);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("extended-iforest", 2);
        int drawn = Math.min(sample, training.rows().rows());
        ExtendedForest forest = new ExtendedForest(trees, training.rows().columns());
        var grower = new ExtendedTreeGrower(training.rows(), directions, IsolationForest.limit(drawn), forest);
        RandomStream random = context.random("bootstrap");
        for (int t = 0; t < trees; t++) {
            context.check();
            forest.roots[t] = grower.grow(drawn, random.derive("tree " + t));
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
        ExtendedForest forest = forest(state, layout.inputs());
        double c = AveragePath.of(drawn);
        int limit = IsolationForest.limit(drawn);
        return new StateModel(
                layout,
                score.meaning(c, limit + AveragePath.of(drawn)),
                false,
                score.base(),
                state,
                () -> new ExtendedForestScorer(forest, score, c));
    }

    private static ModelState state(ExtendedForest forest, int drawn) {
        return new StateBuilder()
                .integers("roots", forest.roots)
                .integers("child", forest.child)
                .integers("cut", forest.cut)
                .doubles("level", forest.level)
                .doubles("offset", forest.offset)
                .floats("normals", forest.normals)
                .number("sample", drawn)
                .figure("nodes", forest.nodes)
                .warnIf(forest.cuts == 0, "no sample had two different rows; every row scores the same")
                .build();
    }

    private static ExtendedForest forest(ModelState state, int inputs) {
        ExtendedForest forest = new ExtendedForest(0, inputs);
        forest.nodes = state.doubles("level").length;
        forest.level = state.doubles("level");
        forest.child = StateBuilder.integers(state, "child", forest.nodes, forest.nodes);
        forest.roots = StateBuilder.integers(state, "roots", state.doubles("roots").length, forest.nodes);
        forest.offset = state.doubles("offset");
        forest.cuts = forest.offset.length;
        forest.cut = StateBuilder.integers(state, "cut", forest.nodes, Math.max(1, forest.cuts));
        forest.normals = state.floats("normals", Math.multiplyExact(forest.cuts, inputs));
        for (int node = 0; node < forest.nodes; node++) {
            if (!forest.isLeaf(node) && (forest.child[node] < node || forest.child[node] + 1 >= forest.nodes)) {
                throw new DetectorException(
                        "the tensor 'child' sends node %d to %d".formatted(node, forest.child[node]));
            }
        }
        return forest.ready();
    }
}
