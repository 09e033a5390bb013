package dev.hawkins.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    private static double of(double[] a, double... b) {
        return RankCorrelation.spearman(a, b);
    }

    @Test
    void onlyTheOrderCounts() {
        double[] a = {1, 2, 3, 4};
        assertThat(of(a, -5, 0, 0.1, 1e9)).isEqualTo(1);
        assertThat(of(a, 4, 3, 2, 1)).isEqualTo(-1);
        assertThat(of(a, 1, 2, 4, 3)).isCloseTo(0.8, within(1e-12));
    }

    /** Without ties it is 1 - 6 sum d^2 / (n (n^2 - 1)); permutations by seed 3. */
    @Test
    void agreesWithTheFormulaForRanksWithoutTies() {
        RandomStream random = RandomStream.of(3, "permutations");
        for (int run = 0; run < 50; run++) {
            int n = 2 + random.nextInt(12);
            int[] order = random.permutation(n);
            double[] a = new double[n];
            double[] b = new double[n];
            double squares = 0;
            for (int i = 0; i < n; i++) {
                a[i] = i;
                b[i] = order[i];
                squares += (a[i] - b[i]) * (a[i] - b[i]);
            }
            assertThat(of(a, b)).isCloseTo(1 - 6 * squares / n / (n * n - 1.0), within(1e-12));
        }
    }

    /** Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5). */
    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertThat(of(new double[] {1, 2, 2, 3}, 1, 2, 3, 4)).isCloseTo(4.5 / Math.sqrt(22.5), within(1e-12));
        assertThat(of(new double[] {1, 2, 3}, 7, 7, 7)).isNaN();
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThatThrownBy(() -> of(new double[] {1}, 1))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("a rank correlation needs 2 or more pairs but there are 1 and 1 values");
        assertThatThrownBy(() -> of(new double[] {1, 2}, 1, 2, 3))
                .hasMessage("a rank correlation needs 2 or more pairs but there are 2 and 3 values");
        assertThatThrownBy(() -> of(new double[] {1, 2}, 1, Double.NaN))
                .hasMessage("value 2 of a rank correlation is NaN");
    }
}
