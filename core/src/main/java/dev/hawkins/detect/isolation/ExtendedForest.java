package dev.hawkins.detect.isolation;

import java.util.Arrays;

/**
 * Isolation trees with sloped cuts, in flat arrays. A node sends a row x to {@code child + 1} if
 * {@code normal . x <= offset} and else to {@code child}; a leaf is its own child. {@code level} is as in {@link Forest}. The
 * product is summed in double in the order of the columns.
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
    /** For walks: where a node's normal begins in {@code normals}. */
    int[] slopes;
    /** For walks: the offset of a node's cut; minus infinity at a leaf, so that walking on from it stays there. */
    double[] bound;
    /** For walks where cuts lean on few columns: how many at most, their numbers and slopes, cut by cut; else 0 and empty. */
    private int lean;

    private int[] leanColumns = {};
    private float[] leanSlopes = {};
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

    /** Prepares the finished forest for walks. */
    ExtendedForest ready() {
        slopes = new int[nodes];
        bound = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            slopes[node] = cut[node] * columns;
            bound[node] = isLeaf(node) ? Double.NEGATIVE_INFINITY : offset[cut[node]];
        }
        int most = 0;
        for (int c = 0; c < cuts; c++) {
            most = Math.max(most, leaning(c));
        }
        if (2 * most <= columns) {
            gatherLean(most);
        }
        return this;
    }

    /** How many columns a cut leans on. */
    private int leaning(int c) {
        int count = 0;
        for (int j = 0; j < columns; j++) {
            count += normals[c * columns + j] != 0 ? 1 : 0;
        }
        return count;
    }

    /** Cuts that lean on fewer columns are filled up with slopes of 0. */
    private void gatherLean(int most) {
        lean = Math.max(1, most);
        leanColumns = new int[Math.multiplyExact(cuts, lean)];
        leanSlopes = new float[leanColumns.length];
        for (int c = 0; c < cuts; c++) {
            int to = c * lean;
            for (int j = 0; j < columns; j++) {
                if (normals[c * columns + j] != 0) {
                    leanColumns[to] = j;
                    leanSlopes[to++] = normals[c * columns + j];
                }
            }
        }
    }

    /** Whether every cut leans on so few columns that {@link #leanNext} is quicker. */
    boolean isLean() {
        return lean > 0;
    }

    /** The same as {@link #next}. */
    int leanNext(int node, float[] rows, int from) {
        int first = cut[node] * lean;
        double sum = 0;
        for (int k = first; k < first + lean; k++) {
            sum += (double) leanSlopes[k] * rows[from + leanColumns[k]];
        }
        return sum <= offset[cut[node]] ? child[node] + 1 : child[node];
    }

    /** The child that the row goes to. */
    int next(int node, float[] rows, int from) {
        int normal = cut[node] * columns;
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += (double) normals[normal + j] * rows[from + j];
        }
        return sum <= offset[cut[node]] ? child[node] + 1 : child[node];
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
