package dev.hawkins.detect.labelled;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Parallel;
import java.util.Arrays;

/**
 * Grows one tree at a time on first and second derivatives g, h of a loss: a leaf is worth {@code -G / (H + lambda)} and a
 * cut gains {@code (G1^2/(H1+lambda) + G2^2/(H2+lambda) - G^2/(H+lambda)) / 2} (Chen and Guestrin 2016, doi
 * 10.1145/2939672.2939785). Sums run over histograms of bins; of two halves the smaller one is counted and the other is what
 * remains of the whole. Of equal gains the first input and the lowest cut win.
 *
 * <p>With {@code g = -w y} and {@code h = w} and lambda 0 it is the classification tree by Gini impurity on weights w, whose
 * leaves are worth the share of y.
 */
final class TreeGrower {
    private static final long WORK_WORTH_THREADS = 2_000_000;
    private static final double LEAST_GAIN = 1e-12;

    private final Bins bins;
    private final int depth;
    private final double lambda;
    private final double minWeight;
    private final double minGain;
    private final FitContext context;
    private final int[] order;
    private final int[] spare;
    private double[] g;
    private double[] h;

    /**
     * @param depth most cuts above a leaf
     * @param minWeight least sum of h in a leaf, above 0
     * @param minGain what a cut must gain
     */
    TreeGrower(Bins bins, int depth, double lambda, double minWeight, double minGain, FitContext context) {
        this.bins = bins;
        this.depth = depth;
        this.lambda = lambda;
        this.minWeight = minWeight;
        this.minGain = minGain;
        this.context = context;
        this.order = new int[bins.rows()];
        this.spare = new int[bins.rows()];
    }

    /** Rows {@code order[from .. to)} of a node, with their sums per input and bin: g at 2 * bin, h behind it. */
    private record Node(int node, int from, int to, double sumG, double sumH, double[][] sums) {}

    private record Cut(int input, int bin, double gain, double g, double h) {
        static final Cut NONE = new Cut(-1, -1, 0, 0, 0);
    }

    /**
     * Adds a tree grown on some rows.
     *
     * @param rows row numbers, ascending
     * @return its root
     */
    int grow(int[] rows, double[] first, double[] second, Trees trees) {
        g = first;
        h = second;
        System.arraycopy(rows, 0, order, 0, rows.length);
        double sumG = 0;
        double sumH = 0;
        for (int row : rows) {
            sumG += g[row];
            sumH += h[row];
        }
        int root = trees.plant(worth(sumG, sumH));
        if (sumH >= 2 * minWeight) {
            split(new Node(root, 0, rows.length, sumG, sumH, count(0, rows.length)), depth, trees);
        }
        return root;
    }

    private double worth(double sumG, double sumH) {
        return sumH + lambda > 0 ? -sumG / (sumH + lambda) : 0;
    }

    private void split(Node node, int levels, Trees trees) {
        Cut cut = best(node);
        if (cut.input < 0) {
            return;
        }
        double restG = node.sumG - cut.g;
        double restH = node.sumH - cut.h;
        float at = bins.ends()[cut.input][cut.bin];
        int first = trees.split(node.node, cut.input, at, worth(cut.g, cut.h), worth(restG, restH));
        if (levels > 1) {
            int middle = partition(node, cut);
            boolean firstIsSmaller = middle - node.from <= node.to - middle;
            double[][] smaller = firstIsSmaller ? count(node.from, middle) : count(middle, node.to);
            double[][] larger = rest(node.sums, smaller);
            double[][] below = firstIsSmaller ? smaller : larger;
            double[][] above = firstIsSmaller ? larger : smaller;
            split(new Node(first, node.from, middle, cut.g, cut.h, below), levels - 1, trees);
            split(new Node(first + 1, middle, node.to, restG, restH, above), levels - 1, trees);
        }
    }

    private Cut best(Node node) {
        Cut best = Cut.NONE;
        for (int j = 0; j < bins.inputs(); j++) {
            best = best(node, j, best);
        }
        return best;
    }

    private Cut best(Node node, int input, Cut before) {
        double[] sums = node.sums[input];
        double whole = node.sumG * node.sumG / (node.sumH + lambda);
        Cut best = before;
        double belowG = 0;
        double belowH = 0;
        for (int b = 0; b < bins.ends()[input].length - 1; b++) {
            belowG += sums[2 * b];
            belowH += sums[2 * b + 1];
            double aboveG = node.sumG - belowG;
            double aboveH = node.sumH - belowH;
            if (belowH >= minWeight && aboveH >= minWeight) {
                double gain = (belowG * belowG / (belowH + lambda) + aboveG * aboveG / (aboveH + lambda) - whole) / 2
                        - minGain;
                if (gain > LEAST_GAIN && gain > best.gain) {
                    best = new Cut(input, b, gain, belowG, belowH);
                }
            }
        }
        return best;
    }

    /** Brings the rows below the cut to the front, both parts ascending; gives where the others begin. */
    private int partition(Node node, Cut cut) {
        byte[] of = bins.of()[cut.input];
        int below = node.from;
        int above = 0;
        for (int i = node.from; i < node.to; i++) {
            int row = order[i];
            if ((of[row] & 255) <= cut.bin) {
                order[below++] = row;
            } else {
                spare[above++] = row;
            }
        }
        System.arraycopy(spare, 0, order, below, above);
        return below;
    }

    private double[][] count(int from, int to) {
        double[][] sums = new double[bins.inputs()][];
        if ((long) (to - from) * bins.inputs() < WORK_WORTH_THREADS) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = count(j, from, to);
            }
        } else {
            Parallel.run(sums.length, context, () -> j -> sums[j] = count(j, from, to));
        }
        return sums;
    }

    /** The hot loop: rows ascend, so g and h are read in order. */
    private double[] count(int input, int from, int to) {
        double[] sums = new double[2 * bins.ends()[input].length];
        byte[] of = bins.of()[input];
        for (int i = from; i < to; i++) {
            int row = order[i];
            int at = 2 * (of[row] & 255);
            sums[at] += g[row];
            sums[at + 1] += h[row];
        }
        return sums;
    }

    private static double[][] rest(double[][] whole, double[][] part) {
        double[][] rest = new double[whole.length][];
        for (int j = 0; j < rest.length; j++) {
            rest[j] = Arrays.copyOf(whole[j], whole[j].length);
            for (int i = 0; i < rest[j].length; i++) {
                rest[j][i] -= part[j][i];
            }
        }
        return rest;
    }
}
