package dev.hawkins.cli;

import dev.hawkins.Hawkins;
import dev.hawkins.datasets.payments.Payments;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.CsvSource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import dev.hawkins.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole journey on made-up card payments, and how to make it with one's own. */
@Command(
        name = "demo",
        description = "Make a history of card payments, learn it, and find what is wrong with a new day.",
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    static final String DETECTOR = "vae";
    static final double FALSE_ALARMS = 0.01;

    private static final int HISTORY_ROWS = 20_000;
    private static final int DAY_ROWS = 1_000;
    private static final double ANOMALY_SHARE = 0.05;

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            defaultValue = "hawkins-demo",
            description = "Where the files go, ${DEFAULT-VALUE} by default.")
    private Path folder;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the payments and the fit.")
    private long seed;

    @Mixin
    private ThreadOptions threads;

    private final Console console;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int threadCount = threads.threads();
        createFolder();
        Path history = folder.resolve("history.csv");
        Path today = folder.resolve("today.csv");
        Path modelFile = folder.resolve("payments.hawkins");
        write(Payments.history(seed, HISTORY_ROWS).without(List.of(Payments.LABEL)), history);
        write(Payments.day(seed, DAY_ROWS, ANOMALY_SHARE), today);
        DemoReport report = new DemoReport(history, today, modelFile, FALSE_ALARMS);
        console.print(report.introduction(HISTORY_ROWS, DAY_ROWS));

        long start = System.nanoTime();
        TrainedModel model = fit(history, threadCount);
        try (OutputFile file = OutputFile.create(modelFile)) {
            Models.write(model, file);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        console.print(report.findings(Models.read(modelFile), read(model, today), seconds));
        return 0;
    }

    private void createFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CliException("cannot create the folder %s: %s".formatted(folder, Reasons.of(e)), e);
        }
    }

    private static void write(Table table, Path path) {
        try (OutputFile file = OutputFile.create(path)) {
            TableWriter writer = TableWriter.to(file.stream(), path.toString());
            writer.header(table.schema());
            writer.rows(table);
            writer.flush();
            file.commit();
        }
    }

    private TrainedModel fit(Path history, int threadCount) {
        try (TableReader reader =
                        CsvSource.of(history).open(ReadOptions.defaults().withNotices(console::notice));
                FitProgress progress = new FitProgress(console, DETECTOR)) {
            return Hawkins.detector(DETECTOR)
                    .seed(seed)
                    .threads(threadCount)
                    .falseAlarms(FALSE_ALARMS)
                    .sources(List.of(history.toString()))
                    .notices(console::notice)
                    .progress(progress)
                    .fit(reader.readAll());
        }
    }

    /** The new day with the kinds of its anomalies, which no model has seen. */
    private static Table read(TrainedModel model, Path today) {
        ReadOptions options = ReadOptions.defaults().withKeep(List.of(Payments.LABEL));
        try (TableReader reader = CsvSource.of(today).open(model.schema(), options)) {
            return reader.readAll();
        }
    }
}
