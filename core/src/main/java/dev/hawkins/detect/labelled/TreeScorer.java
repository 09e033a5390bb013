package dev.hawkins.detect.labelled;

import dev.hawkins.detect.RowScorer;

/**
 * The values of the leaves that a row comes to. Every cut on its way credits its input with the difference of
 * the values below and above it; the credits add up to the score minus the values of all roots, exactly.
 */
final class TreeScorer extends RowScorer {
    private final Trees trees;
    private final double highest;

    /** @param highest score that can be; rounding must not lead beyond it */
    TreeScorer(Trees trees, double highest, int inputs) {
        super(inputs);
        this.trees = trees;
        this.highest = highest;
    }

    /** What every row has before its first cut. */
    static double base(Trees trees) {
        double sum = 0;
        for (int root : trees.roots) {
            sum += trees.value[root];
        }
        return sum;
    }

    @Override
    protected double score(float[] rows, int from) {
        double sum = 0;
        for (int root : trees.roots) {
            sum += trees.value[trees.leaf(root, rows, from)];
        }
        return Math.min(sum, highest);
    }

    @Override
    protected double explain(float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
        for (int root : trees.roots) {
            int node = root;
            while (!trees.isLeaf(node)) {
                int next = trees.next(node, rows, from);
                contributions[to + trees.feature[node]] += trees.value[next] - trees.value[node];
                node = next;
            }
        }
        return score(rows, from);
    }
}
