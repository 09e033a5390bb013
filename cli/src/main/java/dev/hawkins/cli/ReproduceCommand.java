package dev.hawkins.cli;

import dev.hawkins.reproduce.Reproduce;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A published source in, its tables beside ours out. */
@Command(
        name = "reproduce",
        description = {
            "Measure published tables again and print them beside ours.",
            "",
            "SOURCE is an-cho-2015, abc-2019, arn-2021, ff12-2020, anomagram or adbench. Finished cells are kept in a file and",
            "not measured again, so a run that was stopped goes on where it was. Fits take one thread."
        },
        sortOptions = false)
final class ReproduceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SOURCE", description = "What to measure again.")
    private String source;

    @Option(names = "--table", paramLabel = "N", description = "This table alone, as the list of cells names it.")
    private String table;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Cells alone in whose name this occurs, such as 'mnist 1' or ' pca '. Can be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Runs of every cell, ${DEFAULT-VALUE} by default; 0 prints what is there and measures nothing.")
    private int seeds;

    @Option(
            names = "--cells",
            paramLabel = "FILE",
            description = "The file of finished cells; by default SOURCE.jsonl in the current folder.")
    private Path cells;

    private final Console console;

    ReproduceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (seeds < 0) {
            throw new UsageException("seeds must be at least 0 but was " + seeds);
        }
        Path file = cells == null ? Path.of(source + ".jsonl") : cells;
        Reproduce tables = UsageException.understood(() -> Reproduce.of(source, file));
        tables.measure(seeds, this::isWanted, console::notice);
        console.print(aligned(tables.tables()));
        return 0;
    }

    private boolean isWanted(String cell) {
        return (table == null || cell.startsWith("table " + table + ","))
                && only.stream().allMatch(cell::contains);
    }

    /** Blocks of lines whose columns are separated by tabs. */
    private static String aligned(String tabbed) {
        StringBuilder text = new StringBuilder();
        for (String block : tabbed.split("\n\n")) {
            List<String> lines = block.lines().toList();
            int columns = lines.get(0).split("\t").length;
            TextTable table = new TextTable("l".repeat(columns));
            lines.forEach(line -> table.row(line.split("\t", columns)));
            text.append(text.isEmpty() ? "" : "\n").append(table.text(""));
        }
        return text.toString();
    }
}
