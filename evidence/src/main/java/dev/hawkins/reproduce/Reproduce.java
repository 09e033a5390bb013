package dev.hawkins.reproduce;

import dev.hawkins.chart.Chart;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
        SOURCES.put("few-labels", FewLabels::new);
        SOURCES.put("adbench", AdBench::new);
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
     * @throws IllegalArgumentException if there is no such source, or a line of the file is no cell of it
     */
    public static Reproduce of(String name, Path cells) {
        Reproduction source = source(name);
        CellFile file = CellFile.open(cells);
        demandOwn(name, source, file, cells);
        return new Reproduce(source, file);
    }

    /** Cells of two sources in one file would be lost to both. */
    private static void demandOwn(String name, Reproduction source, CellFile file, Path path) {
        Set<String> tables = new LinkedHashSet<>();
        source.cells(1).forEach(cell -> tables.add(cell.table()));
        for (Cell cell : file.cells()) {
            if (!tables.contains(cell.key().table())) {
                throw new IllegalArgumentException(
                        "%s has a cell of table %s, but %s has the tables %s: is it of another source?"
                                .formatted(path, cell.key().table(), name, String.join("; ", tables)));
            }
        }
    }

    static Reproduction source(String name) {
        if (!SOURCES.containsKey(name)) {
            throw new IllegalArgumentException(
                    "there is no source '%s'; there are %s".formatted(name, String.join(", ", sources())));
        }
        return SOURCES.get(name).get();
    }

    /** What can be measured again. */
    public static List<String> sources() {
        return List.copyOf(SOURCES.keySet());
    }

    /**
     * The names of cells, such as "table 2, mnist 1, abc profile=paper, seed 1": those of so many seeds, of one at least, and those that are finished.
     */
    public List<String> names(int seeds) {
        return Stream.concat(
                        source.cells(Math.max(1, seeds)).stream(),
                        file.cells().stream().map(Cell::key))
                .map(CellKey::toString)
                .toList();
    }

    /**
     * What there is to measure, how much of it is finished, and how long it takes.
     *
     * @param seeds how many runs of everything
     * @param wanted by the name of a cell, see {@link #names}
     */
    public Plan plan(int seeds, Predicate<String> wanted) {
        return Plan.of(
                source.cells(seeds).stream()
                        .filter(cell -> wanted.test(cell.toString()))
                        .toList(),
                file);
    }

    /**
     * Measures what is wanted and not finished yet.
     *
     * @param seeds how many runs of everything; with 0 nothing is measured
     * @param wanted by the name of a cell, see {@link #names}
     * @param progress is told of every cell that is finished
     */
    public void measure(int seeds, Predicate<String> wanted, Consumer<String> progress) {
        measure(source, file, seeds, cell -> wanted.test(cell.toString()), progress);
    }

    /**
     * Published figures beside ours, a line per figure, columns separated by tabs; then footnotes, and verdicts where there are
     * bars.
     *
     * @param wanted by the name of a cell; verdicts are of all
     */
    public String tables(Predicate<String> wanted) {
        List<Cell> shown = file.cells().stream()
                .filter(cell -> wanted.test(cell.key().toString()))
                .toList();
        String verdicts = source.verdicts(file.cells());
        return PublishedTable.of(source, shown, file.cells()) + (verdicts.isEmpty() ? "" : "\n" + verdicts);
    }

    /** Pictures of finished cells as SVG documents, by name without ending; empty where the source has none. */
    public Map<String, String> pictures() {
        Map<String, String> documents = new LinkedHashMap<>();
        source.pictures(file.cells()).forEach((name, svg) -> documents.put(name, Chart.document(svg)));
        return documents;
    }

    static void measure(
            Reproduction source, CellFile file, int seeds, Predicate<CellKey> wanted, Consumer<String> progress) {
        List<CellKey> missing = source.cells(seeds).stream()
                .filter(wanted)
                .filter(cell -> !file.has(cell))
                .toList();
        if (!missing.isEmpty()) {
            file.demandWritable();
        }
        Measuring measuring = new Measuring(missing.size(), progress);
        missing.forEach(cell -> file.append(measuring.measure(source, cell)));
    }
}
