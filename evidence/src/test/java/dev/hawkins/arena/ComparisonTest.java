package dev.hawkins.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComparisonTest {
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
