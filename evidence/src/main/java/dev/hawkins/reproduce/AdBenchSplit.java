package dev.hawkins.reproduce;

import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.generate.Copies;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows of one set, divided by a protocol. Columns are z-scored by the training rows; constant ones are only centred.
 *
 * @param training what is learned from
 * @param test rows to score
 * @param anomaly per test row
 * @param copies test rows that were left out since they are equal to training rows
 */
record AdBenchSplit(Training training, Matrix test, boolean[] anomaly, int copies) {
    private static final int MOST_ROWS = 50_000;
    private static final int FEWEST_ROWS = 1_000;
    private static final double CONSTANT = 1e-20;

    static AdBenchSplit of(double[][] columns, boolean[] anomaly, AdBenchProtocol protocol, long seed) {
        RandomStream random = RandomStream.of(seed, "split");
        int[] rows = drawn(anomaly.length, protocol.isPublished(), random);
        if (!protocol.isOneClass()) {
            return of(columns, anomaly, rows, rows);
        }
        int[] normal = only(rows, r -> !anomaly[r]);
        if (!protocol.isPublished()) {
            random.shuffle(normal);
        }
        int[] training = Arrays.copyOf(normal, normal.length / 2);
        int[] rest = Arrays.copyOfRange(normal, training.length, normal.length);
        int[] test = join(rest, only(rows, r -> anomaly[r]));
        AdBenchSplit split = of(columns, anomaly, training, test);
        return protocol.isPublished() ? split : split.withoutCopies();
    }

    /** All rows in file order, or some in random order; below 1,000 rows with replacement where small sets are filled up. */
    private static int[] drawn(int rows, boolean filled, RandomStream random) {
        if (rows > MOST_ROWS) {
            return Arrays.copyOf(random.permutation(rows), MOST_ROWS);
        }
        return rows < FEWEST_ROWS && filled
                ? IntStream.range(0, FEWEST_ROWS).map(i -> random.nextInt(rows)).toArray()
                : IntStream.range(0, rows).toArray();
    }

    private static int[] only(int[] rows, IntPredicate wanted) {
        return Arrays.stream(rows).filter(wanted).toArray();
    }

    private static int[] join(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    private static AdBenchSplit of(double[][] columns, boolean[] anomaly, int[] training, int[] test) {
        Matrix trained = Matrix.zeros(training.length, columns.length);
        Matrix tested = Matrix.zeros(test.length, columns.length);
        for (int c = 0; c < columns.length; c++) {
            double[] values = columns[c];
            double mean = Arrays.stream(training)
                    .mapToDouble(r -> values[r])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(training)
                    .mapToDouble(r -> (values[r] - mean) * (values[r] - mean))
                    .average()
                    .orElseThrow();
            double sd = variance > CONSTANT ? Math.sqrt(variance) : 1;
            scale(values, mean, sd, training, trained, c);
            scale(values, mean, sd, test, tested, c);
        }
        boolean[] labels = new boolean[test.length];
        for (int i = 0; i < test.length; i++) {
            labels[i] = anomaly[test[i]];
        }
        return new AdBenchSplit(Training.of(trained), tested, labels, 0);
    }

    private static void scale(double[] values, double mean, double sd, int[] rows, Matrix scaled, int column) {
        for (int i = 0; i < rows.length; i++) {
            scaled.values()[i * scaled.columns() + column] = (float) ((values[rows[i]] - mean) / sd);
        }
    }

    private AdBenchSplit withoutCopies() {
        Copies copies = new Copies(training.rows());
        int[] fresh = only(IntStream.range(0, test.rows()).toArray(), r -> !copies.has(test, r));
        boolean[] labels = new boolean[fresh.length];
        for (int i = 0; i < fresh.length; i++) {
            labels[i] = anomaly[fresh[i]];
        }
        return new AdBenchSplit(training, test.select(fresh), labels, test.rows() - fresh.length);
    }

    /** Training and test rows together, as some read a method that is fitted to all rows it scores. */
    Training all() {
        Matrix first = training.rows();
        float[] values = Arrays.copyOf(first.values(), first.values().length + test.values().length);
        System.arraycopy(test.values(), 0, values, first.values().length, test.values().length);
        return Training.of(new Matrix(first.rows() + test.rows(), first.columns(), values));
    }
}
