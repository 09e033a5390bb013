package dev.hawkins.chart;

import java.util.Locale;

/** Numbers and words for people, safe to stand in HTML. */
public final class Text {
    private Text() {}

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    public static String fixed(double value, int decimals) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** 0.001 as 0.1 %. */
    public static String percent(double share) {
        String digits = fixed(100 * share, share != 0 && share < 0.0095 ? 2 : 1);
        return (digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits) + " %";
    }

    public static String seconds(double seconds) {
        return seconds >= 100
                ? fixed(seconds, 0) + " s"
                : seconds >= 1
                        ? fixed(seconds, 1) + " s"
                        : seconds >= 1e-3 ? fixed(1e3 * seconds, 0) + " ms" : fixed(1e6 * seconds, 1) + " µs";
    }

    public static String bytes(double bytes) {
        return bytes >= 1 << 20 ? fixed(bytes / (1 << 20), 1) + " MB" : fixed(bytes / (1 << 10), 1) + " KB";
    }

    /** 1 row, 2 rows. */
    public static String counted(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }
}
