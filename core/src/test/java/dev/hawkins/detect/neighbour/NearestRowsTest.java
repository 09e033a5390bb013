package dev.hawkins.detect.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.Samples;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestRowsTest {
    /** Columns by which the rows have many ties, few and none. */
    private static Matrix table(int rows, int columns, int levels) {
        RandomStream random = RandomStream.of(17, "table");
        return Samples.fill(rows, columns, i -> levels > 0 ? random.nextInt(levels) : random.nextGaussian());
    }

    private static List<Integer> byHand(Matrix rows, Matrix queries, int query, int k, boolean ties, int self) {
        float[] squared = new float[rows.rows()];
        for (int r = 0; r < rows.rows(); r++) {
            for (int j = 0; j < rows.columns(); j++) {
                float d = queries.get(query, j) - rows.get(r, j);
                squared[r] += d * d;
            }
        }
        List<Integer> sorted = IntStream.range(0, rows.rows())
                .filter(r -> r != self)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(r -> squared[r]).thenComparing(r -> r))
                .toList();
        int count = k;
        while (ties
                && count < sorted.size()
                && count < 4 * k
                && squared[sorted.get(count)] == squared[sorted.get(k - 1)]) {
            count++;
        }
        return sorted.subList(0, Math.min(count, sorted.size()));
    }

    private static List<Integer> found(Nearest nearest) {
        return IntStream.range(0, nearest.size()).mapToObj(i -> nearest.ids[i]).toList();
    }

    private static Nearest[] batch(int count, int k, boolean ties) {
        return IntStream.range(0, count).mapToObj(i -> new Nearest(k, ties)).toArray(Nearest[]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    void bothSearchesFindWhatSortingFinds(int levels) {
        for (int columns : new int[] {1, 3, 4, 9}) {
            Matrix rows = table(700, columns, levels);
            Matrix queries = table(740, columns, levels);
            for (boolean ties : new boolean[] {false, true}) {
                check(new EveryRow(rows), rows, queries, ties);
                check(new KdTree(rows), rows, queries, ties);
            }
        }
    }

    private static void check(NearestRows search, Matrix rows, Matrix queries, boolean ties) {
        Nearest[] nearest = batch(13, 6, ties);
        float[] room = new float[search.widestBlock()];
        search.find(queries.values(), 720 * rows.columns(), 13, -1, nearest, room);
        for (int q = 0; q < 13; q++) {
            assertThat(found(nearest[q])).isEqualTo(byHand(rows, queries, 720 + q, 6, ties, -1));
        }
        search.find(rows.values(), 200 * rows.columns(), 13, 200, nearest, room);
        for (int q = 0; q < 13; q++) {
            assertThat(found(nearest[q])).isEqualTo(byHand(rows, rows, 200 + q, 6, ties, 200 + q));
        }
    }

    @Test
    void fewerRowsThanNeighboursAreAllFound() {
        Matrix rows = table(4, 2, 0);
        Nearest[] nearest = batch(1, 9, true);
        new EveryRow(rows).find(rows.values(), 0, 1, 0, nearest, new float[256]);
        assertThat(found(nearest[0])).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void whatIsKeptDoesNotDependOnTheOrderOfMeeting() {
        RandomStream random = RandomStream.of(4, "order");
        List<Integer> first = null;
        for (int run = 0; run < 50; run++) {
            Nearest nearest = new Nearest(3, true);
            for (int id : random.permutation(40)) {
                nearest.offer(id % 4, id);
            }
            first = first == null ? found(nearest) : first;
            assertThat(found(nearest)).isEqualTo(first);
        }
        assertThat(first).containsExactly(0, 4, 8, 12, 16, 20, 24, 28, 32, 36);
    }
}
