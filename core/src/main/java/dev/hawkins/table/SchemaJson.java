package dev.hawkins.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the JSON of a {@link SchemaFile}, with messages that name the file and the key. */
record SchemaJson(String path) {
    private static final List<String> KEYS = List.of("delimiter", "header", "missing", "columns");
    private static final List<String> COLUMN_KEYS = List.of("kind", "values", "format");

    SchemaFile file(JsonNode root) {
        onlyKeys(root, KEYS, "the file");
        JsonNode header = root.get("header");
        if (header != null && !header.isBoolean()) {
            throw wrong("\"header\" must be true or false but is %s".formatted(header));
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        JsonNode given = root.has("columns") ? root.get("columns") : SchemaFile.JSON.createObjectNode();
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
        List<String> values = node.has("values") ? texts(node.get("values"), where + ": \"values\"") : plain.values();
        if (node.has("values")
                && (kind != Kind.BINARY || values.size() != 2 || values.get(0).equals(values.get(1)))) {
            throw wrong("%s: \"values\" must be the two distinct values of a binary column but is %s"
                    .formatted(where, node.get("values")));
        }
        return new Column(
                name, kind, values, node.has("format") ? format(where, kind, node.get("format")) : plain.format());
    }

    private Kind kind(String where, JsonNode node) {
        for (Kind kind : Kind.values()) {
            if (node != null && node.isString() && node.stringValue().equals(SchemaFile.name(kind))) {
                return kind;
            }
        }
        String kinds = Arrays.stream(Kind.values()).map(SchemaFile::name).collect(Collectors.joining(", "));
        throw wrong("%s: \"kind\" must be one of %s but is %s".formatted(where, kinds, node));
    }

    private String format(String where, Kind kind, JsonNode node) {
        if (kind != Kind.TIMESTAMP || !node.isString()) {
            throw wrong("%s: \"format\" must be the text of a timestamp's pattern but is %s".formatted(where, node));
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
                throw wrong("%s: \"%s\" is not known; there are %s".formatted(where, key, String.join(", ", known)));
            }
        }
    }

    private TableException wrong(String message) {
        return new TableException("schema file %s: %s".formatted(path, message));
    }
}
