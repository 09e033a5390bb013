package dev.hawkins.cli;

import dev.hawkins.generate.GeneratedRows;
import dev.hawkins.generate.Generation;
import dev.hawkins.generate.Realism;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Model in, rows of its making out. */
@Command(
        name = "generate",
        description = {
            "Make rows in the columns of a model: normal rows with a VAE, near misses with arn.",
            "",
            "Behind the columns come from_row, the row of DATA it was made of, changed, the columns that differ from that, outside,",
            "those whose value no training row had the like of, and what the model says: score and p_value."
        },
        sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
    private static final int CHUNK = 1024;

    @Parameters(paramLabel = "MODEL", description = "A model file.")
    private Path modelFile;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many, ${DEFAULT-VALUE} by default.")
    private long rows;

    @Option(
            names = "--near",
            paramLabel = "DATA:ROW",
            description = "Make all rows of, or around, this row of DATA, counted from 1 without header.")
    private String near;

    @Mixin
    private NormalOptions normal;

    @Option(
            names = "--hardness",
            paramLabel = "H",
            description =
                    "Share of its changes taken back from a near miss, from 0 (default) to 1: one change is left.")
    private Double hardness;

    @Option(
            names = "--compare",
            paramLabel = "DATA",
            description = {
                "Tell how much the rows are like those of DATA instead of printing them: near misses like its anomalies, normal rows",
                "like its normal rows, where --label divides it, and like all of it where not. Needs --normal."
            })
    private String compared;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Seed of every random choice, ${DEFAULT-VALUE} by default. The same seed gives the same rows.")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write; standard output by default.")
    private Path out;

    @Mixin
    private ReadingOptions reading;

    private final Console console;

    GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        checkNumbers();
        NamedRow start = near == null ? null : NamedRow.of("--near", near, console);
        Data normals = normal.data(console);
        if (compared != null && normals == null) {
            throw new UsageException("--compare needs --normal DATA, the normal rows that both are compared with");
        }
        Data truth = compared == null ? null : Data.of(List.of(compared), console.in());
        TrainedModel model = Models.read(modelFile);
        Generation generation = generation(model);
        ReadOptions options = reading.options(console::notice);
        NormalOptions.Rows given = normals == null ? null : normal.rows(normals, model, options);
        begin(generation, model, given, start, options);
        IntToLongFunction number = start != null ? row -> start.number() : row -> given.number(row);
        try (OutputFile file = out == null ? null : OutputFile.create(out, inputs(start, normals, truth))) {
            Table made = make(generation, new MadeRows(target(file), model, number));
            if (truth != null) {
                Table like = normal.rows(truth, model, options, generation.makesNearMisses())
                        .table();
                console.print(compare(model, made, like, given.table()));
            }
            if (file != null) {
                file.commit();
            }
        }
        return 0;
    }

    private void checkNumbers() {
        if (rows < 1) {
            throw new UsageException("--rows must be at least 1 but was " + rows);
        }
        if (hardness != null && !(hardness >= 0 && hardness <= 1)) {
            throw new UsageException("--hardness must be from 0 to 1 but was " + Figures.exact(hardness));
        }
    }

    private Generation generation(TrainedModel model) {
        try {
            Generation generation = Generation.of(model, seed);
            return hardness == null ? generation : generation.hardness(hardness);
        } catch (PipelineException e) {
            throw new CliException(modelFile + ": " + e.getMessage(), e);
        }
    }

    private void begin(
            Generation generation, TrainedModel model, NormalOptions.Rows given, NamedRow start, ReadOptions options) {
        if (given != null) {
            generation.around(given.table()).borrowing(given.table());
        }
        if (start != null) {
            generation.around(start.read(model.schema(), options));
        }
        if (generation.startsFromKeptRows()) {
            console.notice("rows are made of the %d normal rows that the model file keeps; --normal DATA gives more"
                    .formatted(model.ordinaryRows().rows()));
        }
    }

    private List<Path> inputs(NamedRow start, Data... data) {
        List<Path> inputs = new ArrayList<>(List.of(modelFile));
        inputs.addAll(start == null ? List.of() : start.data().files());
        for (Data read : data) {
            inputs.addAll(read == null ? List.of() : read.files());
        }
        return inputs;
    }

    private CheckedOutput target(OutputFile file) {
        if (file != null) {
            return file.stream();
        }
        return compared == null ? console.out() : new CheckedOutput(OutputStream.nullOutputStream(), "nothing");
    }

    /** Makes all rows, and returns them if they are to be compared. */
    private Table make(Generation generation, MadeRows written) {
        List<Table> kept = new ArrayList<>();
        for (long left = rows; left > 0; left -= CHUNK) {
            GeneratedRows made = generation.next((int) Math.min(CHUNK, left));
            written.add(made);
            if (compared != null) {
                kept.add(made.table());
            }
        }
        written.flush();
        return kept.isEmpty() ? null : Table.concatenate(kept);
    }

    private String compare(TrainedModel model, Table made, Table like, Table normals) {
        try {
            return new RealismText(Realism.of(model.preparation(), made, like, normals, seed)).text();
        } catch (PipelineException e) {
            throw new CliException("--compare %s: %s".formatted(compared, e.getMessage()), e);
        }
    }
}
