package dev.hawkins.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code catalogue.json}: families of data sets, and the sets with what differs from their family. */
final class Catalogue {
    private static final Pattern RANGE = Pattern.compile("(\\D.*?)(\\d+)\\.\\.\\1(\\d+)");

    private final JsonNode families;

    private Catalogue(JsonNode families) {
        this.families = families;
    }

    static List<DataSet> read() {
        try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
            JsonNode root = JsonMapper.shared().readTree(in);
            Catalogue catalogue = new Catalogue(root.get("families"));
            return root.get("sets").valueStream().map(catalogue::set).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataSet set(JsonNode set) {
        JsonNode family = families.get(set.get("family").stringValue());
        String delimiter = text(set, family, "delimiter", ",");
        return new DataSet(
                set.get("name").stringValue(),
                set.get("about").stringValue(),
                Format.valueOf(text(set, family, "format", "csv").toUpperCase(Locale.ROOT)),
                set.get("files").valueStream().map(Catalogue::file).toList(),
                set.get("rows").intValue(),
                set.get("columns").intValue(),
                set.has("anomalies") ? set.get("anomalies").intValue() : -1,
                text(set, family, "label", ""),
                texts(set, family, "normal"),
                texts(set, family, "ignored"),
                names(family.has("columns") ? family.get("columns").stringValue() : ""),
                delimiter.charAt(0),
                text(set, family, "strip", ""),
                text(set, family, "page", ""),
                text(set, family, "licence", ""),
                text(set, family, "fidelity", ""));
    }

    private static DataFile file(JsonNode file) {
        return new DataFile(
                file.get(0).stringValue(),
                file.get(1).longValue(),
                file.get(2).stringValue(),
                file.get(3).stringValue(),
                file.get(4).stringValue());
    }

    private static String text(JsonNode set, JsonNode family, String key, String otherwise) {
        JsonNode node = set.has(key) ? set.get(key) : family.get(key);
        return node == null ? otherwise : node.stringValue();
    }

    private static List<String> texts(JsonNode set, JsonNode family, String key) {
        JsonNode node = set.has(key) ? set.get(key) : family.get(key);
        return node == null
                ? List.of()
                : node.valueStream().map(JsonNode::stringValue).toList();
    }

    /** The names in a text, {@code t1..t3} standing for t1, t2 and t3. */
    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String word : text.split(" ")) {
            Matcher range = RANGE.matcher(word);
            if (!range.matches()) {
                names.add(word);
                continue;
            }
            for (int i = Integer.parseInt(range.group(2)); i <= Integer.parseInt(range.group(3)); i++) {
                names.add(range.group(1) + i);
            }
        }
        return text.isEmpty() ? List.of() : names;
    }
}
