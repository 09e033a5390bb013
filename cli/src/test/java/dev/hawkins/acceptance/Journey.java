package dev.hawkins.acceptance;

import dev.hawkins.datasets.payments.Payments;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.StreamScorer;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.CsvSource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import dev.hawkins.table.TableSource;
import dev.hawkins.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows to learn from and rows to score, read from where a user would have them.
 *
 * @param history what is fitted on
 * @param news what is scored
 * @param limit of the rows to score, from the beginning
 */
record Journey(Table history, Labelling label, List<String> ignored, TableSource news, int limit) {
    static final String PAYMENTS = "payments";
    static final String NSL_KDD = "nsl-kdd-test";

    private static final int REAL_ROWS = 2_000;

    static Journey of(String name, Path folder) throws IOException {
        return name.equals(PAYMENTS) ? payments(folder) : real(name);
    }

    /** Made-up card payments, columns of every kind: 1,500 ordinary ones, then 500 of which a tenth are anomalies. */
    private static Journey payments(Path folder) throws IOException {
        CsvSource history = write(folder.resolve("history.csv"), Payments.history(1, 1_500));
        CsvSource day = write(folder.resolve("day.csv"), Payments.day(1, 500, 0.1));
        try (TableReader reader = history.open(ReadOptions.defaults())) {
            return new Journey(reader.readAll(), Labelling.of(Payments.LABEL), List.of(), day, 500);
        }
    }

    static CsvSource write(Path file, Table table) throws IOException {
        try (TableWriter writer = TableWriter.to(Files.newOutputStream(file), file.toString())) {
            writer.header(table.schema());
            writer.rows(table);
        }
        return CsvSource.of(file);
    }

    /** The first rows of a real set, fitted on the normal ones among them. */
    private static Journey real(String name) {
        RealData data = RealData.of(name);
        return new Journey(data.head(REAL_ROWS), data.labelling(), data.set().ignored(), data.source(), REAL_ROWS);
    }

    TrainedModel fit(Fitting fitting) {
        return fitting.label(label).ignore(ignored).fit(history);
    }

    /** The rows to score as this model reads them. */
    Table news(TrainedModel model) {
        try (TableReader reader = news.open(model.schema(), ReadOptions.defaults())) {
            return reader.next(limit);
        }
    }

    /** All scores, read from the source and scored in chunks of so many rows. */
    double[] stream(TrainedModel model, int threads, int chunkRows) {
        List<double[]> parts = new ArrayList<>();
        try (TableReader reader = new FirstRows(news.open(model.schema(), ReadOptions.defaults()), limit, chunkRows)) {
            new StreamScorer(model, threads, 0)
                    .score(reader, chunk -> chunk.scores().score(), parts::add);
        }
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
