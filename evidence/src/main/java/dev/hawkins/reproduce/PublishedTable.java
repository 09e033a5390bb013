package dev.hawkins.reproduce;

import dev.hawkins.evaluate.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Published figures beside ours: a line per cell and figure, with mean and standard deviation over the seeds. */
final class PublishedTable {
    private PublishedTable() {}

    static String of(Reproduction source, Collection<Cell> cells) {
        Map<CellKey, Map<String, List<Double>>> runs = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Map<String, List<Double>> figures =
                    runs.computeIfAbsent(cell.key().withSeed(0), key -> new LinkedHashMap<>());
            cell.figures().forEach((name, value) -> figures.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(value));
        }
        StringBuilder text =
                new StringBuilder("table\trow\tdetector\tsettings\tfigure\tpublished\tours\tsd\tn\tdifference\n");
        runs.forEach((key, figures) ->
                figures.forEach((name, values) -> text.append(line(key, name, source.published(key, name), values))));
        return text.toString();
    }

    private static String line(CellKey key, String figure, double published, List<Double> values) {
        Summary ours = Summary.of(values.stream().mapToDouble(v -> v).toArray());
        boolean compared = !Double.isNaN(published);
        return String.join(
                        "\t",
                        key.table(),
                        key.row(),
                        key.detector(),
                        key.settings(),
                        figure,
                        compared ? number("%.4g", published) : "-",
                        number("%.4f", ours.mean()),
                        ours.runs() > 1 ? number("%.4f", ours.sd()) : "-",
                        "" + ours.runs(),
                        compared ? number("%+.4f", ours.mean() - published) : "-")
                + "\n";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
