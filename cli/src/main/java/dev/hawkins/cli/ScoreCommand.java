package dev.hawkins.cli;

import dev.hawkins.pipeline.StreamScorer;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.TableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Model and DATA in, one verdict per row out, in input order. */
@Command(name = "score", description = "Score every row of DATA: row, score, p_value, anomaly.", sortOptions = false)
final class ScoreCommand implements Callable<Integer> {
    /** How the results are written. */
    enum Format {
        CSV,
        JSONL;

        /** The format that the user typed, upper or lower case. */
        static Format of(String text) {
            for (Format format : values()) {
                if (format.name().equalsIgnoreCase(text)) {
                    return format;
                }
            }
            throw new CommandLine.TypeConversionException("it must be csv or jsonl but was '%s'".formatted(text));
        }
    }

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file.")
    private Path modelFile;

    @Parameters(index = "1", arity = "1..*", paramLabel = "DATA", description = "Files, patterns, - or dataset:NAME.")
    private List<String> data;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write; standard output by default.")
    private Path out;

    @Option(names = "--format", paramLabel = "csv|jsonl", defaultValue = "csv", description = "csv (default) or jsonl.")
    private Format format;

    @Option(
            names = "--explain",
            paramLabel = "K",
            defaultValue = "0",
            description =
                    "Add the K largest reasons of every row, because_1 to because_K; at most one per column of the"
                            + " model.")
    private int reasons;

    @Option(
            names = "--keep",
            paramLabel = "COLUMN",
            description = "A column of DATA to copy to the results. Can be repeated.")
    private List<String> keep = new ArrayList<>();

    @Mixin
    private ReasonOptions how;

    @Mixin
    private ThresholdOptions threshold;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ThreadOptions threads;

    private final Console console;

    ScoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (reasons < 0) {
            throw new UsageException("--explain must be at least 0 but was " + reasons);
        }
        if (reasons == 0 && how.given()) {
            throw new UsageException("--reasons needs --explain K, the number of reasons per row");
        }
        int threadCount = threads.threads();
        TrainedModel model = how.apply(threshold.apply(Models.read(modelFile)));
        Data input = Data.of(data, console.in());
        ReadOptions options = reading.options(console::notice).withKeep(keep);
        if (out == null) {
            write(model, input, options, threadCount, console.out());
            return 0;
        }
        try (OutputFile file = OutputFile.create(out, inputs(input))) {
            write(model, input, options, threadCount, file.stream());
            file.commit();
        }
        return 0;
    }

    private List<Path> inputs(Data input) {
        List<Path> inputs = new ArrayList<>(input.files());
        inputs.add(modelFile);
        return inputs;
    }

    /** There are no more reasons than columns. */
    private int explained(int columns) {
        if (reasons > columns) {
            console.notice("--explain %s asks for more reasons than the model has columns; each row gets %s"
                    .formatted(Figures.count(reasons), Figures.count(columns)));
        }
        return Math.min(reasons, columns);
    }

    private void tellHowReasonsComeAbout(TrainedModel model) {
        if (reasons > 0 && !model.model().additive()) {
            console.notice("reasons: " + Attribution.of(model));
        }
    }

    private void write(TrainedModel model, Data input, ReadOptions options, int threadCount, CheckedOutput target) {
        int explained = explained(model.preparation().columns().size());
        tellHowReasonsComeAbout(model);
        VerdictFormat rows = format == Format.CSV ? new CsvVerdicts(keep, explained) : new JsonVerdicts(keep);
        try (TableReader reader = input.source().open(model.schemaWith(keep), options)) {
            target.write(rows.header());
            StreamScorer scorer = new StreamScorer(model, threadCount, explained);
            scorer.score(reader, rows::text, target::write);
            scorer.notices().forEach(console::notice);
        }
        target.flush();
    }
}
