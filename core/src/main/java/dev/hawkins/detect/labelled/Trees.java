package dev.hawkins.detect.labelled;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.StateBuilder;
import java.util.Arrays;

/**
 * Decision trees in flat arrays, whose leaves' values add up. A cut sends a row whose input is at most the cut to
 * {@code child}, any other to {@code child + 1}; a leaf is its own child. Inner nodes have values as well: what the tree
 * would say if it ended there, so that every cut on a path is worth a difference.
 */
final class Trees {
    int[] roots = new int[0];
    int[] feature = new int[256];
    float[] cut = new float[256];
    int[] child = new int[256];
    double[] value = new double[256];
    int nodes;

    /** Begins a tree; gives its root, a leaf. */
    int plant(double worth) {
        roots = Arrays.copyOf(roots, roots.length + 1);
        roots[roots.length - 1] = reserve(1);
        leaf(nodes - 1, worth);
        return nodes - 1;
    }

    /** Makes a leaf a cut with two leaves; gives the first of them. */
    int split(int node, int input, float at, double below, double above) {
        int first = reserve(2);
        feature[node] = input;
        cut[node] = at;
        child[node] = first;
        leaf(first, below);
        leaf(first + 1, above);
        return first;
    }

    /** Adds a copy of other trees. */
    void graft(Trees other) {
        int first = reserve(other.nodes);
        int before = roots.length;
        roots = Arrays.copyOf(roots, before + other.roots.length);
        for (int t = 0; t < other.roots.length; t++) {
            roots[before + t] = first + other.roots[t];
        }
        System.arraycopy(other.feature, 0, feature, first, other.nodes);
        System.arraycopy(other.cut, 0, cut, first, other.nodes);
        System.arraycopy(other.value, 0, value, first, other.nodes);
        for (int node = 0; node < other.nodes; node++) {
            child[first + node] = first + other.child[node];
        }
    }

    private void leaf(int node, double worth) {
        child[node] = node;
        value[node] = worth;
    }

    private int reserve(int count) {
        int first = nodes;
        nodes += count;
        if (nodes > child.length) {
            resize(Math.max(nodes, child.length * 2));
        }
        return first;
    }

    private void resize(int length) {
        feature = Arrays.copyOf(feature, length);
        cut = Arrays.copyOf(cut, length);
        child = Arrays.copyOf(child, length);
        value = Arrays.copyOf(value, length);
    }

    /** Multiplies the values of all nodes from this one on. */
    void scale(int from, double factor) {
        for (int node = from; node < nodes; node++) {
            value[node] *= factor;
        }
    }

    boolean isLeaf(int node) {
        return child[node] == node;
    }

    int next(int node, float[] rows, int from) {
        return rows[from + feature[node]] <= cut[node] ? child[node] : child[node] + 1;
    }

    /** The leaf that a row comes to. */
    int leaf(int root, float[] rows, int from) {
        int node = root;
        while (!isLeaf(node)) {
            node = next(node, rows, from);
        }
        return node;
    }

    /** Whether all trees are leaves. */
    boolean areBare() {
        return nodes == roots.length;
    }

    StateBuilder addTo(StateBuilder state) {
        resize(nodes);
        return state.integers("roots", roots)
                .integers("feature", feature)
                .floats("cut", cut)
                .integers("child", child)
                .doubles("value", value);
    }

    /** The trees of a state; children that point backwards or beyond the end would be read by a walk, so they are refused. */
    static Trees of(ModelState state, int inputs) {
        Trees trees = new Trees();
        trees.cut = state.floats("cut");
        trees.nodes = trees.cut.length;
        trees.feature = StateBuilder.integers(state, "feature", trees.nodes, inputs);
        trees.child = StateBuilder.integers(state, "child", trees.nodes, trees.nodes);
        trees.value = state.doubles("value", trees.nodes);
        trees.roots = StateBuilder.integers(state, "roots", state.doubles("roots").length, trees.nodes);
        for (int node = 0; node < trees.nodes; node++) {
            boolean forward = trees.child[node] > node && trees.child[node] + 1 < trees.nodes;
            if (!trees.isLeaf(node) && !forward) {
                throw new DetectorException(
                        "the tensor 'child' sends node %d to %d".formatted(node, trees.child[node]));
            }
        }
        return trees;
    }
}
