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
        double[] squared = new double[rows.rows()];
        for (int r = 0; r < rows.rows(); r++) {
            for (int j = 0; j < rows.columns(); j++) {
                double d = (double) queries.get(query, j) - rows.get(r, j);
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
    void allSearchesFindWhatSortingFinds(int levels) {
        for (int columns : new int[] {1, 3, 4, 9, 18}) {
            Matrix rows = table(700, columns, levels);
            Matrix queries = table(740, columns, levels);
            for (boolean ties : new boolean[] {false, true}) {
                check(new EveryRow(rows), rows, queries, ties);
                check(new KdTree(rows), rows, queries, ties);
                check(new Balls(rows), rows, queries, ties);
            }
        }
    }

    private static void check(NearestRows search, Matrix rows, Matrix queries, boolean ties) {
        Nearest[] nearest = batch(13, 6, ties);
        NearestRows.Search one = search.search();
        one.find(queries.values(), 720 * rows.columns(), 13, null, nearest);
        for (int q = 0; q < 13; q++) {
            assertThat(found(nearest[q])).isEqualTo(byHand(rows, queries, 720 + q, 6, ties, -1));
        }
        int[] self = IntStream.range(200, 213).toArray();
        one.find(rows.values(), 200 * rows.columns(), 13, self, nearest);
        for (int q = 0; q < 13; q++) {
            assertThat(found(nearest[q])).isEqualTo(byHand(rows, rows, 200 + q, 6, ties, 200 + q));
        }
    }

    @Test
    void nothingIsLeftOutOfTablesWhoseDistancesCancelOrOverflow() {
        for (double shift : new double[] {0, 1e4, 1e18, 1e30}) {
            Matrix near = table(640, 17, 0);
            Matrix rows = Samples.fill(640, 17, i -> i % 17 == 3 ? shift + near.values()[i] : near.values()[i]);
            rows.values()[100] = 1e25f;
            for (NearestRows search : List.of(new EveryRow(rows), new KdTree(rows), new Balls(rows))) {
                Nearest[] nearest = batch(64, 4, true);
                search.search().find(rows.values(), 0, 64, null, nearest);
                for (int q = 0; q < 64; q++) {
                    assertThat(found(nearest[q]))
                            .as("%s, shift %s, row %s", search.getClass().getSimpleName(), shift, q)
                            .isEqualTo(byHand(rows, rows, q, 4, true, -1));
                }
            }
        }
    }

    @Test
    void boundsAreBelowTheDistancesAndNearThem() {
        Matrix rows = table(100, 30, 0);
        Matrix queries = table(5, 30, 0);
        LaneRows lanes = new LaneRows(rows, LaneRows.mean(rows));
        LaneRows.Queries asked = lanes.new Queries(5);
        asked.set(queries.values(), 0, 5);
        float[] partial = new float[5 * LaneRows.LANES];
        for (int r = 0; r < 100; r++) {
            asked.compare(5, r / LaneRows.LANES, partial, 0);
            for (int q = 0; q < 5; q++) {
                double bound = partial[q * LaneRows.LANES + r % LaneRows.LANES] + asked.norm(q);
                double distance = Squared.distance(queries.values(), q * 30, rows.values(), r * 30, 30);
                assertThat(bound).isLessThanOrEqualTo(distance).isGreaterThan(distance - 0.002);
            }
        }
    }

    @Test
    void rowsInClumpsAreSearchedByBallsAndCloudsOfAllDimensionsAreNot() {
        Matrix clumps = Samples.fill(4096, 20, i -> 10 * (i / 20 % 64) + RandomStream.mix(i) * 0x1p-64);
        assertThat(NearestRows.of(clumps, 5)).isInstanceOf(Balls.class);
        assertThat(NearestRows.of(Samples.normal(4096, 40, 3), 5)).isInstanceOf(EveryRow.class);
        assertThat(NearestRows.of(Samples.normal(4096, 15, 3), 5)).isInstanceOf(KdTree.class);
        assertThat(NearestRows.of(Samples.normal(511, 2, 3), 5)).isInstanceOf(EveryRow.class);
    }

    @Test
    void everySearchListsEveryRowOnce() {
        Matrix rows = table(700, 5, 3);
        for (NearestRows search : List.of(new EveryRow(rows), new KdTree(rows), new Balls(rows))) {
            assertThat(IntStream.of(search.order()).sorted().toArray())
                    .isEqualTo(IntStream.range(0, 700).toArray());
        }
    }

    @Test
    void fewerRowsThanNeighboursAreAllFound() {
        Matrix rows = table(4, 2, 0);
        for (NearestRows search : List.of(new EveryRow(rows), new KdTree(rows), new Balls(rows))) {
            Nearest[] nearest = batch(1, 9, true);
            search.search().find(rows.values(), 0, 1, new int[] {0}, nearest);
            assertThat(found(nearest[0])).containsExactlyInAnyOrder(1, 2, 3);
        }
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
