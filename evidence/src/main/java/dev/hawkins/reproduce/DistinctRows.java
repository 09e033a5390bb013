package dev.hawkins.reproduce;

import dev.hawkins.detect.Model;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows of which many are equal. The score of a row depends on nothing else, so one of each is enough to score them. */
final class DistinctRows {
    private DistinctRows() {}

    /** A row that is equal to others with the same bits. */
    private record Row(float[] values, int from, int to) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && Arrays.equals(values, from, to, row.values, row.from, row.to);
        }

        @Override
        public int hashCode() {
            int hash = 0;
            for (int i = from; i < to; i++) {
                hash = 31 * hash + Float.floatToIntBits(values[i]);
            }
            return hash;
        }
    }

    /** Which rows are equal, with the same bits, to one of the others. */
    static boolean[] among(Matrix others, Matrix rows) {
        int width = rows.columns();
        Set<Row> known = new HashSet<>();
        for (int r = 0; r < others.rows(); r++) {
            known.add(new Row(others.values(), r * width, (r + 1) * width));
        }
        boolean[] among = new boolean[rows.rows()];
        for (int r = 0; r < among.length; r++) {
            among[r] = known.contains(new Row(rows.values(), r * width, (r + 1) * width));
        }
        return among;
    }

    /** Scores one row of each kind, and gives it to the others. */
    static double[] score(Model model, Matrix rows) {
        Groups groups = Groups.of(rows);
        double[] scores = model.score(rows.select(groups.first));
        return IntStream.of(groups.place).mapToDouble(i -> scores[i]).toArray();
    }

    /** The rows that are equal to no earlier one, ascending. */
    static int[] first(Matrix rows) {
        return Groups.of(rows).first;
    }

    /**
     * @param first the first row of each group of equal ones
     * @param place the group of each row
     */
    private record Groups(int[] first, int[] place) {
        static Groups of(Matrix rows) {
            Map<Row, Integer> seen = new HashMap<>();
            int width = rows.columns();
            int[] first = new int[rows.rows()];
            int[] place = new int[rows.rows()];
            for (int r = 0; r < place.length; r++) {
                int fresh = seen.size();
                place[r] = seen.computeIfAbsent(new Row(rows.values(), r * width, (r + 1) * width), row -> fresh);
                if (place[r] == fresh) {
                    first[fresh] = r;
                }
            }
            return new Groups(Arrays.copyOf(first, seen.size()), place);
        }
    }
}
