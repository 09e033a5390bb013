package dev.hawkins.explain;

import dev.hawkins.prepare.Cycle;
import java.util.List;
import java.util.Locale;

/** How numbers, shares and times are written, the same in every country. */
final class Wording {
    static final String MISSING = "missing";

    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private Wording() {}

    /** A number with so many decimals, in groups of thousands; in scientific form where that would hide or bloat it. */
    static String number(double x, int decimals) {
        boolean vanishes = x != 0 && Math.abs(x) < 0.5 * StrictMath.pow(10, -decimals);
        if (Math.abs(x) >= 1e15 || vanishes && decimals > 0) {
            return String.format(Locale.ROOT, "%.2e", x);
        }
        double shown = vanishes ? 0 : x; // not "-0"
        return String.format(Locale.ROOT, "%,." + decimals + "f", shown);
    }

    /** A number with as many digits as it needs. */
    static String number(double x) {
        return x == Math.rint(x) ? number(x, 0) : Double.toString(x);
    }

    /** A share in percent: {@code 92 %}, {@code 0.1 %}, {@code less than 0.1 %}, {@code over 99 %}. */
    static String percent(double share) {
        if (share < 0.0005) {
            return "less than 0.1 %";
        }
        if (share > 0.995) {
            return "over 99 %";
        }
        return String.format(Locale.ROOT, share < 0.01 ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    /** A name with its share: {@code GB (92 %)}. */
    static String likely(String name, double share) {
        return "%s (%s)".formatted(name, percent(share));
    }

    /** The time of day of an hour with its fraction, to the full minute that has begun. */
    static String clock(double hour) {
        int minute = Math.floorMod((int) Math.floor(hour * 60 + 1e-6), 24 * 60);
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    /** A point in time without its date: {@code 03:12 Sunday}, in UTC. */
    static String time(double secondsSince1970) {
        double day = Cycle.DAY_OF_WEEK.position(secondsSince1970);
        return clock(Cycle.HOUR_OF_DAY.position(secondsSince1970)) + " " + day((long) day);
    }

    /** The time of day of an hour, to the nearest ten minutes. */
    static String roundClock(double hour) {
        return clock(Math.rint(hour * 6) / 6);
    }

    /** The name of a day of the week; 0 = Monday, 7 = Monday again. */
    static String day(long day) {
        return DAYS.get((int) Math.floorMod(day, 7L));
    }
}
