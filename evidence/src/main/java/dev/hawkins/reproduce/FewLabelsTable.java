package dev.hawkins.reproduce;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.FitContext;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a few labelled anomalies of one kind do for that kind and for another, on sets of ADBench: {@code ae}, {@code abc},
 * {@code vae} and {@code abc-vae} side by side. Per seed, half of the normal rows train and the others test; the anomalies
 * are two kinds by 2-means on their z-scores, of which the larger one is known: so many of its rows are labelled, the rest
 * of it and the other kind test. No set says which kinds its anomalies are of, so the kinds are ours.
 *
 * <p>Arguments: number of labels, number of seeds, names of sets.
 */
public final class FewLabelsTable {
    private static final List<String> METHODS = List.of("ae", "abc", "vae", "abc-vae");
    private static final int MOST_ROWS = 4000;

    private FewLabelsTable() {}

    public static void main(String[] arguments) {
        int labels = Integer.parseInt(arguments[0]);
        int seeds = Integer.parseInt(arguments[1]);
        String[] sets = Arrays.copyOfRange(arguments, 2, arguments.length);
        double[] sums = new double[2 * METHODS.size()];
        System.out.println("set "
                + String.join(
                        " ",
                        METHODS.stream()
                                .map(m -> m + "-known " + m + "-unknown")
                                .toList()));
        for (String set : sets) {
            double[] means = new double[sums.length];
            for (int seed = 1; seed <= seeds; seed++) {
                AbcProblem problem = problem(set, labels, seed);
                for (int m = 0; m < METHODS.size(); m++) {
                    AbcProblem.Aucs aucs = run(METHODS.get(m), problem, seed);
                    means[2 * m] += aucs.known() / seeds;
                    means[2 * m + 1] += aucs.unknown() / seeds;
                }
            }
            print(set, means);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += means[i] / sets.length;
            }
        }
        print("mean", sums);
    }

    private static void print(String name, double[] values) {
        StringBuilder line = new StringBuilder(name);
        for (double value : values) {
            line.append(String.format(Locale.ROOT, " %.4f", value));
        }
        System.out.println(line);
    }

    private static AbcProblem.Aucs run(String method, AbcProblem problem, long seed) {
        Map<String, String> settings = method.equals("ae") ? Map.of("objective", "norm") : Map.of();
        return problem.aucs(Catalogue.get(method).configure(settings).fit(problem.training(), FitContext.of(seed)));
    }

    private static AbcProblem problem(String set, int labels, long seed) {
        Table table = DataTables.read(set);
        int label = table.schema().names().size() - 1;
        RandomStream random = RandomStream.of(seed, "halves");
        int[] order = random.permutation(table.rows());
        int[] normal = Arrays.stream(order)
                .filter(r -> !table.text(r, label).equals("1"))
                .toArray();
        int[] odd = Arrays.stream(order)
                .filter(r -> table.text(r, label).equals("1"))
                .toArray();
        int half = Math.min(MOST_ROWS, normal.length / 2);
        int[] train = Arrays.copyOf(normal, half);
        int[] test = Arrays.copyOfRange(normal, half, Math.min(normal.length, 2 * half));
        Matrix all = standardised(table, label, train);
        Matrix anomalies = all.select(odd);
        boolean[] second = twoMeans(anomalies);
        Matrix known = anomalies.select(where(second, larger(second)));
        return new AbcProblem(
                all.select(train),
                known.select(range(0, Math.min(labels, known.rows() / 2))),
                all.select(test),
                known.select(range(Math.min(labels, known.rows() / 2), known.rows())),
                anomalies.select(where(second, !larger(second))));
    }

    /** z-scores by the mean and standard deviation of the training rows; columns constant there are dropped. */
    private static Matrix standardised(Table table, int label, int[] train) {
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

    /** Which rows belong to the second of two clusters, which begin at the first row and at the one farthest from it. */
    private static boolean[] twoMeans(Matrix rows) {
        double[] a = row(rows, 0);
        double[] b = a;
        for (int r = 1; r < rows.rows(); r++) {
            b = distance(rows, r, a) > distance(b, a) ? row(rows, r) : b;
        }
        boolean[] second = new boolean[rows.rows()];
        for (int round = 0; round < 25; round++) {
            for (int r = 0; r < second.length; r++) {
                second[r] = distance(rows, r, b) < distance(rows, r, a);
            }
            a = mean(rows, second, false, a);
            b = mean(rows, second, true, b);
        }
        return second;
    }

    private static double[] row(Matrix rows, int r) {
        double[] row = new double[rows.columns()];
        Arrays.setAll(row, j -> rows.get(r, j));
        return row;
    }

    private static double distance(Matrix rows, int r, double[] centre) {
        return distance(row(rows, r), centre);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    private static double[] mean(Matrix rows, boolean[] second, boolean wanted, double[] before) {
        int[] members = where(second, wanted);
        double[] mean = new double[before.length];
        for (int r : members) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += rows.get(r, j) / (double) members.length;
            }
        }
        return members.length == 0 ? before : mean;
    }

    private static boolean larger(boolean[] second) {
        return 2 * where(second, true).length > second.length;
    }

    private static int[] where(boolean[] values, boolean wanted) {
        return java.util.stream.IntStream.range(0, values.length)
                .filter(r -> values[r] == wanted)
                .toArray();
    }

    private static int[] range(int from, int to) {
        return java.util.stream.IntStream.range(from, to).toArray();
    }
}
