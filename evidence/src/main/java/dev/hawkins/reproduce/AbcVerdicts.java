package dev.hawkins.reproduce;

import dev.hawkins.evaluate.Summary;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds the medians over the seeds against {@link AbcBar}s. */
final class AbcVerdicts {
    private static final double MARGIN = 0.01;
    private static final Set<String> AUCS = Set.of(AbcProblem.KNOWN, AbcProblem.UNKNOWN);
    private static final List<String> FEW = List.of("1", "3", "10");

    private final Runs runs;

    private AbcVerdicts(Runs runs) {
        this.runs = runs;
    }

    /** A line per figure that has limits: the median, how many runs it is of, the limits, and whether it lies within. */
    static String of(Collection<Cell> cells) {
        AbcVerdicts verdicts = new AbcVerdicts(Runs.of(cells));
        StringBuilder text = new StringBuilder();
        verdicts.runs.forEach((figure, median) -> text.append(line(figure, median, verdicts.bar(figure))));
        return text.isEmpty() ? "" : "table\trow\tmethod\tfigure\tmedian\tn\tbar\tverdict\n" + text;
    }

    private static String line(Figure figure, Summary summary, Bar bar) {
        if (bar.isOpen()) {
            return "";
        }
        return String.join(
                        "\t",
                        figure.cell().table(),
                        figure.cell().row(),
                        Abc.method(figure.cell()),
                        figure.name(),
                        String.format(Locale.ROOT, "%.4f", summary.median()),
                        "" + summary.runs(),
                        bar.toString(),
                        bar.verdict(summary.median()))
                + "\n";
    }

    private Bar bar(Figure figure) {
        if (!AUCS.contains(figure.name())) {
            return Bar.NONE;
        }
        return switch (figure.cell().table()) {
            case Abc.TABLE -> AbcBar.of(figure.cell(), figure.name());
            case Abc.FIGURE -> fewLabelsBar(figure);
            default -> Bar.NONE;
        };
    }

    /**
     * With few known anomalies {@code abc} must not be below the autoencoder, which is that of setting 1, by more than .01;
     * and with 10 or fewer not below {@code dnn} or {@code rusboost}. Comparators that were not run ask for nothing.
     */
    private Bar fewLabelsBar(Figure figure) {
        if (!figure.cell().detector().equals("abc")) {
            return Bar.NONE;
        }
        String row = figure.cell().row();
        double least = median(Abc.TABLE, "mnist 1", "ae", figure.name()) - MARGIN;
        if (FEW.contains(row.split(" ")[3])) {
            least = Math.max(least, median(Abc.FIGURE, row, "dnn", figure.name()));
            least = Math.max(least, median(Abc.FIGURE, row, "rusboost", figure.name()));
        }
        return Bar.atLeast(Math.max(0, least));
    }

    private double median(String table, String row, String detector, String figure) {
        return runs.first(f -> f.name().equals(figure)
                        && f.cell().table().equals(table)
                        && f.cell().row().equals(row)
                        && f.cell().detector().equals(detector))
                .map(Summary::median)
                .orElse(0.0);
    }
}
