package dev.hawkins.reproduce;

import java.util.List;
import java.util.Map;

/** Tables 1 and 2 of Yamanaka et al. 2019: numbers of rows; mean ROC AUC of 5 runs on known (A) and on unknown (U) anomalies, by row of ours. */
final class AbcFigures {
    /** Columns of the table, by the name of the method here. */
    static final List<String> METHODS =
            List.of("abc", "abc-dae", "lrc", "dnn", "svm", "gtb", "rusboost", "ae", "dae", "ocsvm", "iforest");

    private static final Map<String, String> KINDS = Map.of(AbcProblem.KNOWN, " A", AbcProblem.UNKNOWN, " U");

    private static final Map<String, double[]> MEANS = Map.ofEntries(
            row("toy 1 A", .965, .966, .914, .972, .970, .972, .961, .859, .888, .833, .895),
            row("toy 1 U", 1.000, .999, .857, .000, .907, .005, .006, 1.000, 1.000, 1.000, 1.000),
            row("mnist 1 A", .998, .999, .972, .998, .985, .991, .958, .968, .970, .805, .817),
            row("mnist 1 U", .835, .856, .630, .758, .705, .704, .663, .892, .886, .623, .662),
            row("kdd 1 A", 1.000, 1.000, .999, 1.000, 1.000, 1.000, 1.000, .998, .998, 1.000, .999),
            row("kdd 1 U", .884, .788, .781, .624, .893, .621, .735, .841, .793, .762, .842),
            row("toy 2 A", .965, .967, .836, .972, .970, .972, .964, .839, .848, .833, .893),
            row("toy 2 U", .988, .997, .762, .000, .755, .001, .001, .767, .750, 1.000, 1.000),
            row("mnist 2 A", .999, .999, .972, .998, .985, .991, .955, .969, .970, .805, .821),
            row("mnist 2 U", .799, .823, .645, .708, .685, .689, .655, .862, .857, .619, .660),
            row("kdd 2 A", 1.000, 1.000, 1.000, 1.000, 1.000, 1.000, 1.000, .998, .998, 1.000, 1.000),
            row("kdd 2 U", .845, .781, .786, .598, .892, .622, .763, .844, .794, .762, .840));

    static final List<String> DATA = List.of("toy", "mnist", "kdd");
    private static final Map<String, double[]> SIZES = Map.of(
            "normal, train", new double[] {10_000, 17_791, 87_721},
            "known, train", new double[] {10_000, 13_797, 47_869},
            "normal, test", new double[] {10_000, 17_791, 47_905},
            "known, test", new double[] {10_000, 13_797, 17_797},
            "unknown, test", new double[] {10_000, 6_824, 2_926},
            "attributes", new double[] {2, 784, 38});

    private AbcFigures() {}

    private static Map.Entry<String, double[]> row(String key, double... means) {
        return Map.entry(key, means);
    }

    /** A figure of table 1. */
    static double size(String row, String figure) {
        return SIZES.get(figure)[DATA.indexOf(row.split(" ")[0])];
    }

    /**
     * The published mean, or NaN where there is none.
     *
     * @param row data and setting
     * @param figure which anomalies, or another figure, which was not published
     */
    static double mean(String row, String figure, String method) {
        double[] means = MEANS.get(row + KINDS.get(figure));
        int column = METHODS.indexOf(method);
        return means == null || column < 0 ? Double.NaN : means[column];
    }

    /** What speaks against a published figure. */
    static String doubt(Figure figure) {
        if (!figure.name().equals(AbcProblem.UNKNOWN)) {
            return "";
        }
        return switch (figure.cell().row() + " " + Abc.method(figure.cell())) {
            case "toy 2 ae", "toy 2 dae" -> "five runs that fall into two groups";
            case "mnist 1 abc", "mnist 1 abc-dae", "mnist 2 abc", "mnist 2 abc-dae" ->
                "below the autoencoder's, against the paper's own summary";
            case "kdd 1 abc", "kdd 2 abc" -> "below the support vector machine's, against the paper's own summary";
            default -> "";
        };
    }
}
