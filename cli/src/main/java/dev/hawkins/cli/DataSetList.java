package dev.hawkins.cli;

import dev.hawkins.datasets.DataFolder;
import dev.hawkins.datasets.DataSet;
import dev.hawkins.datasets.DataSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The known data sets as text.
 *
 * @param here whether only those on this machine are listed
 */
record DataSetList(DataFolder folder, boolean here) {
    private static final String HINT = "\n* on this machine. Use one as dataset:NAME.";

    /** Single sets, then collections, then groups of series in one line each. */
    String grouped() {
        Map<String, List<DataSet>> single = new LinkedHashMap<>();
        Map<String, List<DataSet>> series = new LinkedHashMap<>();
        for (DataSet set : shown(List.of())) {
            int slash = set.name().lastIndexOf('/');
            if (slash < 0) {
                String title = set.name().startsWith("adbench-") ? "ADBench" : "Single sets";
                single.computeIfAbsent(title, t -> new ArrayList<>()).add(set);
            } else {
                series.computeIfAbsent(set.name().substring(0, slash), t -> new ArrayList<>())
                        .add(set);
            }
        }
        StringBuilder text = new StringBuilder();
        single.forEach((title, sets) ->
                text.append(heading(title, sets.size())).append(table(sets)).append('\n'));
        if (!series.isEmpty()) {
            int count = series.values().stream().mapToInt(List::size).sum();
            text.append(heading("Series, in groups", count))
                    .append(groups(series))
                    .append('\n');
        }
        return text.append(
                        "* on this machine. Use one as dataset:NAME; hawkins datasets list nab names the series of a group.\n")
                .toString();
    }

    /** Every set whose name begins with one of these, or all if there are none. */
    String each(List<String> beginnings) {
        List<DataSet> sets = shown(beginnings == null ? List.of() : beginnings);
        if (sets.isEmpty()) {
            throw new CliException(
                    "no data set%s has a name that begins with %s; hawkins datasets lists those there are"
                            .formatted(here ? " on this machine" : "", String.join(" or ", beginnings)));
        }
        return table(sets) + HINT + "\n";
    }

    private List<DataSet> shown(List<String> beginnings) {
        return DataSets.all().stream()
                .filter(set -> !here || folder.has(set))
                .filter(set -> beginnings.isEmpty() || beginnings.stream().anyMatch(start -> begins(set, start)))
                .toList();
    }

    private static boolean begins(DataSet set, String start) {
        return set.name().toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
    }

    private static String heading(String title, int count) {
        return "%s (%d)\n".formatted(title, count);
    }

    private String table(List<DataSet> sets) {
        TextTable table = new TextTable("llrrrl").row("", "name", "rows", "columns", "anomalies", "what");
        for (DataSet set : sets) {
            table.row(
                    folder.has(set) ? "*" : "",
                    set.name(),
                    Figures.count(set.rows()),
                    Figures.count(set.columns()),
                    set.anomalies() < 0 ? "" : Figures.count(set.anomalies()),
                    set.description());
        }
        return table.text("");
    }

    private String groups(Map<String, List<DataSet>> groups) {
        TextTable table = new TextTable("llrrrl").row("", "group", "series", "rows", "columns", "what");
        groups.forEach((name, sets) -> table.row(
                sets.stream().allMatch(folder::has) ? "*" : "",
                sets.size() == 1 ? sets.get(0).name() : name + "/...",
                Figures.count(sets.size()),
                range(sets, DataSet::rows),
                range(sets, DataSet::columns),
                sets.get(0).description()));
        return table.text("");
    }

    private static String range(List<DataSet> sets, ToIntFunction<DataSet> figure) {
        String least = Figures.count(sets.stream().mapToInt(figure).min().orElse(0));
        String most = Figures.count(sets.stream().mapToInt(figure).max().orElse(0));
        return least.equals(most) ? least : least + " to " + most;
    }
}
