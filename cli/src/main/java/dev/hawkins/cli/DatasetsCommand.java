package dev.hawkins.cli;

import dev.hawkins.datasets.Checksums;
import dev.hawkins.datasets.DataFile;
import dev.hawkins.datasets.DataFolder;
import dev.hawkins.datasets.DataSet;
import dev.hawkins.datasets.DataSets;
import dev.hawkins.datasets.Downloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The known public data sets. */
@Command(
        name = "datasets",
        description = "List the known public data sets, fetch one, or verify those that are here.",
        sortOptions = false)
final class DatasetsCommand implements Callable<Integer> {
    private final Console console;

    DatasetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return list(List.of(), false, false);
    }

    @Command(
            name = "list",
            description = "List them, with * before those on this machine; groups of series in one line.")
    int list(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "NAME",
                            description = "Beginnings of names, for example nab; lists every set that begins so.")
                    List<String> names,
            @Option(names = "--here", description = "Only those on this machine.") boolean here,
            @Option(names = "--all", description = "Every series in a line of its own.") boolean all) {
        DataSetList list = new DataSetList(folder(), here);
        console.print(all || names != null && !names.isEmpty() ? list.each(names) : list.grouped());
        return 0;
    }

    @Command(name = "fetch", description = "Download the files of data sets and check them.")
    int fetch(@Parameters(arity = "1..*", paramLabel = "NAME", description = "Data sets.") List<String> names) {
        Downloads downloads = new Downloads(Downloads.client(), folder(), console::notice);
        for (String name : names) {
            downloads.fetch(DataSets.find(name));
        }
        return 0;
    }

    @Command(name = "verify", description = "Check the files on this machine against the catalogue.")
    int verify(
            @Parameters(arity = "0..*", paramLabel = "NAME", description = "Data sets; all that are here by default.")
                    List<String> names) {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (DataSet set : chosen(names)) {
            for (DataFile file : set.files()) {
                checked++;
                if (!matches(file)) {
                    wrong.add("dataset:%s: %s is not the file of the catalogue".formatted(set.name(), file.path()));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new CliException(String.join("\n         ", wrong));
        }
        console.print("%s files are as the catalogue says\n".formatted(Figures.count(checked)));
        return 0;
    }

    private static List<DataSet> chosen(List<String> names) {
        if (names == null || names.isEmpty()) {
            return DataSets.all().stream().filter(folder()::has).toList();
        }
        List<DataSet> sets = names.stream().map(DataSets::find).toList();
        sets.forEach(folder()::locate);
        return sets;
    }

    private static boolean matches(DataFile file) {
        Path path = folder().find(file.path());
        try {
            return Checksums.matches(path, file);
        } catch (IOException e) {
            throw new CliException("cannot read %s: %s".formatted(path, Reasons.of(e)), e);
        }
    }

    private static DataFolder folder() {
        return DataFolder.ofEnvironment(System.getenv());
    }
}
