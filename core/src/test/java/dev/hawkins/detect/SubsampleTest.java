package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SubsampleTest {
    @Test
    void drawnNumbersAreDistinctAndWithinTheRange() {
        RandomStream random = RandomStream.of(3, "draw");
        for (int n : new int[] {1, 2, 5, 64, 1000}) {
            for (int count = 1; count <= Math.min(n, 70); count++) {
                int[] drawn = Subsample.draw(count, n, random);
                assertThat(drawn).hasSize(count).doesNotHaveDuplicates();
                assertThat(Arrays.stream(drawn).allMatch(i -> i >= 0 && i < n)).isTrue();
            }
        }
        assertThat(Subsample.draw(0, 10, random)).isEmpty();
    }

    @Test
    void everyRowIsEquallyLikely() {
        int[] counts = new int[20];
        RandomStream random = RandomStream.of(3, "draw");
        for (int run = 0; run < 40_000; run++) {
            for (int i : Subsample.draw(5, 20, random)) {
                counts[i]++;
            }
        }
        for (int count : counts) {
            // Binomial with 40,000 trials of 1/4: standard deviation 87.
            assertThat((double) count).isCloseTo(10_000, within(5 * 87.0));
        }
    }

    @Test
    void rowsKeepTheirOrderAndSmallTablesAreTakenWhole() {
        Matrix rows = Samples.fill(100, 1, i -> i);
        float[] some = Subsample.atMost(30, rows, RandomStream.of(3, "draw")).values();
        assertThat(some).hasSize(30).isSorted().doesNotHaveDuplicates();
        assertThat(Subsample.atMost(100, rows, RandomStream.of(3, "draw")).values())
                .containsExactly(rows.values())
                .isNotSameAs(rows.values());
    }
}
