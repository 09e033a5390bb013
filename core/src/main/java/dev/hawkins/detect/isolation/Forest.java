package dev.hawkins.detect.isolation;

import java.util.Arrays;

/**
 * Isolation trees in flat arrays. A cut sends a row whose value is below the split to {@code child + 1} and any other to
 * {@code child}. A leaf is its own child with a split of minus infinity, so walking on from it stays there.
 *
 * <p>{@code level} is the depth of a node plus the mean depth c(rows) of a tree below it: at a leaf it is the path length
 * h, at the root c(sample). The credit of a cut is what the level falls by along it; the credits of a path telescope to
 * c(sample) - h.
 */
final class Forest {
    int[] roots;
    int[] feature = new int[1024];
    float[] split = new float[1024];
    int[] child = new int[1024];
    double[] level = new double[1024];
    int nodes;

    Forest(int trees) {
        roots = new int[trees];
    }

    /** Room for so many neighbouring nodes; gives the first. */
    int reserve(int count) {
        int first = nodes;
        nodes += count;
        if (nodes > child.length) {
            resize(Math.max(nodes, child.length * 2));
        }
        return first;
    }

    void leaf(int node, double pathLength) {
        feature[node] = 0;
        split[node] = Float.NEGATIVE_INFINITY;
        child[node] = node;
        level[node] = pathLength;
    }

    void cut(int node, int column, float value, int firstChild, double expected) {
        feature[node] = column;
        split[node] = value;
        child[node] = firstChild;
        level[node] = expected;
    }

    /** Gives back unused room. */
    Forest trimmed() {
        resize(nodes);
        return this;
    }

    /** The child that the row goes to. */
    int next(int node, float[] rows, int from) {
        return child[node] + (Float.floatToRawIntBits(rows[from + feature[node]] - split[node]) >>> 31);
    }

    private void resize(int length) {
        feature = Arrays.copyOf(feature, length);
        split = Arrays.copyOf(split, length);
        child = Arrays.copyOf(child, length);
        level = Arrays.copyOf(level, length);
    }
}
