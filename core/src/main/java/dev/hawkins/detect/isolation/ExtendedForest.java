package dev.hawkins.detect.isolation;

import java.util.Arrays;

/**
 * Isolation trees with sloped cuts, in flat arrays. A node sends a row x to {@code child + 1} if
 * {@code normal . x <= offset} and else to {@code child}; a leaf is its own child. {@code level} is as in {@link Forest}. The
 * product is made of four partial sums in double, by column number modulo 4, so that one need not wait for the other.
 */
final class ExtendedForest {
    final int columns;
    int[] roots;
    int[] child = new int[1024];
    /** Which row of {@code normals} a node cuts along; 0 at a leaf, where it is not used. */
    int[] cut = new int[1024];

    double[] level = new double[1024];
    double[] offset = new double[512];
    float[] normals;
    int nodes;
    int cuts;

    ExtendedForest(int trees, int columns) {
        this.roots = new int[trees];
        this.columns = columns;
        this.normals = new float[Math.multiplyExact(512, columns)];
    }

    int reserve(int count) {
        int first = nodes;
        nodes += count;
        if (nodes > child.length) {
            resizeNodes(Math.max(nodes, child.length * 2));
        }
        return first;
    }

    void leaf(int node, double pathLength) {
        child[node] = node;
        cut[node] = 0;
        level[node] = pathLength;
    }

    void cut(int node, float[] normal, double at, int firstChild, double expected) {
        if (cuts == offset.length) {
            resizeCuts(cuts * 2);
        }
        System.arraycopy(normal, 0, normals, cuts * columns, columns);
        offset[cuts] = at;
        cut[node] = cuts++;
        child[node] = firstChild;
        level[node] = expected;
    }

    ExtendedForest trimmed() {
        resizeNodes(nodes);
        resizeCuts(cuts);
        return this;
    }

    boolean isLeaf(int node) {
        return child[node] == node;
    }

    int next(int node, float[] rows, int from) {
        int normal = cut[node] * columns;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= columns; j += 4) {
            s0 += (double) normals[normal + j] * rows[from + j];
            s1 += (double) normals[normal + j + 1] * rows[from + j + 1];
            s2 += (double) normals[normal + j + 2] * rows[from + j + 2];
            s3 += (double) normals[normal + j + 3] * rows[from + j + 3];
        }
        for (; j < columns; j++) {
            s0 += (double) normals[normal + j] * rows[from + j];
        }
        return s0 + s1 + (s2 + s3) <= offset[cut[node]] ? child[node] + 1 : child[node];
    }

    /** Splits a credit among the columns in proportion to |normal_j x_j|. */
    void share(int node, float[] rows, int from, double credit, double[] credits, int to) {
        int normal = cut[node] * columns;
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += Math.abs((double) normals[normal + j] * rows[from + j]);
        }
        for (int j = 0; j < columns; j++) {
            double part = Math.abs((double) normals[normal + j] * rows[from + j]);
            credits[to + j] += sum > 0 ? credit * part / sum : credit / columns;
        }
    }

    private void resizeNodes(int length) {
        child = Arrays.copyOf(child, length);
        cut = Arrays.copyOf(cut, length);
        level = Arrays.copyOf(level, length);
    }

    private void resizeCuts(int length) {
        offset = Arrays.copyOf(offset, length);
        normals = Arrays.copyOf(normals, Math.multiplyExact(length, columns));
    }
}
