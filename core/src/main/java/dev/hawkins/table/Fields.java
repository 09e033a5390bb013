package dev.hawkins.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The names of the fields of a text, and how the columns that somebody wants are found among them. */
final class Fields {
    private final List<String> names;
    private final boolean named;
    private final ReadOptions options;
    private final Where where;

    /** @param given names of a text without header, or empty */
    Fields(Dialect dialect, List<String> given, ReadOptions options, Where where) {
        this.options = options;
        this.where = where;
        int count = dialect.first().size();
        if (count == 0) {
            throw where.whole("is empty");
        }
        where.line(1);
        if (!given.isEmpty() && given.size() != count) {
            throw where.line("%d fields expected but %d found".formatted(given.size(), count));
        }
        named = dialect.header() || !given.isEmpty();
        names = dialect.header() ? fromHeader(dialect.first()) : !given.isEmpty() ? given : numbered(count);
    }

    List<String> names() {
        return names;
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "x" + i).toList();
    }

    private List<String> fromHeader(List<String> header) {
        List<String> result = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (name.isEmpty()) {
                name = "column" + (i + 1);
                options.notices()
                        .accept("field %d has no name in the header and is called '%s'".formatted(i + 1, name));
            }
            if (!seen.add(name)) {
                throw where.line(
                        "the header names '%s' twice; rename one, or set \"header\": false in a schema file (--schema) if the first line holds data"
                                .formatted(name));
            }
            result.add(name);
        }
        return result;
    }

    /**
     * The field of every wanted column: by name, or by position where the text has no header and just as many fields.
     */
    Map<String, Integer> find(Schema wanted) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            index.put(names.get(i), i);
        }
        List<String> lacking = wanted.columns().stream()
                .filter(c -> c.kind() != Kind.TEXT && !index.containsKey(c.name()))
                .map(Column::name)
                .toList();
        if (lacking.isEmpty()) {
            return index;
        }
        if (!named && wanted.size() == names.size()) {
            return wanted.index();
        }
        if (!named) {
            throw where.whole(
                    "has no header and %d fields, but %d columns are wanted: %s; give it a header that names them"
                            .formatted(names.size(), wanted.size(), String.join(", ", wanted.names())));
        }
        throw where.whole("lacks %s %s; there are %s"
                .formatted(lacking.size() == 1 ? "column" : "columns", quoted(lacking), String.join(", ", names)));
    }

    static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
