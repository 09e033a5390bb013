package dev.hawkins.reproduce;

import dev.hawkins.detect.Model;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.MatrixRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows of which many are equal. The score of a row depends on nothing else, so one of each is enough to score them. */
final class DistinctRows {
    private DistinctRows() {}

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
            Map<MatrixRow, Integer> seen = new HashMap<>();
            int[] first = new int[rows.rows()];
            int[] place = new int[rows.rows()];
            for (int r = 0; r < place.length; r++) {
                int fresh = seen.size();
                place[r] = seen.computeIfAbsent(rows.row(r), row -> fresh);
                if (place[r] == fresh) {
                    first[fresh] = r;
                }
            }
            return new Groups(Arrays.copyOf(first, seen.size()), place);
        }
    }
}
