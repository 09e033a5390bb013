package dev.hawkins.cli;

import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** Normal rows beside a model, which keeps none of those it learned from. */
final class NormalOptions {
    /** What fit calls --normal. */
    private static final String VALUES = "--normal-value";

    @Option(
            names = "--normal",
            paramLabel = "DATA",
            description = "Normal rows: a file, a pattern, - or dataset:NAME. Can be repeated.")
    private List<String> data = new ArrayList<>();

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description =
                    "Column of these that says which rows are normal; the others are left out. Data sets bring theirs.")
    private String label;

    @Option(
            names = VALUES,
            paramLabel = "VALUE",
            description = "A value of the label that means normal; by default 0, false and normal. Can be repeated.")
    private List<String> values = new ArrayList<>();

    /**
     * The data that is named, not opened yet; null if none is.
     *
     * @throws UsageException if only what goes with it is
     */
    Data data(Console console) {
        if (data.isEmpty() && (label != null || !values.isEmpty())) {
            throw new UsageException(
                    "%s needs --normal DATA, the rows that it divides".formatted(label != null ? "--label" : VALUES));
        }
        return data.isEmpty() ? null : Data.of(data, console.in());
    }

    /**
     * Normal rows.
     *
     * @param table with the columns of the model
     * @param places where in the data each of them is, from 0
     */
    record Rows(Table table, int[] places) {
        /** The number of a row in the data, from 1. */
        long number(int row) {
            return places[row] + 1L;
        }
    }

    /** All normal rows of the data. */
    Rows rows(Data input, TrainedModel model, ReadOptions options) {
        return rows(input, model, options, false);
    }

    /**
     * All rows of one kind, where the data has a label, and all rows where not.
     *
     * @param anomalies whether those that are not normal
     */
    Rows rows(Data input, TrainedModel model, ReadOptions options, boolean anomalies) {
        Labelling labelling = LabelOptions.labelling(input.set(), label, values, VALUES);
        List<String> keep = labelling == null ? List.of() : List.of(labelling.column());
        try (TableReader reader = input.source().open(model.schemaWith(keep), options.withKeep(keep))) {
            Table all = reader.readAll();
            boolean[] anomaly = labelling == null ? null : labelling.anomalies(labelling.texts(all));
            int[] places = IntStream.range(0, all.rows())
                    .filter(r -> anomaly == null || anomaly[r] == anomalies)
                    .toArray();
            return new Rows(all.columns(model.preparation().columns()).select(places), places);
        } catch (PipelineException e) {
            String reason = e.getMessage().replace("--normal VALUE", VALUES + " VALUE");
            throw new CliException(input.source().name() + ": " + reason, e);
        }
    }
}
