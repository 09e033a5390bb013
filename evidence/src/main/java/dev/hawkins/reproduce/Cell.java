package dev.hawkins.reproduce;

import dev.hawkins.pipeline.Provenance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cell that was measured.
 *
 * @param key what was measured
 * @param figures by name
 * @param seconds that it took, data and scoring included
 * @param machine processor, number of processors, versions of Java and of this library
 * @param time when it was finished
 */
record Cell(CellKey key, Map<String, Double> figures, double seconds, String machine, String time) {
    /** Measured here and now. */
    static Cell of(CellKey key, Map<String, Double> figures, double seconds) {
        String machine = "%s, %d processors, Java %s, Hawkins %s"
                .formatted(
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        Provenance.version());
        return new Cell(
                key,
                figures,
                seconds,
                machine,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("table", key.table());
        tree.put("row", key.row());
        tree.put("detector", key.detector());
        tree.put("settings", key.settings());
        tree.put("seed", key.seed());
        tree.put("figures", figures);
        tree.put("seconds", seconds);
        tree.put("machine", machine);
        tree.put("time", time);
        return tree;
    }

    static Cell fromTree(Map<String, Object> tree) {
        CellKey key = new CellKey(
                (String) tree.get("table"),
                (String) tree.get("row"),
                (String) tree.get("detector"),
                (String) tree.get("settings"),
                ((Number) tree.get("seed")).longValue());
        Map<String, Double> figures = new LinkedHashMap<>();
        ((Map<?, ?>) tree.get("figures"))
                .forEach((name, value) -> figures.put((String) name, ((Number) value).doubleValue()));
        return new Cell(
                key, figures, ((Number) tree.get("seconds")).doubleValue(), (String) tree.get("machine"), (String)
                        tree.get("time"));
    }
}
