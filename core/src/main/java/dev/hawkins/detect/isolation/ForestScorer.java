package dev.hawkins.detect.isolation;

import dev.hawkins.detect.RowScorer;
import java.util.Arrays;

/**
 * Walks rows down the trees. Hot: trees are the outer loop over a small block of rows, so a tree and the block stay in
 * the first-level cache; four rows walk at once, to hide the latency of the loads; every walk takes as many steps as the
 * deepest path, without a branch to mispredict. Each row's depths are added in the order of the trees.
 */
final class ForestScorer extends RowScorer {
    private static final int BLOCK = 64;

    private final Forest forest;
    private final PathScore form;
    private final double c;
    private final int steps;
    private final double[] depths = new double[BLOCK];

    ForestScorer(Forest forest, PathScore form, double c, int steps, int inputs) {
        super(inputs);
        this.forest = forest;
        this.form = form;
        this.c = c;
        this.steps = steps;
    }

    @Override
    public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
        int trees = forest.roots.length;
        for (int first = 0; first < count; first += BLOCK) {
            int block = Math.min(BLOCK, count - first);
            Arrays.fill(depths, 0);
            for (int root : forest.roots) {
                addDepths(root, rows, offset + first * inputs(), block);
            }
            for (int r = 0; r < block; r++) {
                scores[scoresOffset + first + r] = form.of(depths[r] / trees, c);
            }
        }
    }

    private void addDepths(int root, float[] rows, int from, int count) {
        int r = 0;
        for (; r + 4 <= count; r += 4) {
            addFour(root, rows, from + r * inputs(), r);
        }
        for (; r < count; r++) {
            depths[r] += forest.level[leaf(root, rows, from + r * inputs())];
        }
    }

    private void addFour(int root, float[] rows, int row0, int r) {
        int[] feature = forest.feature;
        float[] split = forest.split;
        int[] child = forest.child;
        int row1 = row0 + inputs();
        int row2 = row1 + inputs();
        int row3 = row2 + inputs();
        int n0 = root;
        int n1 = root;
        int n2 = root;
        int n3 = root;
        for (int s = 0; s < steps; s++) {
            n0 = child[n0] + (Float.floatToRawIntBits(rows[row0 + feature[n0]] - split[n0]) >>> 31);
            n1 = child[n1] + (Float.floatToRawIntBits(rows[row1 + feature[n1]] - split[n1]) >>> 31);
            n2 = child[n2] + (Float.floatToRawIntBits(rows[row2 + feature[n2]] - split[n2]) >>> 31);
            n3 = child[n3] + (Float.floatToRawIntBits(rows[row3 + feature[n3]] - split[n3]) >>> 31);
        }
        depths[r] += forest.level[n0];
        depths[r + 1] += forest.level[n1];
        depths[r + 2] += forest.level[n2];
        depths[r + 3] += forest.level[n3];
    }

    private int leaf(int root, float[] rows, int from) {
        int node = root;
        for (int s = 0; s < steps; s++) {
            node = forest.next(node, rows, from);
        }
        return node;
    }

    @Override
    protected double score(float[] rows, int from) {
        double sum = 0;
        for (int root : forest.roots) {
            sum += forest.level[leaf(root, rows, from)];
        }
        return form.of(sum / forest.roots.length, c);
    }

    @Override
    protected double explain(float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
        double sum = 0;
        for (int root : forest.roots) {
            sum += credit(root, rows, from, contributions, to);
        }
        double mean = sum / forest.roots.length;
        double factor = form.perCut(mean, c) / forest.roots.length;
        for (int j = 0; j < inputs(); j++) {
            contributions[to + j] *= factor;
        }
        return form.of(mean, c);
    }

    /** Adds the credits of one path; gives the path length. */
    private double credit(int root, float[] rows, int from, double[] credits, int to) {
        int node = root;
        for (int s = 0; s < steps; s++) {
            int next = forest.next(node, rows, from);
            credits[to + forest.feature[node]] += forest.level[node] - forest.level[next];
            node = next;
        }
        return forest.level[node];
    }
}
