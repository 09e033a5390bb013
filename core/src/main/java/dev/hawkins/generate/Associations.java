package dev.hawkins.generate;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;

/**
 * How the columns of prepared rows go together: the correlation of every two inputs of different columns, 0 where one of them
 * is constant.
 */
final class Associations {
    private final double[][] correlations;
    private final String[] columns;

    private Associations(double[][] correlations, String[] columns) {
        this.correlations = correlations;
        this.columns = columns;
    }

    static Associations of(InputLayout layout, Matrix rows) {
        String[] columns = new String[rows.columns()];
        for (Block block : layout.blocks()) {
            java.util.Arrays.fill(columns, block.from(), block.from() + block.count(), block.column());
        }
        double[][] unit = new double[columns.length][];
        for (int j = 0; j < unit.length; j++) {
            unit[j] = standardised(rows, j);
        }
        double[][] correlations = new double[unit.length][unit.length];
        for (int j = 0; j < unit.length; j++) {
            for (int k = 0; k < j; k++) {
                correlations[j][k] = product(unit[j], unit[k]);
            }
        }
        return new Associations(correlations, columns);
    }

    /** Mean 0 and length 1; zeros if constant. */
    private static double[] standardised(Matrix rows, int input) {
        double[] values = new double[rows.rows()];
        double mean = 0;
        for (int r = 0; r < values.length; r++) {
            values[r] = rows.get(r, input);
            mean += values[r] / values.length;
        }
        double squares = 0;
        for (int r = 0; r < values.length; r++) {
            values[r] -= mean;
            squares += values[r] * values[r];
        }
        double length = Math.sqrt(squares);
        for (int r = 0; r < values.length; r++) {
            values[r] = length < 1e-9 ? 0 : values[r] / length;
        }
        return values;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int r = 0; r < a.length; r++) {
            sum += a[r] * b[r];
        }
        return sum;
    }

    /** Mean absolute difference over all pairs; 0 if there is but one column. */
    double distance(Associations other) {
        double sum = 0;
        int pairs = 0;
        for (int j = 0; j < columns.length; j++) {
            for (int k = 0; k < j; k++) {
                if (!columns[j].equals(columns[k])) {
                    sum += Math.abs(correlations[j][k] - other.correlations[j][k]);
                    pairs++;
                }
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }
}
