package dev.hawkins.reproduce;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one cell of a table measures.
 *
 * @param table of the source
 * @param row of that table
 * @param detector by its name in the catalogue
 * @param settings {@code key=value} by key, separated by blanks; empty = the defaults
 * @param seed of split and detector
 */
record CellKey(String table, String row, String detector, String settings, long seed) {
    static CellKey of(String table, String row, String detector, Map<String, String> settings, long seed) {
        String texts = new TreeMap<>(settings)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" "));
        return new CellKey(table, row, detector, texts, seed);
    }

    /** The detector with these settings. */
    Detector configured() {
        return Catalogue.get(detector).configure(texts());
    }

    /** What the detector learns from rows with the seed of this cell, on one thread as all cells are measured. */
    Model fit(Training rows) {
        return configured().fit(rows, FitContext.of(seed).withThreads(1));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String pair : settings.isEmpty() ? new String[0] : settings.split(" ")) {
            int equals = pair.indexOf('=');
            texts.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return texts;
    }

    CellKey withTable(String value) {
        return new CellKey(value, row, detector, settings, seed);
    }

    CellKey withRow(String value) {
        return new CellKey(table, value, detector, settings, seed);
    }

    /** The same with the detector's own value of a setting. */
    CellKey without(String setting) {
        Map<String, String> kept = texts();
        kept.remove(setting);
        return of(table, row, detector, kept, seed);
    }

    /** The same with another value of a setting. */
    CellKey with(String setting, String value) {
        Map<String, String> changed = texts();
        changed.put(setting, value);
        return of(table, row, detector, changed, seed);
    }

    CellKey withSeed(long value) {
        return new CellKey(table, row, detector, settings, value);
    }

    /** Detector and settings, such as "knn neighbours=1". */
    String method() {
        return settings.isEmpty() ? detector : detector + " " + settings;
    }

    @Override
    public String toString() {
        return "table %s, %s, %s, seed %d".formatted(table, row, method(), seed);
    }
}
