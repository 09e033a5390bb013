package dev.hawkins.detect.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Tables;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout.Block;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On three reals, a unit input, a binary one and a block of three: {@link Tables#MIXED}. Seed 6. */
class RedrawnTest {
    private static final int ROWS = 4000;
    private static final Matrix BATCH = Tables.mixed(ROWS, 6);
    private static final InputLimits RANGE = InputLimits.of(BATCH, 0.1);

    /** The last value never occurs. */
    private static final List<float[]> ONE_OR_NONE =
            List.of(new float[] {1, 0, 0}, new float[] {0, 1, 0}, new float[] {0, 0, 0});

    private static Redrawn drawn(double share) {
        Redrawn redrawn = new Redrawn(ROWS, share, Tables.MIXED, RANGE, RandomStream.of(6, "redrawn"));
        redrawn.draw(BATCH, ROWS);
        return redrawn;
    }

    private static long changed(Redrawn redrawn, int r) {
        return Tables.MIXED.blocks().stream()
                .filter(block -> differs(redrawn, r, block))
                .count();
    }

    private static boolean differs(Redrawn redrawn, int r, Block block) {
        return IntStream.range(block.from(), block.from() + block.count())
                .anyMatch(j -> redrawn.values().get(r, j) != BATCH.get(r, j));
    }

    @Test
    void manyRowsHaveOneNewColumnAndSomeHaveAll() {
        Redrawn redrawn = drawn(1);
        long[] rows = new long[7];
        IntStream.range(0, ROWS).forEach(r -> rows[(int) changed(redrawn, r)]++);
        assertThat(rows[1]).isGreaterThan(ROWS / 8L);
        assertThat(rows[2]).isGreaterThan(rows[4]);
        assertThat(rows[5] + rows[6]).isGreaterThan(ROWS / 50L);
    }

    @Test
    void newValuesLieInTheirRangeAndCategoriesAreOneValue() {
        Redrawn redrawn = drawn(1);
        for (int r = 0; r < ROWS; r++) {
            for (int j = 0; j < 8; j++) {
                assertThat(redrawn.values().get(r, j)).isBetween(RANGE.low()[j], RANGE.high()[j]);
            }
            assertThat(redrawn.values().get(r, 4)).isIn(0f, 1f);
            float[] block = Arrays.copyOfRange(redrawn.values().values(), 8 * r + 5, 8 * r + 8);
            assertThat(ONE_OR_NONE).anyMatch(wanted -> Arrays.equals(wanted, block));
        }
    }

    /** Of the values of the first column that are new. */
    @Test
    void halfOfTheNewValuesAreThoseOfOtherRows() {
        Redrawn redrawn = drawn(1);
        float[] known = new float[ROWS];
        IntStream.range(0, ROWS).forEach(r -> known[r] = BATCH.get(r, 0));
        Arrays.sort(known);
        double[] fresh = IntStream.range(0, ROWS)
                .filter(r -> redrawn.values().get(r, 0) != BATCH.get(r, 0))
                .mapToDouble(r -> Arrays.binarySearch(known, redrawn.values().get(r, 0)) >= 0 ? 1 : 0)
                .toArray();
        assertThat(fresh.length).isGreaterThan(ROWS / 4);
        assertThat(Arrays.stream(fresh).average().orElseThrow()).isBetween(0.45, 0.55);
    }

    @Test
    void theRestOfTheRowsAreLeftToTheGenerator() {
        Redrawn redrawn = drawn(0.75);
        double made = 0;
        for (int r = 0; r < ROWS; r++) {
            made += redrawn.made().get(r, 0);
        }
        assertThat(made / ROWS).isBetween(0.22, 0.28);
        assertThat(drawn(0).made().values()).containsOnly(1f);
        assertThat(drawn(1).made().values()).containsOnly(0f);
    }
}
