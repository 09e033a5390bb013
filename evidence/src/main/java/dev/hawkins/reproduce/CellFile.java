package dev.hawkins.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finished cells as lines of JSON, one each, so that a run that was stopped goes on where it was. */
final class CellFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Path file;
    private final Map<CellKey, Cell> cells = new LinkedHashMap<>();

    private CellFile(Path file) {
        this.file = file;
    }

    /**
     * Reads what is there; of two lines for one cell the later counts.
     *
     * @throws IllegalArgumentException naming the line that is no cell; or if the file is a folder, or in none
     */
    static CellFile open(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    Files.isDirectory(file)
                            ? "finished cells are kept in a file, but %s is a folder".formatted(file)
                            : "finished cells cannot be kept in %s: there is no folder %s".formatted(file, folder));
        }
        CellFile opened = new CellFile(file);
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    Cell cell = cell(file, i + 1, lines.get(i));
                    opened.cells.put(cell.key(), cell);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return opened;
    }

    private static Cell cell(Path file, int number, String line) {
        try {
            return Cell.fromTree(MAPPER.readValue(line, OBJECT));
        } catch (JacksonException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("%s, line %d is no finished cell: %s".formatted(file, number, line), e);
        }
    }

    boolean has(CellKey key) {
        return cells.containsKey(key);
    }

    Optional<Cell> find(CellKey key) {
        return Optional.ofNullable(cells.get(key));
    }

    Collection<Cell> cells() {
        return cells.values();
    }

    /** Fails now if nothing can be written, and not after the first cell. */
    void demandWritable() {
        write("");
    }

    void append(Cell cell) {
        write(MAPPER.writeValueAsString(cell.toTree()) + "\n");
        cells.put(cell.key(), cell);
    }

    private void write(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
