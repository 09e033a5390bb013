package dev.hawkins.arena;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A detector that takes part.
 *
 * @param name what it is shown as: its text on the command line
 * @param detector with its settings
 */
public record Entrant(String name, Detector detector) {
    /**
     * Reads {@code NAME} or {@code NAME:KEY=VALUE;KEY=VALUE}.
     *
     * @throws ArenaException if a setting is not written that way
     * @throws dev.hawkins.detect.DetectorException if there is no such detector or key, or a value is out of its range
     */
    public static Entrant of(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Map<String, String> settings = new LinkedHashMap<>();
        for (String pair : colon < 0 ? new String[0] : text.substring(colon + 1).split(";")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ArenaException(
                        "'%s' in '%s' is no setting; write NAME:KEY=VALUE;KEY=VALUE".formatted(pair, text));
            }
            settings.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return new Entrant(text, Catalogue.get(name).configure(settings));
    }

    /**
     * Reads those of a comparison.
     *
     * @throws ArenaException as {@link #of} does; or if there are fewer than 2 or one is there twice
     */
    public static List<Entrant> all(List<String> texts) {
        List<Entrant> entrants = texts.stream().map(Entrant::of).toList();
        demandComparable(entrants);
        return entrants;
    }

    static void demandComparable(List<Entrant> entrants) {
        Set<String> names = new HashSet<>();
        for (Entrant entrant : entrants) {
            if (!names.add(entrant.name())) {
                throw new ArenaException(
                        "'%s' is there twice; a detector may be, with other settings".formatted(entrant.name()));
            }
        }
        if (entrants.size() < 2) {
            throw new ArenaException("a comparison needs at least 2 detectors but there is "
                    + (entrants.isEmpty() ? "none" : "1: " + entrants.get(0).name()));
        }
    }
}
