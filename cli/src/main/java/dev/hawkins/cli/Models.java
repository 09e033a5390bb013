package dev.hawkins.cli;

import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.store.ModelFile;
import java.io.IOException;
import java.nio.file.Path;

/** Model files of the command line. */
final class Models {
    private Models() {}

    static TrainedModel read(Path file) {
        try {
            return ModelFile.read(file);
        } catch (IOException e) {
            throw new CliException("cannot read %s: %s".formatted(file, Reasons.of(e)), e);
        }
    }

    /** Writes into an output file, which the caller commits. */
    static void write(TrainedModel model, OutputFile file) {
        byte[] bytes = ModelFile.bytes(model);
        file.stream().write(bytes, 0, bytes.length);
        file.commit();
    }
}
