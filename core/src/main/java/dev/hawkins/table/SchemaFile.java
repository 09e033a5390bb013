package dev.hawkins.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
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
 * The kinds are numeric, integer, binary, categorical, timestamp and text (ignored). The values of a binary column stand
 * for 0 and 1, in this order. The format of a timestamp is a pattern of {@link java.time.format.DateTimeFormatter}, or
 * {@code iso}, {@code epoch-seconds}, {@code epoch-millis}.
 *
 * @param delimiter 0 to detect it
 * @param header null to detect it
 * @param missing texts that mean "no value", in place of the default ones; null to keep those
 * @param columns by name
 */
public record SchemaFile(char delimiter, Boolean header, List<String> missing, Map<String, Column> columns) {
    private static final List<String> KEYS = List.of("delimiter", "header", "missing", "columns");
    private static final List<String> COLUMN_KEYS = List.of("kind", "values", "format");
    private static final JsonMapper JSON = JsonMapper.builder()
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
            return new Parsing(path.toString()).file(JSON.readTree(Files.readString(path)));
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

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** From JSON, with messages that name the file and the key. */
    private record Parsing(String path) {
        SchemaFile file(JsonNode root) {
            onlyKeys(root, KEYS, "the file");
            JsonNode header = root.get("header");
            if (header != null && !header.isBoolean()) {
                throw wrong("\"header\" must be true or false but is %s".formatted(header));
            }
            Map<String, Column> columns = new LinkedHashMap<>();
            JsonNode given = root.has("columns") ? root.get("columns") : JSON.createObjectNode();
            if (!given.isObject()) {
                throw wrong("\"columns\" must be an object of columns by name but is %s".formatted(given));
            }
            given.properties().forEach(e -> columns.put(e.getKey(), column(e.getKey(), e.getValue())));
            return new SchemaFile(
                    delimiter(root.get("delimiter")),
                    header == null ? null : header.booleanValue(),
                    root.has("missing") ? texts(root.get("missing"), "\"missing\"") : null,
                    columns);
        }

        private char delimiter(JsonNode node) {
            if (node == null) {
                return 0;
            }
            if (!node.isString() || node.stringValue().length() != 1) {
                throw wrong("\"delimiter\" must be one character but is %s".formatted(node));
            }
            return node.stringValue().charAt(0);
        }

        private Column column(String name, JsonNode node) {
            String where = "column '%s'".formatted(name);
            onlyKeys(node, COLUMN_KEYS, where);
            Kind kind = kind(where, node.get("kind"));
            Column plain = Column.of(name, kind);
            List<String> values =
                    node.has("values") ? texts(node.get("values"), where + ": \"values\"") : plain.values();
            if (node.has("values")
                    && (kind != Kind.BINARY
                            || values.size() != 2
                            || values.get(0).equals(values.get(1)))) {
                throw wrong("%s: \"values\" must be the two distinct values of a binary column but is %s"
                        .formatted(where, node.get("values")));
            }
            return new Column(
                    name, kind, values, node.has("format") ? format(where, kind, node.get("format")) : plain.format());
        }

        private Kind kind(String where, JsonNode node) {
            for (Kind kind : Kind.values()) {
                if (node != null && node.isString() && node.stringValue().equals(name(kind))) {
                    return kind;
                }
            }
            String kinds = Arrays.stream(Kind.values()).map(SchemaFile::name).collect(Collectors.joining(", "));
            throw wrong("%s: \"kind\" must be one of %s but is %s".formatted(where, kinds, node));
        }

        private String format(String where, Kind kind, JsonNode node) {
            if (kind != Kind.TIMESTAMP || !node.isString()) {
                throw wrong(
                        "%s: \"format\" must be the text of a timestamp's pattern but is %s".formatted(where, node));
            }
            try {
                Timestamps.parser(node.stringValue());
            } catch (IllegalArgumentException e) {
                throw wrong("%s: \"format\" %s is not a pattern of times: %s".formatted(where, node, e.getMessage()));
            }
            return node.stringValue();
        }

        private List<String> texts(JsonNode node, String what) {
            if (!node.isArray() || node.valueStream().anyMatch(n -> !n.isString())) {
                throw wrong("%s must be a list of texts but is %s".formatted(what, node));
            }
            return node.valueStream().map(JsonNode::stringValue).toList();
        }

        private void onlyKeys(JsonNode node, List<String> known, String where) {
            if (!node.isObject()) {
                throw wrong("%s must be an object but is %s".formatted(where, node));
            }
            for (String key : node.propertyNames()) {
                if (!known.contains(key)) {
                    throw wrong(
                            "%s: \"%s\" is not known; there are %s".formatted(where, key, String.join(", ", known)));
                }
            }
        }

        private TableException wrong(String message) {
            return new TableException("schema file %s: %s".formatted(path, message));
        }
    }
}
