package dev.hawkins.reproduce;

import dev.hawkins.chart.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What there is to measure, and how long that takes on one thread.
 *
 * @param cells how many there are
 * @param kept how many of them are finished
 * @param keptSeconds that those took
 * @param missingSeconds that the others are expected to take
 * @param unknown how many of the others are not counted there, since nothing like them is finished
 */
public record Plan(int cells, int kept, double keptSeconds, double missingSeconds, int unknown) {
    /** What like cells have in common: all but the seed; or, where there is none, table and detector. */
    private static final List<UnaryOperator<CellKey>> ALIKE =
            List.of(key -> key.withSeed(0), key -> CellKey.of(key.table(), "", key.detector(), Map.of(), 0));

    static Plan of(List<CellKey> cells, CellFile file) {
        Map<CellKey, Double> means = means(file);
        List<Double> kept = cells.stream()
                .map(file::find)
                .flatMap(Optional::stream)
                .map(Cell::seconds)
                .toList();
        List<Double> missing = cells.stream()
                .filter(cell -> !file.has(cell))
                .map(cell -> expected(cell, means))
                .flatMap(Optional::stream)
                .toList();
        int unknown = cells.size() - kept.size() - missing.size();
        return new Plan(cells.size(), kept.size(), sum(kept), sum(missing), unknown);
    }

    /** Seconds of finished cells, by what they have in common. */
    private static Map<CellKey, Double> means(CellFile file) {
        Map<CellKey, Double> means = new HashMap<>();
        ALIKE.forEach(common -> means.putAll(file.cells().stream()
                .collect(Collectors.groupingBy(
                        cell -> common.apply(cell.key()), Collectors.averagingDouble(Cell::seconds)))));
        return means;
    }

    private static Optional<Double> expected(CellKey cell, Map<CellKey, Double> means) {
        return ALIKE.stream()
                .map(common -> means.get(common.apply(cell)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static double sum(List<Double> seconds) {
        return seconds.stream().mapToDouble(s -> s).sum();
    }

    /** Whether everything is finished. */
    public boolean isDone() {
        return kept == cells;
    }

    /** In words. */
    public String text() {
        String text = "%s, of which %s kept"
                .formatted(
                        Text.counted(cells, "cell", "cells"), isDone() ? "all are" : Text.counted(kept, "is", "are"));
        if (kept > 0) {
            text += " (%s on one thread)".formatted(time(keptSeconds));
        }
        int known = cells - kept - unknown;
        if (known > 0) {
            text += "; %s about %s".formatted(others(known), time(missingSeconds));
        }
        return unknown == 0 ? text : text + "; how long %s is not known".formatted(others(unknown));
    }

    private static String others(int number) {
        return Text.counted(number, "other takes", "others take");
    }

    private static String time(double seconds) {
        return seconds < 100
                ? Text.fixed(seconds, 0) + " s"
                : seconds < 6000 ? Text.fixed(seconds / 60, 0) + " min" : Text.fixed(seconds / 3600, 1) + " h";
    }
}
