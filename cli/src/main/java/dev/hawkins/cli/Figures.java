package dev.hawkins.cli;

import dev.hawkins.table.Digits;
import java.util.Locale;

/** Numbers as text. */
final class Figures {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Figures() {}

    /** The shortest digits that give the same bits back. */
    static String exact(double value) {
        return Digits.shortest(value);
    }

    /** Rounded as a format says, the same on every JDK. */
    static String formatted(String format, double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, format, Digits.decimal(value))
                : Digits.shortest(value);
    }

    /** Few digits, for people: 0.00025, 0.0012, 12.35, 123,457. */
    static String brief(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size >= 1e9 || size > 0 && size < 1e-4) {
            return formatted("%.3g", value);
        }
        int decimals =
                size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : size >= 1e-3 || size == 0 ? 4 : 5;
        return formatted("%,." + decimals + "f", value);
    }

    /** A share as percent: 1 %, 0.12 %, 0.004 %; never 100 % if it is not all. */
    static String percent(double share) {
        if (share < 1 && share >= 0.9995) {
            return "over 99.9 %";
        }
        double percent = 100 * share;
        String text = formatted(percent >= 10 ? "%.1f" : percent >= 0.1 ? "%.2f" : "%.4f", percent);
        return (text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text) + " %";
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A curve as one line of block characters, at most {@code width} of them, low to high. */
    static String sparkline(java.util.List<Double> values, int width) {
        double low = values.stream().mapToDouble(v -> v).min().orElse(0);
        double high = values.stream().mapToDouble(v -> v).max().orElse(0);
        int points = Math.min(width, values.size());
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < points; i++) {
            double value = values.get((int) ((long) i * values.size() / points));
            double share = high > low ? (value - low) / (high - low) : 0;
            line.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
        }
        return line.toString();
    }
}
