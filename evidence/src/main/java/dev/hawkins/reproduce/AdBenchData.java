package dev.hawkins.reproduce;

import dev.hawkins.datasets.DataSet;
import dev.hawkins.datasets.DataSets;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The ADBench sets, read one at a time: the last one and its last division are kept. */
final class AdBenchData {
    private static final String PREFIX = "adbench-";

    /** Which division: sets, protocols and seeds come one after the other, each for many detectors. */
    private record Division(String set, AdBenchProtocol protocol, long seed) {}

    private String name = "";
    private double[][] columns;
    private boolean[] anomaly;
    private Division division;
    private AdBenchSplit split;

    /** The names of all sets, in the order of the catalogue. */
    static List<String> names() {
        return DataSets.all().stream()
                .map(DataSet::name)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .toList();
    }

    /** How many rows a set has. */
    static long rows(String set) {
        return DataSets.find(PREFIX + set).rows();
    }

    /** The rows of a set, divided. */
    AdBenchSplit split(String set, AdBenchProtocol protocol, long seed) {
        Division wanted = new Division(set, protocol, seed);
        if (!wanted.equals(division)) {
            read(set);
            split = AdBenchSplit.of(columns, anomaly, protocol, seed);
            division = wanted;
        }
        return split;
    }

    private void read(String set) {
        if (set.equals(name)) {
            return;
        }
        Table table = DataTables.read(PREFIX + set);
        int label = table.schema().indexOf(DataSets.find(PREFIX + set).label());
        columns = IntStream.range(0, table.schema().size())
                .filter(c -> c != label)
                .mapToObj(c -> numbers(table, c))
                .toArray(double[][]::new);
        double[] labels = numbers(table, label);
        anomaly = new boolean[labels.length];
        for (int r = 0; r < labels.length; r++) {
            anomaly[r] = labels[r] != 0;
        }
        name = set;
    }

    private static double[] numbers(Table table, int column) {
        if (table.values(column) instanceof Table.Numbers numbers) {
            return numbers.values();
        }
        double[] values = new double[table.rows()];
        Arrays.setAll(values, r -> Double.parseDouble(table.text(r, column)));
        return values;
    }
}
