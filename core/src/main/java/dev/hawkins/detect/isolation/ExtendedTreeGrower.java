package dev.hawkins.detect.isolation;

import dev.hawkins.detect.Subsample;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;

/** Grows isolation trees whose cuts are planes of random slope through a random point of the node's bounding box. */
final class ExtendedTreeGrower {
    private final Matrix rows;
    private final int directions;
    private final int limit;
    private final ExtendedForest forest;
    private final int[] order;
    private final float[] low;
    private final float[] high;
    private int[] members;

    ExtendedTreeGrower(Matrix rows, int directions, int limit, ExtendedForest forest) {
        this.rows = rows;
        this.directions = directions;
        this.limit = limit;
        this.forest = forest;
        this.order = new int[rows.columns()];
        this.low = new float[rows.columns()];
        this.high = new float[rows.columns()];
    }

    int grow(int sample, RandomStream random) {
        members = Subsample.draw(sample, rows.rows(), random);
        int root = forest.reserve(1);
        grow(root, 0, sample, 0, random);
        return root;
    }

    private void grow(int node, int from, int to, int depth, RandomStream random) {
        double level = depth + AveragePath.of(to - from);
        if (depth == limit || to - from < 2 || !bound(from, to)) {
            forest.leaf(node, level);
            return;
        }
        float[] normal = slope(random);
        double offset = 0;
        for (int j = 0; j < normal.length; j++) {
            double point = low[j] + random.nextDouble() * ((double) high[j] - low[j]);
            offset += normal[j] * point;
        }
        int child = forest.reserve(2);
        forest.cut(node, normal, offset, child, level);
        int middle = partition(node, from, to);
        grow(child + 1, from, middle, depth + 1, random);
        grow(child, middle, to, depth + 1, random);
    }

    /** Finds the bounding box; false if it is a point. */
    private boolean bound(int from, int to) {
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (int i = from; i < to; i++) {
            int row = members[i] * low.length;
            for (int j = 0; j < low.length; j++) {
                float value = rows.values()[row + j];
                low[j] = value < low[j] ? value : low[j];
                high[j] = value > high[j] ? value : high[j];
            }
        }
        return !Arrays.equals(low, high);
    }

    /** A standard normal number for each chosen column, 0 for the others. Columns that vary in the node are chosen first. */
    private float[] slope(RandomStream random) {
        float[] normal = new float[low.length];
        if (directions == 0 || directions >= low.length) {
            for (int j = 0; j < normal.length; j++) {
                normal[j] = (float) random.nextGaussian();
            }
            return normal;
        }
        int varying = 0;
        for (int j = 0; j < low.length; j++) {
            if (low[j] < high[j]) {
                order[varying++] = j;
            }
        }
        for (int k = 0; k < Math.min(directions, varying); k++) {
            int pick = k + random.nextInt(varying - k);
            int column = order[pick];
            order[pick] = order[k];
            normal[column] = (float) random.nextGaussian();
        }
        return normal;
    }

    private int partition(int node, int from, int to) {
        int middle = from;
        for (int i = from; i < to; i++) {
            int member = members[i];
            if (forest.next(node, rows.values(), member * rows.columns()) == forest.child[node] + 1) {
                members[i] = members[middle];
                members[middle++] = member;
            }
        }
        return middle;
    }
}
