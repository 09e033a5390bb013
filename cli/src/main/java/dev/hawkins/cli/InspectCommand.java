package dev.hawkins.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a model file holds. */
@Command(name = "inspect", description = "Show what a model file holds and where it comes from.", sortOptions = false)
final class InspectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file.")
    private Path modelFile;

    private final Console console;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.print(new ModelReport(modelFile.toString(), Models.read(modelFile)).text());
        return 0;
    }
}
