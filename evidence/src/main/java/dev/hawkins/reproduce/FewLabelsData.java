package dev.hawkins.reproduce;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A set of ADBench, divided by seed: half of its normal rows train, at most {@value #MOST_ROWS}, and as many others test. No set
 * says which kinds its anomalies are of, so the kinds are ours: {@link TwoMeans} of their z-scores, of which the larger is
 * known. Some of its rows are labelled; the rest of it and the other kind test.
 *
 * @param set its name
 * @param table its rows, the label in the last column
 */
record FewLabelsData(String set, Table table) {
    private static final int MOST_ROWS = 4000;

    static FewLabelsData read(String set) {
        return new FewLabelsData(set, DataTables.read("adbench-" + set));
    }

    AbcProblem problem(int labels, long seed) {
        int label = table.schema().size() - 1;
        int[] order = RandomStream.of(seed, "halves").permutation(table.rows());
        int[] normal = where(order, label, false);
        int half = Math.min(MOST_ROWS, normal.length / 2);
        int[] train = Arrays.copyOf(normal, half);
        int[] test = Arrays.copyOfRange(normal, half, 2 * half);
        Matrix all = standardised(label, train);
        TwoMeans kinds = TwoMeans.of(all.select(where(order, label, true)));
        Matrix known = kinds.larger();
        int labelled = Math.min(labels, known.rows() / 2);
        return new AbcProblem(
                all.select(train),
                known.select(IntStream.range(0, labelled).toArray()),
                all.select(test),
                known.select(IntStream.range(labelled, known.rows()).toArray()),
                kinds.smaller());
    }

    private int[] where(int[] order, int label, boolean anomalous) {
        return Arrays.stream(order)
                .filter(r -> table.text(r, label).equals("1") == anomalous)
                .toArray();
    }

    /** z-scores by the mean and standard deviation of the training rows; columns constant there are dropped. */
    private Matrix standardised(int label, int[] train) {
        List<float[]> columns = new ArrayList<>();
        for (int c = 0; c < label; c++) {
            float[] x = AbcData.numbers(table, c);
            double mean = Arrays.stream(train).mapToDouble(r -> x[r]).average().orElseThrow();
            double variance = Arrays.stream(train)
                    .mapToDouble(r -> (x[r] - mean) * (x[r] - mean))
                    .average()
                    .orElseThrow();
            if (variance > 1e-12) {
                for (int r = 0; r < x.length; r++) {
                    x[r] = (float) ((x[r] - mean) / Math.sqrt(variance));
                }
                columns.add(x);
            }
        }
        return AbcData.rows(columns, table.rows());
    }
}
