package dev.hawkins.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.arena.MeanRanks.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanRanksTest {
    @Test
    void ranksShareTies() {
        MeanRanks ranks = MeanRanks.of(new double[][] {{.7, .1}, {.9, .9}, {.8, .9}});
        assertThat(ranks.means()).containsExactly(3.0, 1.25, 1.75);
        assertThat(ranks.order()).containsExactly(1, 2, 0);
        assertThat(ranks.criticalDifference()).isEqualTo(Nemenyi.difference(3, 2));
    }

    /** Table 5(a) of Demsar 2006, which divides by sqrt(2). */
    @Test
    void theRangeOfNormalNumbersIsThatOfTheTables() {
        assertThat(Nemenyi.quantile(2) / Math.sqrt(2)).isCloseTo(1.960, within(5e-4));
        assertThat(Nemenyi.quantile(5) / Math.sqrt(2)).isCloseTo(2.728, within(5e-4));
        assertThat(Nemenyi.quantile(10) / Math.sqrt(2)).isCloseTo(3.164, within(5e-4));
    }

    /** His example: 4 classifiers on 14 data sets. */
    @Test
    void theCriticalDifferenceIsThatOfThePaper() {
        assertThat(Nemenyi.difference(4, 14)).isCloseTo(1.25, within(0.005));
    }

    @Test
    void oneEntrantOrDivisionTellsNothing() {
        assertThat(MeanRanks.of(new double[][] {{.9, .8}}).criticalDifference()).isNaN();
        assertThat(MeanRanks.of(new double[][] {{.9}, {.8}}).criticalDifference())
                .isNaN();
    }

    @Test
    void aLevelIsARunThatNoOtherHolds() {
        MeanRanks ranks = new MeanRanks(List.of(4.0, 1.0, 2.5, 1.5, 5.5, 9.0), 2);
        assertThat(ranks.order()).containsExactly(1, 3, 2, 0, 4, 5);
        assertThat(ranks.levels()).containsExactly(new Level(0, 2), new Level(2, 3), new Level(3, 4));
    }

    @Test
    void whereNobodyDiffersAllAreOneLevelAndWithoutADifferenceThereIsNone() {
        assertThat(new MeanRanks(List.of(2.0, 1.0, 3.0), 3).levels()).containsExactly(new Level(0, 2));
        assertThat(new MeanRanks(List.of(1.5, 1.5, 3.0), Double.NaN).levels()).isEmpty();
    }
}
