package dev.hawkins.bench.published;

import dev.hawkins.detect.Model;
import dev.hawkins.engine.Matrix;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Scores rows of which many are equal: the score of a row depends on nothing else, so one of each is enough. */
final class DistinctRows {
    private DistinctRows() {}

    static double[] score(Model model, Matrix rows) {
        Map<FloatBuffer, Integer> seen = new HashMap<>();
        int[] first = new int[rows.rows()];
        int[] of = new int[rows.rows()];
        for (int r = 0; r < of.length; r++) {
            FloatBuffer row = FloatBuffer.wrap(rows.values(), r * rows.columns(), rows.columns());
            int fresh = seen.size();
            Integer known = seen.putIfAbsent(row, fresh);
            of[r] = known == null ? fresh : known;
            if (known == null) {
                first[fresh] = r;
            }
        }
        double[] scores = model.score(rows.select(java.util.Arrays.copyOf(first, seen.size())));
        return IntStream.of(of).mapToDouble(i -> scores[i]).toArray();
    }
}
