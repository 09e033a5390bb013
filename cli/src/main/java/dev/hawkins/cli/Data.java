package dev.hawkins.cli;

import dev.hawkins.datasets.DataFolder;
import dev.hawkins.datasets.DataSet;
import dev.hawkins.datasets.DataSets;
import dev.hawkins.table.ConcatenatedSource;
import dev.hawkins.table.CsvSource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import dev.hawkins.table.TableSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What DATA on the command line stands for.
 *
 * @param source all of it, in the given order
 * @param names as the user typed them
 * @param files the files among them, patterns resolved; not those of data sets
 * @param set the data set that it begins with, or null; it brings its label and columns that are no inputs
 */
record Data(TableSource source, List<String> names, List<Path> files, DataSet set) {
    private static final String STANDARD_INPUT = "-";
    private static final String DATASET = "dataset:";
    private static final int CHUNK = 4096;

    /** Finds the sources; opens none. */
    static Data of(List<String> names, InputStream standardInput) {
        List<TableSource> sources = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        DataSet set = null;
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                sources.add(CsvSource.of("standard input", standardInput));
            } else if (name.startsWith(DATASET)) {
                DataSet found = DataSets.find(name.substring(DATASET.length()));
                sources.add(DataSets.source(found, DataFolder.ofEnvironment(System.getenv())));
                set = set == null ? found : set;
            } else {
                List<Path> found = files(name);
                found.forEach(file -> sources.add(CsvSource.of(file)));
                files.addAll(found);
            }
        }
        return new Data(ConcatenatedSource.of(sources), List.copyOf(names), List.copyOf(files), set);
    }

    /** All rows. */
    Table read(ReadOptions options) {
        try (TableReader reader = source.open(options)) {
            return reader.readAll();
        }
    }

    /**
     * One of its rows, read no farther than that.
     *
     * @param number from 1, without headers
     */
    Table row(long number, Schema wanted, ReadOptions options) {
        long before = 0;
        try (TableReader reader = source.open(wanted, options)) {
            for (Table chunk = reader.next(CHUNK); chunk != null; chunk = reader.next(CHUNK)) {
                if (number <= before + chunk.rows()) {
                    int at = (int) (number - before - 1);
                    return chunk.slice(at, at + 1);
                }
                before += chunk.rows();
            }
        }
        throw new CliException("%s has %s rows, so there is no row %s"
                .formatted(source.name(), Figures.count(before), Figures.count(number)));
    }

    /** The columns that the data itself calls no inputs. */
    List<String> ignored() {
        return set == null ? List.of() : set.ignored();
    }

    /** The file of this name, or the files that a pattern matches, in the order of their names. */
    private static List<Path> files(String name) {
        // Windows knows no path with a star in it, so the pattern is cut off before there is a Path.
        if (!name.matches(".*[*?\\[{].*") || new File(name).exists()) {
            return List.of(Path.of(name));
        }
        int end = Math.max(name.lastIndexOf('/'), name.lastIndexOf(File.separatorChar)) + 1;
        Path folder = Path.of(name.substring(0, end));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, name.substring(end))) {
            stream.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new CliException("there is no folder %s to look for '%s' in".formatted(folder, name), e);
        } catch (IOException e) {
            throw new CliException("cannot look for '%s': %s".formatted(name, Reasons.of(e)), e);
        }
        if (found.isEmpty()) {
            throw new CliException("no file matches '%s'".formatted(name));
        }
        found.sort(null);
        return found;
    }
}
