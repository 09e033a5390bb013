package dev.hawkins.cli;

import dev.hawkins.generate.RedTeam;
import dev.hawkins.generate.RedTeamReport;
import dev.hawkins.generate.RedTeamReport.Misses;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Model and normal DATA in, what would slip past the model out. */
@Command(
        name = "redteam",
        description = {
            "Make anomalies of normal rows and see which of them a model misses.",
            "",
            "Normal rows are changed in all columns down to one, and what is caught is varied in search of what is not. Any model",
            "will do. Better give rows that it was not fitted on."
        },
        sortOptions = false)
final class RedTeamCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 100_000;

    @Parameters(paramLabel = "MODEL", description = "A model file.")
    private Path modelFile;

    @Mixin
    private NormalOptions normal;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many anomalies, ${DEFAULT-VALUE} by default.")
    private int rows;

    @Option(
            names = "--generator",
            paramLabel = "MODEL",
            description = "A model of arn with the same columns, whose generator makes some of them.")
    private Path generator;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Seed of every random choice, ${DEFAULT-VALUE} by default. The same seed gives the same report.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object instead of a report.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Keep the anomalies that were missed, as made or after the search, as CSV.")
    private Path out;

    @Mixin
    private ThresholdOptions threshold;

    @Mixin
    private ReadingOptions reading;

    private final Console console;

    RedTeamCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (rows < 1 || rows > MOST_ROWS) {
            throw new UsageException("--rows must be from 1 to %d but was %d".formatted(MOST_ROWS, rows));
        }
        Data input = normal.data(console);
        if (input == null) {
            throw new UsageException("redteam needs --normal DATA, the normal rows that anomalies are made of");
        }
        TrainedModel model = threshold.apply(Models.read(modelFile));
        ReadOptions options = reading.options(console::notice);
        try (OutputFile file = out == null ? null : OutputFile.create(out, inputs(input))) {
            NormalOptions.Rows normals = normal.rows(input, model, options);
            RedTeamReport report = run(model, input, normals);
            if (file != null) {
                write(report.misses(), normals, model, file.stream());
                file.commit();
            }
            console.print(json ? JsonText.of(report.toTree()) : new RedTeamReportText(model, report).text());
        }
        return 0;
    }

    private List<Path> inputs(Data input) {
        List<Path> inputs = new ArrayList<>(input.files());
        inputs.add(modelFile);
        if (generator != null) {
            inputs.add(generator);
        }
        return inputs;
    }

    private RedTeamReport run(TrainedModel model, Data input, NormalOptions.Rows normals) {
        try {
            RedTeam team = RedTeam.against(model, normals.table(), seed);
            return maker(team).run(rows);
        } catch (PipelineException e) {
            throw new CliException(input.source().name() + ": " + e.getMessage(), e);
        }
    }

    private RedTeam maker(RedTeam team) {
        if (generator == null) {
            return team;
        }
        TrainedModel maker = Models.read(generator);
        try {
            return team.with(maker);
        } catch (PipelineException e) {
            throw new CliException("--generator %s: %s".formatted(generator, e.getMessage()), e);
        }
    }

    private void write(Misses misses, NormalOptions.Rows normals, TrainedModel model, CheckedOutput target) {
        RowTable table =
                new RowTable(target, out.toString(), model.preparation().schema());
        table.header("from_row", "changed", "values", "hardness", "missed", "score", "p_value");
        for (int r = 0; r < misses.from().length; r++) {
            table.row(
                    misses.table(),
                    r,
                    "" + normals.number(misses.from()[r]),
                    String.join(";", misses.changed().get(r)),
                    misses.tactics().get(r).name().toLowerCase(Locale.ROOT),
                    Figures.exact(misses.hardness()[r]),
                    misses.searched()[r] ? "after search" : "as made",
                    Figures.exact(misses.scores()[r]),
                    Figures.exact(misses.pValues()[r]));
        }
        table.flush();
    }
}
