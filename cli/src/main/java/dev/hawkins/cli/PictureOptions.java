package dev.hawkins.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where pictures go, if they are wanted. */
final class PictureOptions {
    @Option(names = "--pictures", paramLabel = "FOLDER", description = "Write the pictures as SVG files.")
    private Path folder;

    boolean wanted() {
        return folder != null;
    }

    /** Makes the folder: before the long work, not after it. */
    void demandFolder() {
        try {
            if (wanted()) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new OutputException(folder.toString(), e);
        }
    }

    /** @param documents SVG by name without ending */
    void write(Map<String, String> documents, Console console) {
        documents.forEach((name, svg) -> {
            try (OutputFile file = OutputFile.create(folder.resolve(name + ".svg"))) {
                file.finish(svg);
            }
        });
        console.notice("wrote %d pictures to %s".formatted(documents.size(), folder));
    }
}
