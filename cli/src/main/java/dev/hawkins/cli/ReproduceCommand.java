package dev.hawkins.cli;

import dev.hawkins.reproduce.Plan;
import dev.hawkins.reproduce.QuickRun;
import dev.hawkins.reproduce.Reproduce;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A published source in, its tables beside ours out. */
@Command(
        name = "reproduce",
        description = {
            "Measure published tables again and print them beside ours.",
            "",
            "SOURCE is an-cho-2015, abc-2019, abc-2019-in-30-epochs, arn-2021, ff12-2020, anomagram, few-labels, adbench or redteam. "
                    + "Finished cells are kept in a file and not measured again, so a run that was stopped goes on where it was. "
                    + "Fits take one thread."
        },
        sortOptions = false)
final class ReproduceCommand implements Callable<Integer> {
    private static final int SEEDS = 5;

    @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "What to measure again.")
    private String source;

    @Option(names = "--table", paramLabel = "N", description = "This table alone, as the list of cells names it.")
    private String table;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description =
                    "Cells alone in whose name this occurs, such as 'mnist 1' or ' pca '. Given more than once, all must occur.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "Runs of every cell, 5 by default; 0 prints what is there and measures nothing, without SOURCE how long each takes.")
    private Integer seeds;

    @Option(
            names = "--cells",
            paramLabel = "FILE",
            description = "The file of finished cells; by default SOURCE.jsonl in the current folder.")
    private Path cells;

    @Option(
            names = "--quick",
            description =
                    "Measure what SOURCE, or every source, can show in half a minute, and hold it against limits; keeps nothing.")
    private boolean quick;

    @Mixin
    private PictureOptions pictures;

    private final Console console;

    ReproduceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (quick) {
            return callQuick();
        }
        if (source == null) {
            return callPlans();
        }
        int runs = seeds == null ? SEEDS : seeds;
        if (runs < 0) {
            throw new UsageException("seeds must be at least 0 but was " + runs);
        }
        Path file = cells == null ? Path.of(source + ".jsonl") : cells;
        Reproduce tables = UsageException.understood(() -> Reproduce.of(source, file));
        demandCells(tables.names(runs));
        pictures.demandFolder();
        plans(tables, runs).forEach(console::notice);
        tables.measure(runs, this::isWanted, console::notice);
        console.print(aligned(tables.tables(this::isWanted)));
        if (pictures.wanted()) {
            pictures.write(tables.pictures(), console);
        }
        return 0;
    }

    /** What there is to measure of all sources, by the files of finished cells in this folder. */
    private int callPlans() {
        if (table != null || !only.isEmpty() || seeds == null || seeds != 0 || cells != null || pictures.wanted()) {
            throw new UsageException(
                    "reproduce needs SOURCE, or --quick for a little of all, or --seeds 0 alone for how long each takes; there are "
                            + String.join(", ", Reproduce.sources()));
        }
        for (String name : Reproduce.sources()) {
            Reproduce tables = UsageException.understood(() -> Reproduce.of(name, Path.of(name + ".jsonl")));
            plans(tables, 0).forEach(line -> console.print(name + ", " + line + "\n"));
        }
        return 0;
    }

    /** What is asked for, unless it is all there; or, where nothing is to be measured, a first look and the whole. */
    private List<String> plans(Reproduce tables, int runs) {
        List<String> lines = new ArrayList<>();
        for (int n : runs == 0 ? new int[] {1, SEEDS} : new int[] {runs}) {
            Plan plan = tables.plan(n, this::isWanted);
            if (runs == 0 || !plan.isDone()) {
                lines.add("%d %s: %s".formatted(n, n == 1 ? "seed" : "seeds", plan.text()));
            }
        }
        return lines;
    }

    private int callQuick() {
        if (table != null || !only.isEmpty() || seeds != null || cells != null || pictures.wanted()) {
            throw new UsageException(
                    "--quick measures cells of its own and keeps none, so it goes without --table, --only, --seeds, --cells and --pictures");
        }
        List<String> sources = source == null ? Reproduce.sources() : List.of(source);
        QuickRun run = UsageException.understood(() -> QuickRun.of(sources));
        run.measure(console::notice);
        console.print(aligned(run.table()));
        if (!run.holds()) {
            throw new CliException("not all figures lie within their limits; see the lines that say fails");
        }
        return 0;
    }

    /** A word that no cell has is a slip of the pen, not a wish for nothing. */
    private void demandCells(List<String> names) {
        if (names.stream().noneMatch(this::isWanted)) {
            throw new UsageException("no cell of %s is of that --table and --only; they are named such as '%s'"
                    .formatted(source, names.get(0)));
        }
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
