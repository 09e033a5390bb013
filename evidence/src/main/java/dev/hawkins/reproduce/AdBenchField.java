package dev.hawkins.reproduce;

import dev.hawkins.arena.MeanRanks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The detectors that were measured on every set under one protocol.
 *
 * @param columns those detectors
 */
record AdBenchField(AdBenchProtocol protocol, List<AdBenchColumn> columns) {
    /** By protocol; without the library's readings, which are no other detectors, and where fewer than two are complete. */
    static List<AdBenchField> of(Collection<Cell> cells) {
        List<AdBenchColumn> complete = AdBenchColumn.of(cells).stream()
                .filter(column -> column.isComplete(set -> true))
                .toList();
        List<AdBenchField> fields = new ArrayList<>();
        for (AdBenchProtocol protocol : AdBenchProtocol.values()) {
            List<AdBenchColumn> columns = complete.stream()
                    .filter(column -> column.protocol() == protocol)
                    .toList();
            if (protocol != AdBenchProtocol.ONE_CLASS_LIBRARY && columns.size() > 1) {
                fields.add(new AdBenchField(protocol, columns));
            }
        }
        return fields;
    }

    /** Detectors that are one by themselves; {@code auto} combines others. */
    AdBenchField single() {
        return new AdBenchField(
                protocol,
                columns.stream()
                        .filter(column -> !column.key().detector().equals("auto"))
                        .toList());
    }

    String name(int detector) {
        return columns.get(detector).name();
    }

    /** ROC AUC by detector and set. */
    double[][] values() {
        return columns.stream().map(AdBenchColumn::values).toArray(double[][]::new);
    }

    MeanRanks ranks() {
        return MeanRanks.of(values());
    }
}
