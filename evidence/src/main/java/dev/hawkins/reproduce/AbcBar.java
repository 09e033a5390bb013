package dev.hawkins.reproduce;

import java.util.List;

/** Between what limits a median must lie for a result of Yamanaka et al. 2019 to count as repeated. */
final class AbcBar {
    private static final double CLOSE = 0.03;

    private AbcBar() {}

    /**
     * The limits of a cell of table 2. Autoencoders have none on the toy in setting 2, where the paper's own runs fall into
     * two groups.
     *
     * @param figure which anomalies
     */
    static Bar of(CellKey cell, String figure) {
        String method = Abc.method(cell);
        double published = AbcFigures.mean(cell.row(), figure, method);
        boolean known = figure.equals(AbcProblem.KNOWN);
        if (cell.row().startsWith("toy")) {
            return toy(method, cell.row().equals("toy 1"), known, published);
        }
        double least = !known ? published - CLOSE : cell.row().startsWith("kdd") ? 0.995 : 0.99;
        return isAbc(method) ? Bar.atLeast(least) : Bar.NONE;
    }

    private static Bar toy(String method, boolean clean, boolean known, double published) {
        return switch (method) {
            case "svm", "iforest", "ocsvm" -> around(published);
            case "gtb", "dnn", "rusboost" -> known ? Bar.NONE : Bar.atMost(0.05);
            case "ae" -> !clean ? Bar.NONE : known ? new Bar(0.83, 0.88) : Bar.atLeast(0.999);
            case "dae" -> clean && known ? new Bar(0.87, 0.9) : Bar.NONE;
            case "abc", "abc-dae" -> known ? new Bar(0.95, 0.98) : Bar.atLeast(0.98);
            default -> Bar.NONE;
        };
    }

    private static Bar around(double published) {
        double high = published + CLOSE;
        return high >= 1 ? Bar.atLeast(published - CLOSE) : new Bar(published - CLOSE, high);
    }

    private static boolean isAbc(String method) {
        return List.of("abc", "abc-dae").contains(method);
    }
}
