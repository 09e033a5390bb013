package dev.hawkins.reproduce;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * One detector under one protocol.
 *
 * @param key of its cells, without row and seed
 * @param sets ROC AUC by set, means over the seeds
 */
record AdBenchColumn(CellKey key, Map<String, Double> sets) {
    /** In the order in which they were begun. */
    static List<AdBenchColumn> of(Collection<Cell> cells) {
        Map<CellKey, AdBenchColumn> columns = new LinkedHashMap<>();
        Runs.of(cells).forEach((figure, summary) -> {
            if (figure.name().equals(AdBench.ROC_AUC)) {
                columns.computeIfAbsent(figure.cell().withRow(""), key -> new AdBenchColumn(key, new LinkedHashMap<>()))
                        .sets()
                        .put(figure.cell().row(), summary.mean());
            }
        });
        return List.copyOf(columns.values());
    }

    AdBenchProtocol protocol() {
        return AdBenchProtocol.of(key.table());
    }

    /** Detector and settings. */
    String name() {
        return key.method();
    }

    /** The published column for the same method; empty where there is none. */
    String published() {
        return AdBenchMethod.published(key.detector(), key.settings());
    }

    /** ROC AUC on every set, in the order of the catalogue; the column is complete. */
    double[] values() {
        return AdBenchData.names().stream().mapToDouble(sets::get).toArray();
    }

    /** How many of the wanted sets were measured. */
    int count(Predicate<String> wanted) {
        return (int) sets.keySet().stream().filter(wanted).count();
    }

    boolean isComplete(Predicate<String> wanted) {
        return AdBenchData.names().stream().filter(wanted).allMatch(sets::containsKey);
    }

    /** Over the wanted sets; NaN unless all of them were measured: means over other sets say something else. */
    double mean(Predicate<String> wanted, ToDoubleFunction<String> figure) {
        return isComplete(wanted)
                ? AdBenchData.names().stream()
                        .filter(wanted)
                        .mapToDouble(figure)
                        .average()
                        .orElse(Double.NaN)
                : Double.NaN;
    }
}
