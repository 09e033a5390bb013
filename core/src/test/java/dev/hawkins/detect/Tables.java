package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.Arrays;
import java.util.List;

/** Small tables for tests of detectors; all made from the seed they are given. */
public final class Tables {
    /** Three real inputs, one unit input, one binary input and a one-hot block of three values. */
    public static final InputLayout MIXED = new InputLayout(List.of(
            new Block("a", BlockKind.REAL, 0, 1),
            new Block("b", BlockKind.REAL, 1, 1),
            new Block("c", BlockKind.REAL, 2, 1),
            new Block("d", BlockKind.UNIT, 3, 1),
            new Block("e", BlockKind.BINARY, 4, 1),
            new Block("f", BlockKind.ONE_HOT, 5, 3)));

    private Tables() {}

    /** Rows of {@link #MIXED} in which b and c follow a, e follows its sign and f follows d; the last value never occurs. */
    public static Matrix mixed(int rows, long seed) {
        RandomStream random = RandomStream.of(seed, "mixed");
        float[][] data = new float[rows][];
        for (int r = 0; r < rows; r++) {
            double a = random.nextGaussian();
            double d = random.nextDouble();
            data[r] = new float[] {
                (float) a,
                (float) (a + 0.1 * random.nextGaussian()),
                (float) (-a + 0.1 * random.nextGaussian()),
                (float) d,
                a > 0 ? 1 : 0,
                d < 0.5 ? 1 : 0,
                d < 0.5 ? 0 : 1,
                0
            };
        }
        return Matrix.of(data);
    }

    /** A row of {@link #MIXED} that breaks every dependency, and has the value that never occurs. */
    public static float[] oddMixed() {
        return new float[] {3, -3, 3, 0.5f, 0, 0, 0, 1};
    }

    /** Independent standard normal inputs. */
    public static Matrix normal(int rows, int columns, long seed) {
        RandomStream random = RandomStream.of(seed, "normal");
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Matrix(rows, columns, values);
    }

    /** Inputs that are all 0 or 1, most of them 0: many ties. */
    public static Matrix tied(int rows, int columns, long seed) {
        Matrix normal = normal(rows, columns, seed);
        float[] values = normal.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > 1.5 ? 1 : 0;
        }
        return new Matrix(rows, columns, values);
    }

    /** The same row so many times. */
    public static Matrix repeated(int rows, float... row) {
        float[][] data = new float[rows][];
        Arrays.fill(data, row);
        return Matrix.of(data);
    }

    /** The rows of both, a first. */
    public static Matrix append(Matrix a, Matrix b) {
        float[] values = Arrays.copyOf(a.values(), a.values().length + b.values().length);
        System.arraycopy(b.values(), 0, values, a.values().length, b.values().length);
        return new Matrix(a.rows() + b.rows(), a.columns(), values);
    }

    /** A copy with one value changed. */
    public static Matrix with(Matrix rows, int r, int c, float value) {
        float[] values = rows.values().clone();
        values[r * rows.columns() + c] = value;
        return new Matrix(rows.rows(), rows.columns(), values);
    }

    /**
     * Rows that are strange among the given ones: each comes from one of them, with every second input far off. Of rows of
     * {@link #MIXED} shape, copies of {@link #oddMixed} with a little noise.
     */
    public static Matrix oddOnes(Matrix rows, int count) {
        RandomStream random = RandomStream.of(5, "odd");
        float[][] odd = new float[rows.rows() == 0 ? 0 : count][];
        for (int r = 0; r < odd.length; r++) {
            odd[r] = rows.columns() == MIXED.inputs() ? oddMixed() : changed(rows, r % rows.rows());
            odd[r][0] += (float) (0.1 * random.nextGaussian());
        }
        return odd.length == 0 ? Matrix.zeros(0, rows.columns()) : Matrix.of(odd);
    }

    private static float[] changed(Matrix rows, int r) {
        float[] row = Arrays.copyOfRange(rows.values(), r * rows.columns(), (r + 1) * rows.columns());
        for (int j = 0; j < row.length; j += 2) {
            row[j] = 3 - row[j];
        }
        return row;
    }

    /** The share of pairs in which the anomalous score is the higher one, ties counting half: ROC AUC. */
    public static double auc(double[] normal, double[] anomalous) {
        double[] sorted = normal.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double score : anomalous) {
            wins += (below(sorted, score) + below(sorted, Math.nextUp(score))) / 2.0;
        }
        return wins / sorted.length / anomalous.length;
    }

    private static int below(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
