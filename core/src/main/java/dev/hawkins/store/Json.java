package dev.hawkins.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in and out, as trees of maps, lists, texts and numbers; never as objects of classes named in the text. Reading is
 * bounded in depth and in the length of numbers, and by the size of the text, which is that of an entry of the file; so
 * whatever was written can be read. Repeated names are refused.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Shortest digits by Jackson's own code, not Double.toString, whose digits differ between JDK 17
                    // and 19.
                    .enable(tools.jackson.core.StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /** On one line. */
    static byte[] compact(Map<String, Object> tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    /** For human readers: indented, lines ended by a line feed on every system, lists of numbers on one line. */
    static byte[] pretty(Map<String, Object> tree) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        String text = MAPPER.writer().with(printer).writeValueAsString(tree);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The object in this text. */
    static Map<String, Object> object(String text, String what) {
        try {
            Map<String, Object> tree = MAPPER.readValue(text, OBJECT);
            if (tree == null) {
                throw new ModelFileException("its %s holds no JSON object".formatted(what));
            }
            return tree;
        } catch (JacksonException e) {
            throw new ModelFileException(
                    "its %s is no readable JSON object: %s".formatted(what, e.getOriginalMessage()), e);
        }
    }

    static Map<String, Object> object(byte[] text, String what) {
        return object(new String(text, StandardCharsets.UTF_8), what);
    }

    /** An object inside an object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> child(Map<String, Object> tree, String name, String what) {
        if (tree.get(name) instanceof Map<?, ?> child) {
            return (Map<String, Object>) child;
        }
        throw new ModelFileException("its %s has no object '%s'".formatted(what, name));
    }
}
