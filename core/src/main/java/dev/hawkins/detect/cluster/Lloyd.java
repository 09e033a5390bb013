package dev.hawkins.detect.cluster;

import dev.hawkins.detect.FitContext;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** k-means clustering: seeds drawn by k-means++, then Lloyd's iterations. */
final class Lloyd {
    private final Matrix rows;
    private final FitContext context;

    Lloyd(Matrix rows, FitContext context) {
        this.rows = rows;
        this.context = context;
    }

    /** The centres with the smallest sum of squared distances among some restarts; fewer than k where rows coincide. */
    double[][] cluster(int k, int restarts, int iterations, RandomStream random) {
        double[][] best = null;
        double smallest = Double.POSITIVE_INFINITY;
        for (int run = 0; run < restarts; run++) {
            double[][] centres = iterate(seeds(k, random.derive("restart " + run)), iterations);
            double total = Assignment.of(rows, centres, context).total();
            if (best == null || total < smallest) {
                best = centres;
                smallest = total;
            }
            context.progress().update(run + 1, restarts, "start " + (run + 1));
        }
        return best;
    }

    /** k-means++: each further seed is a row drawn with odds of its squared distance to the nearest seed. */
    double[][] seeds(int k, RandomStream random) {
        List<double[]> seeds = new ArrayList<>();
        double[] squared = new double[rows.rows()];
        java.util.Arrays.fill(squared, 1);
        for (int c = 0; c < k; c++) {
            context.check();
            int row = draw(squared, random.nextDouble());
            if (row < 0) {
                break;
            }
            double[] seed = row(row);
            seeds.add(seed);
            for (int r = 0; r < squared.length; r++) {
                double distance = squared(r, seed);
                squared[r] = c == 0 ? distance : Math.min(squared[r], distance);
            }
        }
        return seeds.toArray(double[][]::new);
    }

    private static int draw(double[] weights, double u) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double rest = u * total;
        int last = -1;
        for (int r = 0; r < weights.length; r++) {
            if (weights[r] > 0) {
                last = r;
                rest -= weights[r];
                if (rest < 0) {
                    break;
                }
            }
        }
        return last;
    }

    private double[][] iterate(double[][] centres, int most) {
        double[][] current = centres;
        int[] before = null;
        for (int i = 0; i < most; i++) {
            context.check();
            Assignment assignment = Assignment.of(rows, current, context);
            if (java.util.Arrays.equals(assignment.centre(), before)) {
                break;
            }
            before = assignment.centre();
            current = means(assignment, current);
        }
        return current;
    }

    /** The mean of each centre's rows; a centre without rows stays. */
    private double[][] means(Assignment assignment, double[][] centres) {
        double[][] means = assignment.sums(rows, centres.length);
        int[] sizes = assignment.sizes(centres.length);
        for (int c = 0; c < means.length; c++) {
            if (sizes[c] == 0) {
                means[c] = centres[c];
                continue;
            }
            for (int j = 0; j < means[c].length; j++) {
                means[c][j] /= sizes[c];
            }
        }
        return means;
    }

    private double[] row(int r) {
        double[] row = new double[rows.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = rows.get(r, j);
        }
        return row;
    }

    private double squared(int r, double[] centre) {
        double sum = 0;
        for (int j = 0; j < centre.length; j++) {
            double d = rows.get(r, j) - centre[j];
            sum += d * d;
        }
        return sum;
    }
}
