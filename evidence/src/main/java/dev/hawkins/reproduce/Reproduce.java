package dev.hawkins.reproduce;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Measures published tables again, one cell after the other, and shows them beside ours. Finished cells are kept in a file as
 * soon as they are there, and not measured again, so that a run that was stopped goes on where it was.
 */
public final class Reproduce {
    private static final Map<String, Supplier<Reproduction>> SOURCES = new LinkedHashMap<>();

    static {
        SOURCES.put("an-cho-2015", AnCho::new);
        SOURCES.put("abc-2019", Abc::new);
        SOURCES.put("abc-2019-in-30-epochs", Abc::inThirtyEpochs);
        SOURCES.put("arn-2021", ArnTable::new);
        SOURCES.put("ff12-2020", Ff12::new);
        SOURCES.put("anomagram", Anomagram::new);
        SOURCES.put("redteam", RedTeamTable::new);
    }

    private final Reproduction source;
    private final CellFile file;

    private Reproduce(Reproduction source, CellFile file) {
        this.source = source;
        this.file = file;
    }

    /**
     * A source and its finished cells.
     *
     * @param name one of {@link #sources}
     * @param cells a file of JSON lines; need not be there
     * @throws IllegalArgumentException if there is no such source, or a line of the file is no cell
     */
    public static Reproduce of(String name, Path cells) {
        if (!SOURCES.containsKey(name)) {
            throw new IllegalArgumentException(
                    "there is no source '%s'; there are %s".formatted(name, String.join(", ", sources())));
        }
        return new Reproduce(SOURCES.get(name).get(), CellFile.open(cells));
    }

    /** What can be measured again. */
    public static List<String> sources() {
        return List.copyOf(SOURCES.keySet());
    }

    /**
     * Measures what is wanted and not finished yet.
     *
     * @param seeds how many runs of everything; with 0 nothing is measured
     * @param wanted by the name of a cell, such as "table 2, mnist 1, abc profile=paper, seed 1"
     * @param progress is told of every cell that is finished
     */
    public void measure(int seeds, Predicate<String> wanted, Consumer<String> progress) {
        measure(source, file, seeds, cell -> wanted.test(cell.toString()), progress);
    }

    /** Published figures beside ours, a line per figure, columns separated by tabs; then verdicts where there are bars. */
    public String tables() {
        String verdicts = source.verdicts(file.cells());
        return PublishedTable.of(source, file.cells()) + (verdicts.isEmpty() ? "" : "\n" + verdicts);
    }

    static void measure(
            Reproduction source, CellFile file, int seeds, Predicate<CellKey> wanted, Consumer<String> progress) {
        List<CellKey> missing = source.cells(seeds).stream()
                .filter(wanted)
                .filter(cell -> !file.has(cell))
                .toList();
        double sum = 0;
        for (int i = 0; i < missing.size(); i++) {
            long start = System.nanoTime();
            Map<String, Double> figures = source.measure(missing.get(i));
            double seconds = (System.nanoTime() - start) / 1e9;
            sum += seconds;
            file.append(Cell.of(missing.get(i), figures, seconds));
            double left = sum / (i + 1) * (missing.size() - i - 1);
            progress.accept(String.format(
                    Locale.ROOT,
                    "%d/%d %s: %.1f s; about %.0f min left",
                    i + 1,
                    missing.size(),
                    missing.get(i),
                    seconds,
                    Math.ceil(left / 60)));
        }
    }
}
