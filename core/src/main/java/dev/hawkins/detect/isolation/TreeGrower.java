package dev.hawkins.detect.isolation;

import dev.hawkins.detect.Subsample;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;

/** Grows axis-parallel isolation trees, each from a fresh sample; only the sampled rows are touched. */
final class TreeGrower {
    private final Matrix rows;
    private final int sample;
    private final int limit;
    private final Forest forest;
    private final double[] averagePath;
    /** The sampled rows by column: columns x sample. */
    private final float[] byColumn;

    /** The same by row: fetching whole rows first, then turning the small table, halves the time of a fit. */
    private final float[] byRow;

    private final int[] members;
    private final int[] columns;

    TreeGrower(Matrix rows, int sample, int limit, Forest forest) {
        this.rows = rows;
        this.sample = sample;
        this.limit = limit;
        this.forest = forest;
        this.byColumn = new float[Math.multiplyExact(rows.columns(), sample)];
        this.byRow = new float[byColumn.length];
        this.members = new int[sample];
        this.columns = new int[rows.columns()];
        this.averagePath = new double[sample + 1];
        for (int n = 0; n <= sample; n++) {
            averagePath[n] = AveragePath.of(n);
        }
    }

    /** Grows one tree; gives its root. */
    int grow(RandomStream random) {
        int[] drawn = Subsample.draw(sample, rows.rows(), random);
        for (int i = 0; i < sample; i++) {
            members[i] = i;
            System.arraycopy(rows.values(), drawn[i] * columns.length, byRow, i * columns.length, columns.length);
        }
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < sample; i++) {
                byColumn[j * sample + i] = byRow[i * columns.length + j];
            }
        }
        for (int j = 0; j < columns.length; j++) {
            columns[j] = j;
        }
        int root = forest.reserve(1);
        grow(root, 0, sample, 0, columns.length, random);
        return root;
    }

    /**
     * Grows the node of members from .. to-1.
     *
     * @param varying columns beyond this many of {@code columns} are known to be constant in the node
     */
    private void grow(int node, int from, int to, int depth, int varying, RandomStream random) {
        double level = depth + averagePath[to - from];
        if (depth == limit || to - from < 2) {
            forest.leaf(node, level);
            return;
        }
        while (varying > 0) {
            int pick = random.nextInt(varying);
            int column = columns[pick];
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                float value = byColumn[column * sample + members[i]];
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
            if (low < high) {
                float split = between(low, high, random.nextDouble());
                int middle = partition(from, to, column, split);
                int child = forest.reserve(2);
                forest.cut(node, column, split, child, level);
                grow(child + 1, from, middle, depth + 1, varying, random);
                grow(child, middle, to, depth + 1, varying, random);
                return;
            }
            varying--;
            columns[pick] = columns[varying];
            columns[varying] = column;
        }
        forest.leaf(node, level);
    }

    /** Uniform in (low, high], so that both sides of {@code x < split} have rows. */
    private static float between(float low, float high, double u) {
        float split = (float) (high - u * ((double) high - low));
        return split > low ? split : high;
    }

    /** Members below the split first; gives where the others begin. */
    private int partition(int from, int to, int column, float split) {
        int middle = from;
        for (int i = from; i < to; i++) {
            int member = members[i];
            if (byColumn[column * sample + member] < split) {
                members[i] = members[middle];
                members[middle++] = member;
            }
        }
        return middle;
    }
}
