package dev.hawkins.bench.published;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Measures published tables again, one cell after the other, and prints them beside ours.
 *
 * <pre>
 * ./mvnw -pl bench -am package -DskipTests
 * java --add-modules jdk.incubator.vector -cp 'bench/target/classes:bench/target/lib/*' \
 *     dev.hawkins.bench.published.Reproduce an-cho-2015 an-cho.jsonl 3 "table 2"
 * </pre>
 *
 * <p>Arguments: source, file of finished cells, number of seeds, and texts of which each must occur in the name of a cell for
 * it to be measured. Cells that the file has are not measured again; with 0 seeds its table is printed and nothing measured.
 */
public final class Reproduce {
    private static final Map<String, Supplier<Reproduction>> SOURCES = Map.of(
            "abc-2019", Abc::new,
            "abc-2019-in-30-epochs", Abc::inThirtyEpochs,
            "an-cho-2015", AnCho::new,
            "arn-2021", ArnTable::new,
            "anomagram", Anomagram::new,
            "ff12-2020", Ff12::new);

    private Reproduce() {}

    public static void main(String[] arguments) {
        Reproduction source = SOURCES.get(arguments[0]).get();
        CellFile file = CellFile.open(Path.of(arguments[1]));
        List<String> wanted = List.of(arguments).subList(3, arguments.length);
        measure(
                source,
                file,
                Integer.parseInt(arguments[2]),
                cell -> wanted.stream().allMatch(cell.toString()::contains),
                System.err);
        System.out.print(PublishedTable.of(source, file.cells()));
    }

    /** Measures the wanted cells that are not in the file yet, and appends each as soon as it is finished. */
    static void measure(
            Reproduction source, CellFile file, int seeds, Predicate<CellKey> wanted, PrintStream progress) {
        List<CellKey> missing = source.cells(seeds).stream()
                .filter(wanted)
                .filter(cell -> !file.has(cell))
                .toList();
        for (int i = 0; i < missing.size(); i++) {
            long start = System.nanoTime();
            Map<String, Double> figures = source.measure(missing.get(i));
            double seconds = (System.nanoTime() - start) / 1e9;
            file.append(Cell.of(missing.get(i), figures, seconds));
            progress.printf(Locale.ROOT, "%d/%d %s: %.1f s%n", i + 1, missing.size(), missing.get(i), seconds);
        }
    }
}
