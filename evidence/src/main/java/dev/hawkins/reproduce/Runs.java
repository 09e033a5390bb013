package dev.hawkins.reproduce;

import dev.hawkins.evaluate.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Figures over the seeds: the cells of one name, whose seed is 0 here, with what each of their figures comes to. */
final class Runs {
    private final Map<CellKey, Map<String, Summary>> summaries = new LinkedHashMap<>();

    private Runs() {}

    static Runs of(Collection<Cell> cells) {
        Map<CellKey, Map<String, List<Double>>> values = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Map<String, List<Double>> figures =
                    values.computeIfAbsent(cell.key().withSeed(0), key -> new LinkedHashMap<>());
            cell.figures().forEach((name, value) -> figures.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(value));
        }
        Runs runs = new Runs();
        values.forEach((key, figures) -> figures.forEach((name, of) -> runs.summaries
                .computeIfAbsent(key, k -> new LinkedHashMap<>())
                .put(name, Summary.of(of.stream().mapToDouble(v -> v).toArray()))));
        return runs;
    }

    /** What a figure comes to, whatever the seed of its cell; empty where it was not measured. */
    Optional<Summary> find(Figure figure) {
        return Optional.ofNullable(
                summaries.getOrDefault(figure.cell().withSeed(0), Map.of()).get(figure.name()));
    }

    /** The names of the figures of a cell, whatever its seed. */
    Set<String> names(CellKey cell) {
        return summaries.getOrDefault(cell.withSeed(0), Map.of()).keySet();
    }

    /** What the first figure comes to that is wanted; empty where none is. */
    Optional<Summary> first(Predicate<Figure> wanted) {
        return summaries.keySet().stream()
                .flatMap(cell -> summaries.get(cell).keySet().stream().map(name -> new Figure(cell, name)))
                .filter(wanted)
                .findFirst()
                .flatMap(this::find);
    }

    /** All figures, those of one cell together. */
    void forEach(BiConsumer<Figure, Summary> action) {
        summaries.forEach(
                (key, figures) -> figures.forEach((name, summary) -> action.accept(new Figure(key, name), summary)));
    }
}
