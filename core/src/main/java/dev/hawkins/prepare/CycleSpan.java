package dev.hawkins.prepare;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where in a cycle training rows usually lie: the shortest stretch with at least 90 percent of them, found to the nearest
 * sixth of an hour or to the whole day.
 *
 * @param cycle the cycle
 * @param from where the stretch begins, a position in the cycle
 * @param length how long it is, in hours or days, at most the whole cycle
 */
public record CycleSpan(Cycle cycle, double from, double length) {
    private static final double SHARE = 0.9;

    /** A stretch over more of the cycle than this, six of seven days or 20.6 hours, says nothing. */
    private static final double WHOLE = 0.86;

    /** Whether the stretch leaves out so little of the cycle that it says nothing. */
    public boolean isWhole() {
        return length > WHOLE * cycle.length();
    }

    /** The last hour or, in a week, the last day that is within the stretch. */
    public double last() {
        return cycle == Cycle.DAY_OF_WEEK ? from + length - 1 : from + length;
    }

    static CycleSpan of(Cycle cycle, NumberSummary times) {
        int perUnit = cycle == Cycle.HOUR_OF_DAY ? 6 : 1;
        int bins = cycle.length() * perUnit;
        long[] counts = times.histogram(time -> (int) (cycle.position(time) * perUnit), bins);
        int best = 0;
        int shortest = bins;
        for (int first = 0; first < bins; first++) {
            int length = reach(counts, first, SHARE * times.present());
            if (length < shortest) {
                best = first;
                shortest = length;
            }
        }
        return new CycleSpan(cycle, (double) best / perUnit, (double) shortest / perUnit);
    }

    /** How many bins from the first one on hold the wanted number of rows. */
    private static int reach(long[] counts, int first, double wanted) {
        long held = 0;
        int length = 0;
        while (held < wanted) {
            held += counts[(first + length) % counts.length];
            length++;
        }
        return length;
    }

    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cycle", Tree.name(cycle));
        tree.put("from", from);
        tree.put("length", length);
        return tree;
    }

    static CycleSpan fromTree(Tree tree) {
        Cycle cycle = tree.constant("cycle", Cycle.class);
        double from = tree.number("from");
        double length = tree.positive("length");
        if (from < 0 || from >= cycle.length()) {
            throw tree.wrong("from", "at least 0 and less than " + cycle.length());
        }
        if (length > cycle.length()) {
            throw tree.wrong("length", "at most " + cycle.length());
        }
        return new CycleSpan(cycle, from, length);
    }
}
