package dev.hawkins.detect.cluster;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Parallel;
import dev.hawkins.engine.Matrix;

/**
 * Which centre each row is nearest to.
 *
 * @param centre per row
 * @param squared per row, the squared distance to it
 */
record Assignment(int[] centre, double[] squared) {
    private static final int CHUNK = 1024;

    static Assignment of(Matrix rows, double[][] centres, FitContext context) {
        int[] centre = new int[rows.rows()];
        double[] squared = new double[rows.rows()];
        Parallel.run((rows.rows() + CHUNK - 1) / CHUNK, context, () -> {
            Centres search = new Centres(centres, rows.columns());
            return chunk -> {
                int end = Math.min(rows.rows(), (chunk + 1) * CHUNK);
                for (int r = chunk * CHUNK; r < end; r++) {
                    centre[r] = search.nearest(rows.values(), r * rows.columns());
                    squared[r] = search.squared(centre[r]);
                }
            };
        });
        return new Assignment(centre, squared);
    }

    /** The sum of the squared distances, in row order. */
    double total() {
        double sum = 0;
        for (double s : squared) {
            sum += s;
        }
        return sum;
    }

    int[] sizes(int centres) {
        int[] sizes = new int[centres];
        for (int c : centre) {
            sizes[c]++;
        }
        return sizes;
    }

    /** The sum of the rows of each centre. */
    double[][] sums(Matrix rows, int centres) {
        int columns = rows.columns();
        double[][] sums = new double[centres][columns];
        for (int r = 0; r < centre.length; r++) {
            double[] sum = sums[centre[r]];
            for (int j = 0; j < columns; j++) {
                sum[j] += rows.values()[r * columns + j];
            }
        }
        return sums;
    }

    /** The standard deviation of each input around each centre; 0 for a centre without rows. */
    double[][] spread(Matrix rows, double[][] centres) {
        double[][] spread = new double[centres.length][rows.columns()];
        int[] sizes = sizes(centres.length);
        for (int r = 0; r < centre.length; r++) {
            for (int j = 0; j < rows.columns(); j++) {
                double d = rows.get(r, j) - centres[centre[r]][j];
                spread[centre[r]][j] += d * d;
            }
        }
        for (int c = 0; c < centres.length; c++) {
            for (int j = 0; j < rows.columns(); j++) {
                spread[c][j] = Math.sqrt(spread[c][j] / Math.max(1, sizes[c]));
            }
        }
        return spread;
    }
}
