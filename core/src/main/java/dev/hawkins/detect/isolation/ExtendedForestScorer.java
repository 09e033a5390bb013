package dev.hawkins.detect.isolation;

import dev.hawkins.detect.RowScorer;
import java.util.Arrays;

/**
 * Walks rows down trees of sloped cuts. Hot: trees are the outer loop over a block of rows, so a tree's slopes are read from
 * far memory once per block. Where cuts lean on all columns, four rows walk at once, to hide the latency of their sums, and of
 * rows whose values are mostly 0, as those of categories are, only the others are multiplied; where cuts lean on few columns,
 * only those are. A product with 0 changes no sum, so both give what {@link ExtendedForest#next} does, to the last bit. Each
 * row's depths are added in the order of the trees.
 */
final class ExtendedForestScorer extends RowScorer {
    private static final int BLOCK = 256;
    private static final int LANES = 4;

    private final ExtendedForest forest;
    private final PathScore form;
    private final double c;
    private final double[] depths = new double[BLOCK];
    /** Columns and values of the rows of each group of four that are not all 0, column by column, four values each. */
    private final int[] columns;

    private final double[] values;
    /** Where each group begins in {@code columns}; its values begin at four times that. */
    private final int[] groups = new int[BLOCK / LANES + 1];

    ExtendedForestScorer(ExtendedForest forest, PathScore form, double c) {
        super(forest.columns);
        this.forest = forest;
        this.form = form;
        this.c = c;
        this.columns = new int[Math.multiplyExact(BLOCK / LANES, forest.columns)];
        this.values = new double[Math.multiplyExact(BLOCK, forest.columns)];
    }

    @Override
    public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
        for (int first = 0; first < count; first += BLOCK) {
            int block = Math.min(BLOCK, count - first);
            Arrays.fill(depths, 0);
            if (forest.isLean()) {
                walkOneByOne(rows, offset + first * inputs(), block);
            } else {
                walkByFours(rows, offset + first * inputs(), block);
            }
            for (int r = 0; r < block; r++) {
                scores[scoresOffset + first + r] = form.of(depths[r] / forest.roots.length, c);
            }
        }
    }

    private void walkOneByOne(float[] rows, int from, int count) {
        for (int root : forest.roots) {
            for (int r = 0; r < count; r++) {
                int node = root;
                while (!forest.isLeaf(node)) {
                    node = forest.leanNext(node, rows, from + r * inputs());
                }
                depths[r] += forest.level[node];
            }
        }
    }

    private void walkByFours(float[] rows, int from, int count) {
        gather(rows, from, count);
        for (int root : forest.roots) {
            for (int group = 0; group * LANES < count; group++) {
                addFour(root, group);
            }
        }
    }

    /** Puts the rows of a block side by side, four by four; rows that lack in the last four are of zeros. */
    private void gather(float[] rows, int from, int count) {
        int used = 0;
        for (int r = 0; r < count; r += LANES) {
            int lanes = Math.min(LANES, count - r);
            for (int j = 0; j < inputs(); j++) {
                int to = used * LANES;
                boolean any = false;
                for (int lane = 0; lane < LANES; lane++) {
                    values[to + lane] = lane < lanes ? rows[from + (r + lane) * inputs() + j] : 0;
                    any |= values[to + lane] != 0;
                }
                columns[used] = j;
                used += any ? 1 : 0;
            }
            groups[r / LANES + 1] = used;
        }
    }

    private void addFour(int root, int group) {
        int[] child = forest.child;
        int[] slopes = forest.slopes;
        double[] bound = forest.bound;
        float[] normals = forest.normals;
        int from = groups[group];
        int to = groups[group + 1];
        int n0 = root;
        int n1 = root;
        int n2 = root;
        int n3 = root;
        boolean walking = true;
        while (walking) {
            int a0 = slopes[n0];
            int a1 = slopes[n1];
            int a2 = slopes[n2];
            int a3 = slopes[n3];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int k = from, v = from * LANES; k < to; k++, v += LANES) {
                int j = columns[k];
                s0 += normals[a0 + j] * values[v];
                s1 += normals[a1 + j] * values[v + 1];
                s2 += normals[a2 + j] * values[v + 2];
                s3 += normals[a3 + j] * values[v + 3];
            }
            int m0 = child[n0] + (s0 <= bound[n0] ? 1 : 0);
            int m1 = child[n1] + (s1 <= bound[n1] ? 1 : 0);
            int m2 = child[n2] + (s2 <= bound[n2] ? 1 : 0);
            int m3 = child[n3] + (s3 <= bound[n3] ? 1 : 0);
            walking = m0 != n0 || m1 != n1 || m2 != n2 || m3 != n3;
            n0 = m0;
            n1 = m1;
            n2 = m2;
            n3 = m3;
        }
        int r = group * LANES;
        depths[r] += forest.level[n0];
        depths[r + 1] += forest.level[n1];
        depths[r + 2] += forest.level[n2];
        depths[r + 3] += forest.level[n3];
    }

    @Override
    protected double score(float[] rows, int from) {
        double[] score = new double[1];
        score(rows, from, 1, score, 0);
        return score[0];
    }

    @Override
    protected double explain(float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
        double sum = 0;
        for (int root : forest.roots) {
            int node = root;
            while (!forest.isLeaf(node)) {
                int next = forest.next(node, rows, from);
                double credit = forest.level[node] - forest.level[next];
                forest.share(node, rows, from, credit, contributions, to);
                node = next;
            }
            sum += forest.level[node];
        }
        double mean = sum / forest.roots.length;
        double factor = form.perCut(mean, c) / forest.roots.length;
        for (int j = 0; j < inputs(); j++) {
            contributions[to + j] *= factor;
        }
        return form.of(mean, c);
    }
}
