package dev.hawkins;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.store.ModelFile;
import dev.hawkins.table.CsvSource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The way in: the usual journey in a few calls, each of which stands for one object of the rooms behind it. */
public final class Hawkins {
    private Hawkins() {}

    /**
     * Reads a CSV file, plain or gzipped, finding out what its columns are.
     *
     * @throws dev.hawkins.table.TableException if it cannot be read or breaks a rule; the message names file, line and column
     */
    public static Table read(Path file) {
        try (TableReader reader = CsvSource.of(file).open(ReadOptions.defaults())) {
            return reader.readAll();
        }
    }

    /**
     * Reads a CSV file to be scored by a model: its columns, found by name, with the kinds they had in training.
     *
     * @throws dev.hawkins.table.TableException if it cannot be read, a column is missing or has other values
     */
    public static Table read(Path file, TrainedModel model) {
        try (TableReader reader = CsvSource.of(file).open(model.schema(), ReadOptions.defaults())) {
            return reader.readAll();
        }
    }

    /**
     * The detector of this name with its default settings, ready to be fitted.
     *
     * @throws dev.hawkins.detect.DetectorException if there is none
     */
    public static Fitting detector(String name) {
        return new Fitting(Catalogue.get(name).defaults());
    }

    /**
     * The detector of this name with some settings changed, by their keys on the command line.
     *
     * @throws dev.hawkins.detect.DetectorException if there is no such detector or key, or a value is out of its range
     */
    public static Fitting detector(String name, Map<String, String> settings) {
        return new Fitting(Catalogue.get(name).configure(settings));
    }

    /**
     * Writes a model file.
     *
     * @throws IOException if it cannot be written; then there is no half of it either
     */
    public static void save(TrainedModel model, Path file) throws IOException {
        ModelFile.write(model, file);
    }

    /**
     * Reads a model file and proves that it scores as it did when it was fitted.
     *
     * @throws dev.hawkins.store.ModelFileException if it is no model, or altered, or of a newer format
     * @throws IOException if it cannot be read
     */
    public static TrainedModel load(Path file) throws IOException {
        return ModelFile.read(file);
    }
}
