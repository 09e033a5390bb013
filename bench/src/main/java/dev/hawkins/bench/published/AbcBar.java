package dev.hawkins.bench.published;

import java.util.Locale;
import java.util.Set;

/**
 * Between what limits a median must lie for a result of Yamanaka et al. 2019 to count as repeated.
 *
 * @param low least value, 0 = any
 * @param high largest value, 1 = any
 */
public record AbcBar(double low, double high) {
    private static final AbcBar NONE = new AbcBar(0, 1);
    private static final double CLOSE = 0.03;
    private static final Set<String> BLIND = Set.of("gtb", "dnn", "rusboost");
    private static final Set<String> CLOSE_ON_TOY = Set.of("svm", "iforest", "ocsvm");

    /**
     * The limits in settings 1 and 2. Autoencoders have none on the toy in setting 2, where the paper's own runs fall into two
     * groups.
     *
     * @param kind A for known anomalies, U for unknown ones
     */
    static AbcBar of(AbcSetting setting, String method, String kind) {
        double published = AbcFigures.mean(setting.data(), setting.number(), kind, method);
        return setting.data().equals("toy")
                ? toy(setting, method, kind.equals("A"), published)
                : real(setting, method, kind.equals("A"), published);
    }

    private static AbcBar toy(AbcSetting setting, String method, boolean known, double published) {
        if (CLOSE_ON_TOY.contains(method)) {
            return new AbcBar(published - CLOSE, Math.min(1, published + CLOSE));
        }
        if (BLIND.contains(method)) {
            return known ? NONE : new AbcBar(0, 0.05);
        }
        if (setting.number() == 1 && method.equals("ae")) {
            return known ? new AbcBar(0.83, 0.88) : new AbcBar(0.999, 1);
        }
        if (setting.number() == 1 && method.equals("dae")) {
            return known ? new AbcBar(0.87, 0.9) : NONE;
        }
        return !isAbc(method) ? NONE : known ? new AbcBar(0.95, 0.98) : new AbcBar(0.98, 1);
    }

    private static AbcBar real(AbcSetting setting, String method, boolean known, double published) {
        double least = !known ? published - CLOSE : setting.data().equals("kdd") ? 0.995 : 0.99;
        return isAbc(method) ? atLeast(least) : NONE;
    }

    static AbcBar atLeast(double value) {
        return new AbcBar(value, 1);
    }

    static boolean isAbc(String method) {
        return method.equals("abc") || method.equals("abc-dae");
    }

    /** Whether there is no limit. */
    boolean isOpen() {
        return low <= 0 && high >= 1;
    }

    /** Whether the value lies within the limits. */
    public boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** Such as {@code >=.950}, {@code <=.050}, {@code .830-.880}, or {@code -} for none. */
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
