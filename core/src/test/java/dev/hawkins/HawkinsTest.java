package dev.hawkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.explain.Explanation;
import dev.hawkins.pipeline.Scores;
import dev.hawkins.pipeline.TestTables;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HawkinsTest {
    @TempDir
    private Path folder;

    @Test
    void doesWhatTheReadmeShows() throws IOException {
        Path history = write("history.csv", TestTables.payments(600, 0, 1));
        Path today = write("today.csv", TestTables.payments(100, 2, 2));
        Path file = folder.resolve("payments.hawkins");
        StringBuilder printed = new StringBuilder();

        // The README's ten lines.
        Table rows = Hawkins.read(history);
        TrainedModel model = Hawkins.detector("vae").seed(1).falseAlarms(0.01).fit(rows);
        Hawkins.save(model, file);

        TrainedModel loaded = Hawkins.load(file);
        Table newRows = Hawkins.read(today, loaded);
        Scores scores = loaded.score(newRows);
        for (int row : scores.alerts()) {
            Explanation why = loaded.explain(newRows.slice(row, row + 1), 3).get(0);
            printed.append("row %d, p = %.3f: %s%n"
                    .formatted(
                            row + 1, scores.pValue()[row], why.reasons().get(0).text()));
        }

        assertThat(scores.score()).containsExactly(model.score(newRows).score());
        assertThat(scores.alerts()).contains(98, 99);
        assertThat(printed.toString()).contains("row 99, p = 0.008: amount ").contains(", expected ");
    }

    private Path write(String name, Table table) throws IOException {
        Path path = folder.resolve(name);
        try (TableWriter writer = TableWriter.to(Files.newOutputStream(path), name)) {
            writer.header(table.schema());
            writer.rows(table);
        }
        return path;
    }
}
