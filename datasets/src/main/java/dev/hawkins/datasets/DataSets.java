package dev.hawkins.datasets;

import dev.hawkins.table.TableException;
import dev.hawkins.table.TableSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The catalogue of known public data sets. Groups of series have names such as {@code nab/realKnownCause/nyc_taxi},
 * {@code skab/valve1/0} and {@code smap-msl/msl/C-1_test}.
 */
public final class DataSets {
    private static final List<DataSet> ALL = Catalogue.read();
    private static final Map<String, DataSet> BY_NAME = byName();

    private DataSets() {}

    private static Map<String, DataSet> byName() {
        Map<String, DataSet> index = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ALL.forEach(set -> index.put(set.name(), set));
        return index;
    }

    /** Every data set, related ones together. */
    public static List<DataSet> all() {
        return ALL;
    }

    /**
     * The data set of this name, upper or lower case.
     *
     * @throws TableException if there is none, naming those that resemble it
     */
    public static DataSet find(String name) {
        DataSet set = BY_NAME.get(name);
        if (set == null) {
            throw new TableException("there is no data set '%s'; %s".formatted(name, suggestion(name)));
        }
        return set;
    }

    private static String suggestion(String name) {
        String start = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
        String similar = ALL.stream()
                .map(DataSet::name)
                .filter(n -> start.length() > 1 && n.toLowerCase(Locale.ROOT).contains(start))
                .limit(12)
                .collect(Collectors.joining(", "));
        return similar.isEmpty()
                ? "hawkins datasets lists those there are"
                : "perhaps one of %s; hawkins datasets lists all".formatted(similar);
    }

    /**
     * The rows of a data set in the data folder that the environment names.
     *
     * @throws TableException if there is no such set, or its files are not there; the message says how to get them
     */
    public static TableSource source(String name) {
        return source(find(name), DataFolder.ofEnvironment(System.getenv()));
    }

    /** The rows of a data set in a data folder. */
    public static TableSource source(DataSet set, DataFolder folder) {
        return Reading.of(set, folder.locate(set));
    }
}
