package dev.hawkins.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a user says about a table, in JSON; whatever is left out is found out from the data:
 *
 * <pre>{@code
 * {
 *   "delimiter": ";",
 *   "header": true,
 *   "missing": ["-", "unknown"],
 *   "columns": {
 *     "amount": {"kind": "numeric"},
 *     "when": {"kind": "timestamp", "format": "dd.MM.yyyy HH:mm"},
 *     "flag": {"kind": "binary", "values": ["N", "J"]},
 *     "id": {"kind": "text"}
 *   }
 * }
 * }</pre>
 *
 * The kinds are numeric, integer, binary, categorical, timestamp and text (ignored). The values of a binary column
 * stand for 0 and 1, in this order. The format of a timestamp is a pattern of {@link
 * java.time.format.DateTimeFormatter}, or {@code iso}, {@code epoch-seconds}, {@code epoch-millis}.
 *
 * @param delimiter 0 to detect it
 * @param header null to detect it
 * @param missing texts that mean "no value", in place of the default ones; null to keep those
 * @param columns by name
 */
public record SchemaFile(char delimiter, Boolean header, List<String> missing, Map<String, Column> columns) {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public SchemaFile {
        missing = missing == null ? null : List.copyOf(missing);
        columns = Map.copyOf(columns);
    }

    /** The description of a known schema: every column with its kind. */
    public static SchemaFile of(Schema schema) {
        Map<String, Column> columns = new LinkedHashMap<>();
        schema.columns().forEach(c -> columns.put(c.name(), c));
        return new SchemaFile((char) 0, null, null, columns);
    }

    /**
     * Reads a schema file.
     *
     * @throws TableException if it cannot be read, is no JSON, or says something that is not understood
     */
    public static SchemaFile read(Path path) {
        try {
            return new SchemaJson(path.toString()).file(JSON.readTree(Files.readString(path)));
        } catch (NoSuchFileException e) {
            throw new TableException("schema file %s does not exist".formatted(path), e);
        } catch (IOException e) {
            throw new TableException("schema file %s cannot be read: %s".formatted(path, e.getMessage()), e);
        } catch (JacksonException e) {
            throw new TableException(
                    "schema file %s, line %d: %s"
                            .formatted(path, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        }
    }

    /** These options with what the file says; what it leaves out stays as it is. */
    public ReadOptions apply(ReadOptions options) {
        ReadOptions result = options.withColumns(columns);
        result = delimiter == 0 ? result : result.withDelimiter(delimiter);
        result = header == null ? result : result.withHeader(header);
        return missing == null ? result : result.withMissing(missing);
    }

    /** Writes the file, columns in the order of their names. */
    public void write(Path path) {
        ObjectNode root = JSON.createObjectNode();
        if (delimiter != 0) {
            root.put("delimiter", String.valueOf(delimiter));
        }
        if (header != null) {
            root.put("header", header);
        }
        if (missing != null) {
            putTexts(root, "missing", missing);
        }
        ObjectNode all = root.putObject("columns");
        columns.keySet().stream().sorted().forEach(name -> put(all.putObject(name), columns.get(name)));
        try {
            Files.writeString(path, JSON.writeValueAsString(root) + "\n");
        } catch (IOException e) {
            throw new TableException("schema file %s cannot be written: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static void put(ObjectNode node, Column column) {
        node.put("kind", name(column.kind()));
        if (!column.values().isEmpty()) {
            putTexts(node, "values", column.values());
        }
        if (!column.format().isEmpty()) {
            node.put("format", column.format());
        }
    }

    private static void putTexts(ObjectNode node, String key, List<String> texts) {
        ArrayNode array = node.putArray(key);
        texts.forEach(array::add);
    }

    static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
