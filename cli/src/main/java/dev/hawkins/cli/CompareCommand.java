package dev.hawkins.cli;

import dev.hawkins.arena.Arena;
import dev.hawkins.arena.ArenaException;
import dev.hawkins.arena.Entrant;
import dev.hawkins.arena.Outcome;
import dev.hawkins.arena.Protocol;
import dev.hawkins.arena.report.Page;
import dev.hawkins.detect.FitContext;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Labelled DATA and some detectors in, which of them to trust out. */
@Command(
        name = "compare",
        description = "Compare detectors on labelled DATA, by rows that none of them has seen.",
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DATA", description = "Files, patterns, - or dataset:NAME.")
    private List<String> data;

    @Mixin
    private LabelOptions label;

    @Option(
            names = "--detectors",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "Two or more, with commas between; NAME:KEY=VALUE;KEY=VALUE changes settings.")
    private List<String> detectors;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            defaultValue = "one-class",
            description =
                    "one-class: learn from normal rows (default); unsupervised: from all rows, nobody says which are normal.")
    private String protocol;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often the rows are divided anew, ${DEFAULT-VALUE} by default.")
    private int seeds;

    @Option(
            names = "--training-share",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "Share of the rows to learn from, ${DEFAULT-VALUE} by default; the others are judged.")
    private double trainingShare;

    @Option(
            names = "--labelled",
            paramLabel = "N",
            defaultValue = "0",
            description = "Labelled anomalies given to detectors that use them, none by default.")
    private int labelled;

    @Option(
            names = "--known",
            paramLabel = "KIND",
            description =
                    "A value of the label that labelled anomalies have; by default the most frequent. Can be repeated.")
    private List<String> known = new ArrayList<>();

    @Option(names = "--ignore", paramLabel = "COLUMN", description = "A column that is no input. Can be repeated.")
    private List<String> ignored = new ArrayList<>();

    @Option(names = "--report", paramLabel = "FILE.html", description = "Write a page with curves and tables.")
    private Path report;

    @Mixin
    private PictureOptions pictures;

    @Mixin
    private ScalingOptions scaling;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ThreadOptions threads;

    private final Console console;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Protocol how = UsageException.understood(this::protocol);
        List<Entrant> entrants = UsageException.understood(() -> Entrant.all(detectors));
        Data input = Data.of(data, console.in());
        Labelling labelling = label.labelling(input.set());
        if (labelling == null) {
            throw new UsageException("compare needs --label COLUMN, the column that says which rows are normal");
        }
        try (OutputFile page = report == null ? null : OutputFile.create("--report", report, input.files())) {
            pictures.demandFolder();
            Outcome outcome = run(how, entrants, input, labelling);
            tell(outcome);
            if (page != null) {
                page.finish(Page.of(String.join(", ", input.names()), outcome));
                console.notice("wrote " + report);
            }
            if (pictures.wanted()) {
                pictures.write(Page.pictures(outcome), console);
            }
        }
        return 0;
    }

    private void tell(Outcome outcome) {
        outcome.withdrawn()
                .forEach((name, reason) -> console.notice("%s could not take part: %s".formatted(name, reason)));
        if (outcome.entrants().isEmpty()) {
            throw new CliException("no detector could take part");
        }
        console.print(new StandingsReport(outcome).text());
    }

    private Protocol protocol() {
        for (Protocol.Rows rows : Protocol.Rows.values()) {
            if (rows.text().equals(protocol)) {
                return new Protocol(rows, seeds, trainingShare, labelled, known);
            }
        }
        throw new ArenaException("there is no protocol '%s'; there are one-class and unsupervised".formatted(protocol));
    }

    private Outcome run(Protocol how, List<Entrant> entrants, Data input, Labelling labelling) {
        List<String> out = new ArrayList<>(input.ignored());
        out.addAll(ignored);
        Table table = input.read(reading.options(console::notice));
        try (Watcher watcher = new Watcher(console)) {
            return new Arena(how, scaling.settings(), out, threads.threads(), watcher).run(table, labelling, entrants);
        } catch (PipelineException | TableException | ArenaException e) {
            throw new CliException(input.source().name() + ": " + e.getMessage(), e);
        }
    }

    /** Says which bout is on, and how far its fit is. */
    private static final class Watcher implements Arena.Listener, AutoCloseable {
        private final Console console;
        private FitProgress progress;

        Watcher(Console console) {
            this.console = console;
        }

        @Override
        public void bout(int done, int total, String entrant, long seed) {
            close();
            progress = new FitProgress(console, "%d/%d %s".formatted(done + 1, total, entrant));
        }

        @Override
        public FitContext.Progress progress() {
            return progress;
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
            }
        }
    }
}
