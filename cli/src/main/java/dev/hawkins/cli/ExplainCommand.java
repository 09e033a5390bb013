package dev.hawkins.cli;

import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One row in, the part of every column in its score out. */
@Command(name = "explain", description = "Say why a row of DATA has its score, column by column.", sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file.")
    private Path modelFile;

    @Parameters(index = "1", arity = "1..*", paramLabel = "DATA", description = "Files, patterns, - or dataset:NAME.")
    private List<String> data;

    @Option(
            names = "--row",
            required = true,
            paramLabel = "N",
            description = "Number of the row, from 1, without header.")
    private long row;

    @Mixin
    private ReasonOptions reasons;

    @Mixin
    private ThresholdOptions threshold;

    @Mixin
    private ReadingOptions reading;

    private final Console console;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (row < 1) {
            throw new UsageException("--row must be at least 1 but was " + row);
        }
        TrainedModel model = reasons.applyOrChoose(threshold.apply(Models.read(modelFile)));
        Data input = Data.of(data, console.in());
        ReadOptions options = reading.options(console::notice);
        Table found = input.row(row, model.schema(), options);
        console.print(new RowReport(model, input.source().name(), row, found).text());
        return 0;
    }
}
