package dev.hawkins.bench.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Reads what is there; of two lines for one cell the later counts. */
    static CellFile open(Path file) {
        CellFile opened = new CellFile(file);
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : java.util.List.<String>of()) {
                Cell cell = Cell.fromTree(MAPPER.readValue(line, OBJECT));
                opened.cells.put(cell.key(), cell);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return opened;
    }

    boolean has(CellKey key) {
        return cells.containsKey(key);
    }

    Collection<Cell> cells() {
        return cells.values();
    }

    void append(Cell cell) {
        try {
            Files.writeString(
                    file,
                    MAPPER.writeValueAsString(cell.toTree()) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cells.put(cell.key(), cell);
    }
}
