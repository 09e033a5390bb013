package dev.hawkins.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void ranksShareTies() {
        double[] ranks = Comparison.meanRanks(new double[][] {{.9, .9}, {.8, .9}, {.7, .1}});
        assertThat(ranks).containsExactly(1.25, 1.75, 3);
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

    /** Without correction t = 3 / sqrt(2.5 / 5) at 4 degrees of freedom; with a ratio of .2, t = 3 / sqrt(2.5 * .4) = 3. */
    @Test
    void thePairedTestTakesTheVarianceOfOverlappingDivisions() {
        double[] a = {2, 3, 4, 5, 6};
        double[] b = {1, 1, 1, 1, 1};
        assertThat(Comparison.pairedTest(a, b, 0)).isCloseTo(0.013236, within(1e-6));
        assertThat(Comparison.pairedTest(a, b, 0.2)).isCloseTo(0.039942, within(1e-6));
    }

    @Test
    void equalFiguresDoNotDiffer() {
        assertThat(Comparison.pairedTest(new double[] {.5, .6}, new double[] {.5, .6}, 1))
                .isEqualTo(1);
        assertThat(Comparison.pairedTest(new double[] {.5}, new double[] {.6}, 1))
                .isNaN();
    }
}
