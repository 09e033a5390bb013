package dev.hawkins.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void bothPartsTogetherAreAllRowsAndAscend() {
        for (int rows : new int[] {0, 1, 2, 7, 1000}) {
            for (double share : new double[] {0, .2, .5, 1}) {
                Split split = Split.share(rows, share, stream(1));
                assertThat(split.first())
                        .hasSize((int) Math.round(share * rows))
                        .isSorted();
                assertThat(split.second()).isSorted();
                assertThat(IntStream.concat(Arrays.stream(split.first()), Arrays.stream(split.second()))
                                .sorted()
                                .toArray())
                        .isEqualTo(IntStream.range(0, rows).toArray());
            }
        }
    }

    @Test
    void theSeedDecides() {
        assertThat(Split.halves(1000, stream(1)).first())
                .isEqualTo(Split.halves(1000, stream(1)).first());
        assertThat(Split.halves(1000, stream(1)).first())
                .isNotEqualTo(Split.halves(1000, stream(2)).first());
        assertThat(Split.halves(7, stream(1)).first()).hasSize(4);
    }

    @Test
    void oneStreamGivesOneSplitAfterAnother() {
        RandomStream random = stream(3);
        assertThat(Split.halves(100, random).first())
                .isNotEqualTo(Split.halves(100, random).first());
    }

    @Test
    void everyRowIsEquallyLikelyChosen() {
        int[] counts = new int[20];
        RandomStream random = stream(4);
        for (int i = 0; i < 10_000; i++) {
            for (int row : Split.share(20, .25, random).first()) {
                counts[row]++;
            }
        }
        double sd = Math.sqrt(10_000 * .25 * .75);
        assertThat(Arrays.stream(counts).max().orElseThrow()).as("seed 4").isBetween(2500, (int) (2500 + 4 * sd));
        assertThat(Arrays.stream(counts).min().orElseThrow()).as("seed 4").isBetween((int) (2500 - 4 * sd), 2500);
    }

    @Test
    void stratifiedTakesTheShareOfEveryLabel() {
        String[] labels = new String[1000];
        Arrays.setAll(labels, i -> i % 100 == 0 ? "rare" : i % 3 == 0 ? "some" : "most");
        Split split = Split.stratified(labels, .3, stream(5));
        for (String label : new String[] {"rare", "some", "most"}) {
            long all = Arrays.stream(labels).filter(label::equals).count();
            assertThat(Arrays.stream(split.first())
                            .filter(i -> labels[i].equals(label))
                            .count())
                    .as(label)
                    .isEqualTo(Math.round(.3 * all));
        }
        assertThat(split.first().length + split.second().length).isEqualTo(1000);
    }

    @Test
    void stratifiedByAnomaly() {
        boolean[] anomaly = new boolean[100];
        Arrays.fill(anomaly, 0, 10, true);
        Split split = Split.stratified(anomaly, .5, stream(6));
        assertThat(Arrays.stream(split.first()).filter(i -> anomaly[i]).count()).isEqualTo(5);
        assertThat(split.first()).hasSize(50);
    }

    @Test
    void sharesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Split.share(10, 1.1, stream(1)))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("share must be between 0 and 1 but was 1.1");
        assertThatThrownBy(() -> Split.stratified(new boolean[3], Double.NaN, stream(1)))
                .hasMessage("share must be between 0 and 1 but was NaN");
    }

    private static RandomStream stream(long seed) {
        return RandomStream.of(seed, "split");
    }
}
