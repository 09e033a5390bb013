package dev.hawkins.reproduce;

import dev.hawkins.datasets.DataSet;
import dev.hawkins.datasets.DataSets;
import dev.hawkins.reproduce.ArnProblem.Sizes;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The data of ARN with the numbers of rows of its public code. The card payments are the subset that is at hand, 10,521 of
 * 284,315 normal rows, and the DoH sets are not.
 */
record ArnData(Table normal, Table anomalous, Sizes sizes) {
    static final List<String> NAMES = List.of("kdd", "kdd-rev", "kdd-inv", "nsl", "covtype", "creditcard", "bank");

    private static final Set<String> FLOODS = Set.of("smurf", "neptune");

    private static final Map<String, Sizes> SIZES = Map.of(
            "kdd", new Sizes(77_822, 4_864, 9_919, 14_592, 29_756),
            "kdd-rev", new Sizes(81_323, 3_989, 1_094, 11_966, 3_282),
            "kdd-inv", new Sizes(274_006, 31_540, 12_161, 91_197, 36_479),
            "nsl", new Sizes(68_501, 2_157, 2_157, 6_396, 6_396),
            "covtype", new Sizes(444_764, 21_532, 6_265, 64_599, 18_794),
            "creditcard", new Sizes(8_431, 522, 123, 1_568, 369),
            "bank", new Sizes(26_383, 2_551, 580, 7_614, 1_740));

    static ArnData of(String name) {
        Rows rows = rows(name);
        Predicate<String> normal = DataSets.find(set(name)).normal()::contains;
        boolean inverse = name.equals("kdd-inv");
        Predicate<String> kept = name.equals("kdd-rev") ? label -> !FLOODS.contains(label) : label -> true;
        Predicate<String> low = inverse ? normal.negate() : normal;
        return new ArnData(rows.where(low.and(kept)), rows.where(low.negate().and(kept)), SIZES.get(name));
    }

    /** A split of at most so many training rows. */
    ArnProblem problem(int most, long seed) {
        return ArnProblem.of(normal, anomalous, sizes.atMost(most), seed);
    }

    private static String set(String name) {
        return switch (name) {
            case "nsl" -> "nsl-kdd-train";
            case "covtype" -> "covtype";
            case "creditcard" -> "creditcard-subset";
            case "bank" -> "bank-nominal";
            default -> "kdd99-10percent";
        };
    }

    private static Rows rows(String name) {
        Rows rows = read(set(name));
        return name.equals("nsl") ? rows.and("nsl-kdd-test") : rows;
    }

    /** @param table without its label */
    private record Rows(Schema whole, Table table, String[] labels) {
        Table where(Predicate<String> wanted) {
            return chosen(table, r -> wanted.test(labels[r]));
        }

        /** These rows and those of a set of the same columns. */
        Rows and(String set) {
            try (TableReader reader = DataSets.source(set).open(whole, ReadOptions.defaults())) {
                Rows more = rows(DataSets.find(set), reader);
                String[] both = Arrays.copyOf(labels, labels.length + more.labels.length);
                System.arraycopy(more.labels, 0, both, labels.length, more.labels.length);
                return new Rows(whole, Table.concatenate(List.of(table, more.table)), both);
            }
        }
    }

    private static Rows read(String set) {
        try (TableReader reader = DataSets.source(set).open(ReadOptions.defaults())) {
            return rows(DataSets.find(set), reader);
        }
    }

    private static Rows rows(DataSet set, TableReader reader) {
        Table table = reader.readAll();
        List<String> out = new ArrayList<>(set.ignored());
        out.add(set.label());
        return new Rows(table.schema(), table.without(out), DataTables.texts(table, set.label()));
    }

    private static Table chosen(Table table, Predicate<Integer> wanted) {
        int[] chosen = new int[table.rows()];
        int count = 0;
        for (int r = 0; r < chosen.length; r++) {
            if (wanted.test(r)) {
                chosen[count++] = r;
            }
        }
        return table.select(Arrays.copyOf(chosen, count));
    }
}
