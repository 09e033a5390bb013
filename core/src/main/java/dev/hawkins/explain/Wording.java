package dev.hawkins.explain;

import dev.hawkins.prepare.Cycle;
import dev.hawkins.table.Digits;
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
        double units = Math.abs(x) * StrictMath.pow(10, decimals);
        boolean vanishes = x != 0 && units < 0.5;
        if (!(units < 1e18 && Math.abs(x) < 1e15) || vanishes && decimals > 0) {
            return Double.isFinite(x) ? String.format(Locale.ROOT, "%.2e", Digits.decimal(x)) : Digits.shortest(x);
        }
        return fixed(x < 0, Math.round(units), decimals);
    }

    /** Writes units of 10^-decimals; by hand, because formatting with patterns is most of the time an explanation takes. */
    private static String fixed(boolean negative, long units, int decimals) {
        StringBuilder digits = new StringBuilder().append(units);
        while (digits.length() <= decimals) {
            digits.insert(0, '0');
        }
        int point = digits.length() - decimals;
        if (decimals > 0) {
            digits.insert(point, '.');
        }
        for (int i = point - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return (negative && units != 0 ? "-" : "") + digits;
    }

    /** A number with as many digits as it needs. */
    static String number(double x) {
        return x == Math.rint(x) ? number(x, 0) : Digits.shortest(x);
    }

    /** A share in percent: {@code 92 %}, {@code 0.1 %}, {@code less than 0.1 %}, {@code over 99 %}. */
    static String percent(double share) {
        if (share < 0.0005) {
            return "less than 0.1 %";
        }
        if (share > 0.995) {
            return "over 99 %";
        }
        return number(100 * share, share < 0.0095 ? 1 : 0) + " %";
    }

    /** A name with its share: {@code GB (92 %)}. */
    static String likely(String name, double share) {
        return name + " (" + percent(share) + ")";
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
