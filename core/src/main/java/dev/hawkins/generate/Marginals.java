package dev.hawkins.generate;

import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** How far apart one column of two tables is. */
final class Marginals {
    private Marginals() {}

    /** The distance of {@link Realism.Column}. A missing number is smaller than all others, a missing category one of its own. */
    static double distance(Table a, Table b, int column) {
        Kind kind = a.schema().column(column).kind();
        return kind == Kind.CATEGORICAL || kind == Kind.BINARY
                ? totalVariation(shares(a, column), shares(b, column))
                : kolmogorovSmirnov(sorted(a.numbers(column)), sorted(b.numbers(column)));
    }

    private static double[] sorted(double[] numbers) {
        double[] sorted = Arrays.stream(numbers)
                .map(x -> Double.isNaN(x) ? Double.NEGATIVE_INFINITY : x)
                .toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    static double kolmogorovSmirnov(double[] a, double[] b) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double x = Math.min(a[i], b[j]);
            while (i < a.length && a[i] == x) {
                i++;
            }
            while (j < b.length && b[j] == x) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }

    private static Map<String, Double> shares(Table table, int column) {
        Map<String, Double> shares = new TreeMap<>();
        for (int r = 0; r < table.rows(); r++) {
            shares.merge(table.text(r, column), 1.0 / table.rows(), Double::sum);
        }
        return shares;
    }

    private static double totalVariation(Map<String, Double> a, Map<String, Double> b) {
        double sum = 0;
        for (Map.Entry<String, Double> entry : a.entrySet()) {
            sum += Math.max(0, entry.getValue() - b.getOrDefault(entry.getKey(), 0.0));
        }
        return Math.min(1, sum);
    }
}
