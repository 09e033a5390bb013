package dev.hawkins.bench.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results by cell, kept in a file of text, a line each, so that a run that was stopped loses nothing. */
public final class AbcResults {
    private final Path file;
    private final Map<AbcCell, AbcResult> results = new LinkedHashMap<>();

    /** Reads the file where there is one; lines that begin with # say nothing. */
    public AbcResults(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(AbcResult::parse)
                        .forEach(result -> results.put(result.cell(), result));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a cell is finished. */
    public boolean has(AbcCell cell) {
        return results.containsKey(cell);
    }

    /** All results, in the order in which they came. */
    public List<AbcResult> all() {
        return new ArrayList<>(results.values());
    }

    /** Adds a result here and to the file. */
    public void add(AbcResult result) {
        results.put(result.cell(), result);
        append(List.of(result.line()));
    }

    /** Adds lines to the file that say nothing to the next run. */
    public void remark(List<String> lines) {
        append(lines.stream().map(line -> "# " + line).toList());
    }

    private void append(List<String> lines) {
        try {
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
