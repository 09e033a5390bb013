package dev.hawkins.reproduce;

import java.util.List;
import java.util.Locale;

/**
 * Between what limits a median must lie for a result of Yamanaka et al. 2019 to count as repeated.
 *
 * @param low least value, 0 = any
 * @param high largest value, 1 = any
 */
record AbcBar(double low, double high) {
    static final AbcBar NONE = new AbcBar(0, 1);
    private static final double CLOSE = 0.03;

    /**
     * The limits of a cell of table 2. Autoencoders have none on the toy in setting 2, where the paper's own runs fall into
     * two groups.
     *
     * @param figure which anomalies
     */
    static AbcBar of(CellKey cell, String figure) {
        String method = Abc.method(cell);
        double published = AbcFigures.mean(cell.row(), figure, method);
        boolean known = figure.equals(Abc.KNOWN);
        if (cell.row().startsWith("toy")) {
            return toy(method, cell.row().equals("toy 1"), known, published);
        }
        double least = !known ? published - CLOSE : cell.row().startsWith("kdd") ? 0.995 : 0.99;
        return isAbc(method) ? atLeast(least) : NONE;
    }

    private static AbcBar toy(String method, boolean clean, boolean known, double published) {
        return switch (method) {
            case "svm", "iforest", "ocsvm" -> new AbcBar(published - CLOSE, Math.min(1, published + CLOSE));
            case "gtb", "dnn", "rusboost" -> known ? NONE : new AbcBar(0, 0.05);
            case "ae" -> !clean ? NONE : known ? new AbcBar(0.83, 0.88) : atLeast(0.999);
            case "dae" -> clean && known ? new AbcBar(0.87, 0.9) : NONE;
            case "abc", "abc-dae" -> known ? new AbcBar(0.95, 0.98) : atLeast(0.98);
            default -> NONE;
        };
    }

    static AbcBar atLeast(double value) {
        return new AbcBar(value, 1);
    }

    private static boolean isAbc(String method) {
        return List.of("abc", "abc-dae").contains(method);
    }

    /** Whether there is no limit. */
    boolean isOpen() {
        return low <= 0 && high >= 1;
    }

    /** Whether the value lies within the limits. */
    boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** Such as {@code >=0.950}, {@code <=0.050}, {@code 0.830-0.880}, or {@code -} for none. */
    @Override
    public String toString() {
        if (isOpen()) {
            return "-";
        }
        return high >= 1 ? ">=" + number(low) : low <= 0 ? "<=" + number(high) : number(low) + "-" + number(high);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
