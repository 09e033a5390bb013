package dev.hawkins.detect.combination;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the members of an ensemble: {@code vae, iforest(trees=200), ae(layers=15,7,2 epochs=14)}. */
final class Members {
    private Members() {}

    /**
     * @param name in the catalogue
     * @param detector with its settings
     */
    record Member(String name, Detector detector) {}

    /**
     * The members of a text.
     *
     * @throws DetectorException if a name or setting is unknown, or a detector cannot be a member
     */
    static List<Member> of(String text) {
        List<Member> members = new ArrayList<>();
        for (String part : split(text)) {
            members.add(member(part));
        }
        if (members.size() < 2) {
            throw new DetectorException("members must name at least 2 detectors but names " + members.size());
        }
        return members;
    }

    /** Parts between commas or semicolons that are not in parentheses. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || depth > 1 || i == text.length() && depth > 0) {
                throw new DetectorException(
                        "members must close every parenthesis, and have none in another, but was '%s'".formatted(text));
            }
            if (depth == 0 && (c == ',' || c == ';')) {
                String part = text.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            }
        }
        return parts;
    }

    private static Member member(String part) {
        int open = part.indexOf('(');
        String name = open < 0 ? part : part.substring(0, open).strip();
        CatalogueEntry entry = Catalogue.get(name);
        if (entry.defaults() instanceof Ensemble) {
            throw new DetectorException("members must not name an ensemble");
        }
        if (open >= 0 && !part.endsWith(")")) {
            throw new DetectorException(
                    "members must have a comma after '%s'".formatted(part.substring(0, part.indexOf(')') + 1)));
        }
        return new Member(name, entry.configure(open < 0 ? Map.of() : settings(part, open)));
    }

    private static Map<String, String> settings(String part, int open) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting :
                part.substring(open + 1, part.length() - 1).strip().split("\\s+")) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new DetectorException(
                        "members must give settings as KEY=VALUE with blanks between them but has '%s' in '%s'"
                                .formatted(setting, part));
            }
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return settings;
    }
}
