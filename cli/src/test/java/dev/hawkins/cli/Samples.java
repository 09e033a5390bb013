package dev.hawkins.cli;

import dev.hawkins.engine.RandomStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files for tests. */
final class Samples {
    static final String HEADER = "id,amount,fee,country,kind\n";

    private Samples() {}

    /** Payments with an identifier and a label; the last {@code anomalies} rows are of the kind fraud. */
    static Path payments(Path file, int rows, int anomalies) {
        RandomStream random = RandomStream.of(rows, "payments");
        StringBuilder text = new StringBuilder(HEADER);
        for (int r = 0; r < rows; r++) {
            boolean fraud = r >= rows - anomalies;
            int country = random.nextInt(3);
            double amount = fraud ? 5000 : 50 + 10 * country + 5 * random.nextGaussian();
            double fee = amount * 0.02 + 0.1 * random.nextGaussian();
            text.append("p%d,%.2f,%.3f,%s,%s\n"
                    .formatted(
                            r,
                            amount,
                            fee,
                            "GBFRDE".substring(2 * country, 2 * country + 2),
                            fraud ? "fraud" : "normal"));
        }
        return write(file, text.toString());
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model of such payments. */
    static Path model(Path folder) {
        Path history = payments(folder.resolve("history.csv"), 600, 0);
        Path model = folder.resolve("model.hawkins");
        Run run = Run.of("fit", history, "--detector", "pca", "--label", "kind", "--out", model);
        if (run.code() != 0) {
            throw new IllegalStateException(run.err());
        }
        return model;
    }

    /** The names of everything in a folder, in order. */
    static java.util.List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
