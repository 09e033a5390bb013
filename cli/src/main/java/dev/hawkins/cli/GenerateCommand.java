package dev.hawkins.cli;

import dev.hawkins.generate.GeneratedRows;
import dev.hawkins.generate.Generation;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
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
        if (rows < 1) {
            throw new UsageException("--rows must be at least 1 but was " + rows);
        }
        if (hardness != null && !(hardness >= 0 && hardness <= 1)) {
            throw new UsageException("--hardness must be from 0 to 1 but was " + Figures.exact(hardness));
        }
        NamedRow start = near == null ? null : NamedRow.of("--near", near, console);
        Data normals = normal.data(console);
        TrainedModel model = Models.read(modelFile);
        Making making = making(model, start, normals);
        if (out == null) {
            write(making, model, console.out());
            return 0;
        }
        try (OutputFile file = OutputFile.create(out, inputs(start, normals))) {
            write(making, model, file.stream());
            file.commit();
        }
        return 0;
    }

    /** @param number says which row of DATA is meant by one of those that the rows are made of */
    private record Making(Generation generation, IntToLongFunction number) {}

    private Making making(TrainedModel model, NamedRow start, Data normals) {
        Generation generation = generation(model);
        ReadOptions options = reading.options(console::notice);
        NormalOptions.Rows rows = normals == null ? null : normal.rows(normals, model, options);
        if (rows != null) {
            generation.around(rows.table()).borrowing(rows.table());
        }
        if (start != null) {
            generation.around(start.read(model.schema(), options));
        }
        if (generation.startsFromKeptRows()) {
            console.notice("rows are made of the %d normal rows that the model file keeps; --normal DATA gives more"
                    .formatted(model.ordinaryRows().rows()));
        }
        return new Making(generation, start != null ? row -> start.number() : row -> rows.number(row));
    }

    private Generation generation(TrainedModel model) {
        try {
            Generation generation = Generation.of(model, seed);
            return hardness == null ? generation : generation.hardness(hardness);
        } catch (PipelineException e) {
            throw new CliException(modelFile + ": " + e.getMessage(), e);
        }
    }

    private List<Path> inputs(NamedRow start, Data normals) {
        List<Path> inputs = new ArrayList<>(List.of(modelFile));
        inputs.addAll(start == null ? List.of() : start.data().files());
        inputs.addAll(normals == null ? List.of() : normals.files());
        return inputs;
    }

    private void write(Making making, TrainedModel model, CheckedOutput target) {
        RowTable table = new RowTable(target, "the output", model.preparation().schema());
        table.header("from_row", "changed", "outside", "score", "p_value");
        for (long left = rows; left > 0; left -= CHUNK) {
            GeneratedRows made = making.generation().next((int) Math.min(CHUNK, left));
            for (int r = 0; r < made.table().rows(); r++) {
                int from = made.from()[r];
                table.row(
                        made.table(),
                        r,
                        from < 0 ? "" : "" + making.number().applyAsLong(from),
                        String.join(";", made.changed().get(r)),
                        String.join(";", made.outside().get(r)),
                        Figures.exact(made.scores().score()[r]),
                        Figures.exact(made.scores().pValue()[r]));
            }
        }
        table.flush();
    }
}
