package dev.hawkins.reproduce;

import dev.hawkins.datasets.MissingDataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What sources can show in half a minute each: the cells that they declare for it, held against limits. */
public final class QuickRun {
    private final Map<String, Reproduction> sources;
    private final StringBuilder table =
            new StringBuilder("source\ttable\trow\tdetector\tsettings\tfigure\tours\tlimits\tverdict\n");
    private final List<MissingDataException> missing = new ArrayList<>();
    private boolean holds = true;

    QuickRun(Map<String, Reproduction> sources) {
        this.sources = new LinkedHashMap<>(sources);
    }

    /**
     * The quick cells of some sources.
     *
     * @param names some of {@link Reproduce#sources}
     * @throws IllegalArgumentException if there is no such source
     */
    public static QuickRun of(List<String> names) {
        Map<String, Reproduction> sources = new LinkedHashMap<>();
        names.forEach(name -> sources.put(name, Reproduce.source(name)));
        return new QuickRun(sources);
    }

    /**
     * Measures them, on one thread. A source whose data are not here is left out.
     *
     * @param progress is told of every cell that is finished, and of what is left out
     * @throws MissingDataException if that is all of them
     */
    public void measure(Consumer<String> progress) {
        int all = sources.size();
        int cells = sources.values().stream().mapToInt(QuickRun::cells).sum();
        Measuring measuring = new Measuring(cells, progress);
        for (String name : List.copyOf(sources.keySet())) {
            // A source that is done is let go, and with it the data that it has read.
            measure(name, sources.remove(name), measuring, progress);
        }
        if (missing.size() == all) {
            throw missing.get(0);
        }
    }

    private static int cells(Reproduction source) {
        return (int) source.quick().stream().map(QuickCheck::cell).distinct().count();
    }

    private void measure(String name, Reproduction source, Measuring measuring, Consumer<String> progress) {
        try {
            measure(name, source, measuring);
        } catch (MissingDataException e) {
            missing.add(e);
            progress.accept("%s is left out: %s".formatted(name, e.getMessage()));
        }
    }

    private void measure(String name, Reproduction source, Measuring measuring) {
        Map<CellKey, Cell> measured = new HashMap<>();
        for (QuickCheck check : source.quick()) {
            Cell cell = measured.computeIfAbsent(check.cell(), key -> measuring.measure(source, key));
            add(name, check, cell.figures().getOrDefault(check.figure(), Double.NaN));
        }
    }

    private void add(String name, QuickCheck check, double value) {
        CellKey cell = check.cell();
        holds &= check.bar().holds(value);
        table.append(String.join(
                "\t",
                name,
                cell.table(),
                cell.row(),
                cell.detector(),
                cell.settings(),
                check.figure(),
                String.format(Locale.ROOT, "%.4f", value),
                check.bar().toString(),
                check.bar().verdict(value) + "\n"));
    }

    /** A line per figure that was measured, columns separated by tabs. */
    public String table() {
        return table.toString();
    }

    /** Whether all of them lie within their limits. */
    public boolean holds() {
        return holds;
    }
}
