package dev.hawkins.arena;

import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows that are equal in every feature. A copy of a training row in the test part would be recognised rather than judged, so
 * copies always go to the same part.
 *
 * @param group per row the number of its group, from 0 in the order of first rows
 * @param groups how many there are
 * @param contradictory rows whose group has both normal rows and anomalies: no detector can tell them apart
 */
record Copies(int[] group, int groups, int contradictory) {
    static Copies of(Table features, boolean[] anomaly) {
        Map<String, Integer> known = new HashMap<>();
        int[] group = new int[features.rows()];
        for (int r = 0; r < group.length; r++) {
            Integer next = known.size();
            Integer found = known.putIfAbsent(key(features, r), next);
            group[r] = found == null ? next : found;
        }
        return new Copies(group, known.size(), contradictory(group, known.size(), anomaly));
    }

    /** How many rows have an earlier copy. */
    int surplus() {
        return group.length - groups;
    }

    /** The first row of every group. */
    int[] firstRows() {
        int[] first = new int[groups];
        for (int r = group.length - 1; r >= 0; r--) {
            first[group[r]] = r;
        }
        return first;
    }

    /** All rows of the chosen groups, ascending. */
    int[] rowsOf(int[] chosen) {
        boolean[] wanted = new boolean[groups];
        for (int g : chosen) {
            wanted[g] = true;
        }
        int[] rows = new int[group.length];
        int count = 0;
        for (int r = 0; r < group.length; r++) {
            if (wanted[group[r]]) {
                rows[count++] = r;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static String key(Table features, int row) {
        StringBuilder key = new StringBuilder();
        for (int c = 0; c < features.schema().size(); c++) {
            if (features.values(c) instanceof Table.Numbers numbers) {
                key.append(Double.doubleToLongBits(numbers.values()[row])); // its digits take ten times as long
            } else {
                key.append(features.text(row, c));
            }
            key.append('\u0000');
        }
        return key.toString();
    }

    private static int contradictory(int[] group, int groups, boolean[] anomaly) {
        boolean[][] seen = new boolean[2][groups];
        for (int r = 0; r < group.length; r++) {
            seen[anomaly[r] ? 1 : 0][group[r]] = true;
        }
        return (int) Arrays.stream(group).filter(g -> seen[0][g] && seen[1][g]).count();
    }
}
