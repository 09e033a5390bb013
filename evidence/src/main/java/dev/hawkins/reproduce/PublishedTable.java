package dev.hawkins.reproduce;

import dev.hawkins.evaluate.Summary;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Published figures beside ours: a line per cell and figure, with mean and standard deviation over the seeds, and our mean
 * under the honest protocol where the published one looks at the answers. Doubts about published figures follow as footnotes.
 */
final class PublishedTable {
    private static final String HEADINGS =
            "table\trow\tdetector\tsettings\tfigure\tpublished\tours\tsd\tn\tdifference\thonest\n";

    private final Reproduction source;
    private final Runs all;
    private final StringBuilder lines = new StringBuilder(HEADINGS);
    /** The number of each doubt. */
    private final Map<String, Integer> doubts = new LinkedHashMap<>();

    private boolean honest;

    private PublishedTable(Reproduction source, Runs all) {
        this.source = source;
        this.all = all;
    }

    /**
     * The table of some cells.
     *
     * @param all cells, among which honest ones are looked for
     */
    static String of(Reproduction source, Collection<Cell> shown, Collection<Cell> all) {
        PublishedTable table = new PublishedTable(source, Runs.of(all));
        Runs.of(shown).forEach(table::line);
        return table.lines + table.footnotes();
    }

    private void line(Figure figure, Summary ours) {
        if (!source.isPrinted(figure)) {
            return;
        }
        CellKey key = figure.cell();
        double published = source.published(key, figure.name());
        boolean compared = !Double.isNaN(published);
        lines.append(String.join(
                "\t",
                key.table(),
                key.row(),
                key.detector(),
                key.settings(),
                figure.name(),
                compared ? number("%.4g", published) + doubt(figure) : "-",
                number("%.4f", ours.mean()),
                ours.runs() > 1 ? number("%.4f", ours.sd()) : "-",
                "" + ours.runs(),
                compared ? number("%+.4f", ours.mean() - published) : "-",
                compared ? honest(figure) : "-"));
        lines.append('\n');
    }

    /** The number of the footnote, if there is a doubt. */
    private String doubt(Figure figure) {
        String doubt = source.doubt(figure);
        if (doubt.isEmpty()) {
            return "";
        }
        doubts.putIfAbsent(doubt, doubts.size() + 1);
        return " [%d]".formatted(doubts.get(doubt));
    }

    private String honest(Figure figure) {
        String mean = source.honest(figure)
                .flatMap(all::find)
                .map(summary -> number("%.4f", summary.mean()))
                .orElse("-");
        honest |= !mean.equals("-");
        return mean;
    }

    private String footnotes() {
        StringBuilder notes = new StringBuilder();
        if (honest) {
            notes.append("honest: ours under a protocol that does not look at the answers\n");
        }
        doubts.forEach((doubt, number) -> notes.append("[%d] %s\n".formatted(number, doubt)));
        return notes.isEmpty() ? "" : "\n" + notes;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
