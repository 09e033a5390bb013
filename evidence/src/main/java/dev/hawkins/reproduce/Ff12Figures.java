package dev.hawkins.reproduce;

import java.util.List;
import java.util.Map;

/**
 * The tables of quality and cost of the Cloudera Fast Forward report FF12 (2020), and what speaks against some of their figures.
 */
final class Ff12Figures {
    private static final List<String> COLUMNS = List.of(
            "roc-auc ff-legacy",
            "accuracy ff-legacy",
            "precision ff-legacy",
            "recall ff-legacy",
            "f1 ff-legacy",
            "f2 ff-legacy",
            "size-kb",
            "score-seconds",
            "parameters",
            "fit-seconds",
            "generator-parameters");

    private static final String MISTAKEN =
            "attacks that the training file does not have count as normal, 1,896 of the test rows";

    private static final double NONE = Double.NaN;

    private static final Map<String, double[]> ROWS = Map.of(
            "bigan", new double[] {.972, .962, .857, .973, .911, .947, 47.945, 1.26, NONE, 111.726, 714},
            "ae", new double[] {.963, .964, .867, .968, .914, .945, 22.008, .279, 842, 32.751},
            "ocsvm", new double[] {.957, .949, .906, .830, .866, .844, 10.77, .029, NONE, .417},
            "vae", new double[] {.946, .930, .819, .836, .827, .832, 23.797, .391, 858, 27.922},
            "seq2seq", new double[] {.919, .829, .680, .271, .388, .308, 33.109, 400.131, 2741, 645.448},
            "pca", new double[] {.771, .936, .977, .699, .815, .741, 1.233, .003, NONE, .213});

    private Ff12Figures() {}

    /** The published figure, or NaN where there is none. */
    static double published(CellKey cell, String figure) {
        int column = COLUMNS.indexOf(figure);
        double[] row = ROWS.get(cell.detector());
        return column < 0 || column >= row.length ? NONE : row[column];
    }

    /** What speaks against a published figure. */
    static String doubt(Figure figure) {
        String detector = figure.cell().detector();
        if (figure.name().endsWith(" " + Ff12Labels.FF_LEGACY)) {
            return figure.name().startsWith("roc-auc")
                    ? MISTAKEN
                    : MISTAKEN + "; the threshold was chosen on the test labels";
        }
        if (detector.equals("ocsvm") && figure.name().equals("size-kb")) {
            return "room for some 65 support vectors, which nu=0.0001 of its code gives; nu=0.01 of its text would give 973 at least";
        }
        return detector.equals("bigan") && figure.name().equals("generator-parameters")
                ? "a network with a code of 2, where the table of architectures says 32"
                : "";
    }
}
