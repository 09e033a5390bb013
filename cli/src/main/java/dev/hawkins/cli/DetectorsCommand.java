package dev.hawkins.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The catalogue, or one of its entries with all settings. */
@Command(name = "detectors", description = "List the detectors, or the settings of one.")
final class DetectorsCommand implements Callable<Integer> {
    private final Console console;

    DetectorsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.print("none\n");
        return 0;
    }
}
