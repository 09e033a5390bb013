package dev.hawkins.evaluate;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.table.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows in two parts, by row number from 0, each part ascending; together they are all rows, none twice.
 *
 * @param first the wanted share
 * @param second the rest
 */
public record Split(int[] first, int[] second) {

    /** Random halves; with an odd number of rows the first has one more. */
    public static Split halves(int rows, RandomStream random) {
        return share(rows, .5, random);
    }

    /**
     * A random share of the rows, {@code round(share * rows)} of them.
     *
     * @param share 0 to 1
     */
    public static Split share(int rows, double share, RandomStream random) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        return of(rows, chosen(all, checked(share), random));
    }

    /**
     * A random share of the rows of every label, {@code round(share * count)} of each.
     *
     * @param labels one per row; labels are taken in the order of their first appearance, which fixes the split for a seed
     * @param share 0 to 1
     */
    public static Split stratified(String[] labels, double share, RandomStream random) {
        checked(share);
        Map<String, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            rowsOf.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
        }
        boolean[] chosen = new boolean[labels.length];
        for (List<Integer> rows : rowsOf.values()) {
            int[] members = rows.stream().mapToInt(Integer::intValue).toArray();
            for (int row : chosen(members, share, random)) {
                chosen[row] = true;
            }
        }
        return of(chosen);
    }

    /** As {@link #stratified(String[], double, RandomStream)}, with two labels. */
    public static Split stratified(boolean[] anomaly, double share, RandomStream random) {
        String[] labels = new String[anomaly.length];
        Arrays.setAll(labels, i -> anomaly[i] ? "1" : "0");
        return stratified(labels, share, random);
    }

    /** The rows that these places of the given numbers hold. */
    private static int[] chosen(int[] rows, double share, RandomStream random) {
        int[] shuffled = rows.clone();
        random.shuffle(shuffled);
        return Arrays.copyOf(shuffled, (int) Math.round(share * rows.length));
    }

    private static Split of(int rows, int[] first) {
        boolean[] chosen = new boolean[rows];
        for (int row : first) {
            chosen[row] = true;
        }
        return of(chosen);
    }

    private static Split of(boolean[] chosen) {
        int[] first = new int[chosen.length];
        int[] second = new int[chosen.length];
        int inFirst = 0;
        int inSecond = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                first[inFirst++] = i;
            } else {
                second[inSecond++] = i;
            }
        }
        return new Split(Arrays.copyOf(first, inFirst), Arrays.copyOf(second, inSecond));
    }

    private static double checked(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new EvaluationException("share must be between 0 and 1 but was " + Digits.shortest(share));
        }
        return share;
    }
}
