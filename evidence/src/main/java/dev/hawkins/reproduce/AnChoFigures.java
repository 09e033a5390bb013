package dev.hawkins.reproduce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables 2 to 7 of An and Cho 2015, and what speaks against some of their figures.
 */
final class AnChoFigures {
    static final String MNIST = "2+3";
    static final String ONLY_NORMAL = "4+6";
    static final String EXCEPT_ANOMALY = "5+7";

    /** Columns of {@link #ROWS}, as they are named here. */
    private static final List<String> COLUMNS =
            List.of("vae roc-auc", "stacked-dae roc-auc", "pca roc-auc", "kernel-pca roc-auc", "vae pr-auc", "vae f1");

    private static final String ROWS =
            """
            2+3 0 .917 .825 .785 .694 .517 .537
            2+3 1 .136 .135 .205 .231 .063 .205
            2+3 2 .921 .874 .798 .801 .644 .598
            2+3 3 .781 .761 .632 .638 .251 .332
            2+3 4 .808 .727 .682 .702 .337 .381
            2+3 5 .862 .792 .627 .598 .325 .427
            2+3 6 .848 .812 .733 .720 .432 .433
            2+3 7 .596 .508 .512 .560 .148 .212
            2+3 8 .895 .869 .493 .502 .499 .490
            2+3 9 .545 .548 .410 .420 .104 .210
            4+6 DoS .795 .727 .585 .590 .944 .981
            4+6 R2L .777 .773 .705 .712 .17 .406
            4+6 U2R .782 .781 .698 .712 .084 .324
            4+6 Probe .944 .946 .832 .821 .751 .791
            5+7 DoS .744 .685 .785 .780 .935 .979
            5+7 R2L .786 .782 .502 .514 .135 .389
            5+7 U2R .921 .806 .717 .760 .0096 .347
            5+7 Probe .970 .968 .647 .645 .706 .720
            """;

    private static final Map<String, Double> PUBLISHED = read();

    private AnChoFigures() {}

    private static Map<String, Double> read() {
        Map<String, Double> figures = new HashMap<>();
        for (String line : ROWS.lines().toList()) {
            String[] cells = line.split(" ");
            for (int i = 0; i < COLUMNS.size(); i++) {
                figures.put(cells[0] + " " + cells[1] + " " + COLUMNS.get(i), Double.parseDouble(cells[i + 2]));
            }
        }
        return figures;
    }

    /** The published figure, or NaN where there is none. Table 3 is compared at the natural prevalence, see {@link #doubt}. */
    static double published(CellKey cell, String figure) {
        String comparable = cell.table().equals(MNIST) ? " natural" : " stated";
        String name = figure.replace(comparable, "");
        return PUBLISHED.getOrDefault(cell.table() + " " + cell.row() + " " + cell.detector() + " " + name, Double.NaN);
    }

    /** What speaks against a published figure. */
    static String doubt(Figure figure) {
        CellKey cell = figure.cell();
        boolean ranking = figure.name().startsWith("pr-auc");
        boolean ofRanking = ranking || figure.name().startsWith("f1 ");
        if (ofRanking && cell.table().equals(MNIST)) {
            return "cannot be on the stated split, on which the digit is a third of the test rows: chance would give more; "
                    + "compared where it is a tenth, as in nature";
        }
        if (ofRanking && cell.row().equals("DoS")) {
            return ranking
                    ? "below the share of attacks among the test rows, about .95, which chance would give"
                    : "no finding: to call every row an attack gives about .975";
        }
        if (ofRanking && cell.row().equals("U2R") && cell.table().equals(EXCEPT_ANOMALY)) {
            return "one of the two is wrong: a ranking with an F1 of .347 has an average precision of .069 or more, not .0096";
        }
        return figure.name().equals("roc-auc") && isMisprint(cell) ? "printed as 0712, read as .712" : "";
    }

    private static boolean isMisprint(CellKey cell) {
        return cell.table().equals(ONLY_NORMAL)
                && cell.row().equals("U2R")
                && cell.detector().equals("kernel-pca");
    }
}
