package dev.hawkins.detect.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NumericsTest {
    @Test
    void chiSquaredQuantilesAreThoseOfTheTables() {
        // Abramowitz and Stegun, table 26.8.
        assertThat(ChiSquared.quantile(0.95, 1)).isCloseTo(3.84146, within(1e-5));
        assertThat(ChiSquared.quantile(0.5, 2)).isCloseTo(2 * Math.log(2), within(1e-10));
        assertThat(ChiSquared.quantile(0.975, 4)).isCloseTo(11.1433, within(1e-4));
        assertThat(ChiSquared.quantile(0.99, 30)).isCloseTo(50.8922, within(1e-4));
        assertThat(ChiSquared.quantile(0.5, 100)).isCloseTo(99.3341, within(1e-4));
    }

    @Test
    void chiSquaredWithTwoDegreesIsExponential() {
        for (double x : new double[] {1e-6, 0.5, 3, 30}) {
            assertThat(ChiSquared.below(x, 2)).isCloseTo(-Math.expm1(-x / 2), within(1e-14));
        }
        assertThat(ChiSquared.below(0, 3)).isZero();
    }

    @Test
    void theFactorSolvesAndInverts() {
        double[][] matrix = {{4, 2, 0.6}, {2, 5, -1}, {0.6, -1, 3}};
        Cholesky factor = Cholesky.of(matrix);
        double[][] inverse = factor.inverse();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    product += matrix[i][k] * inverse[k][j];
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-14));
            }
        }
        double determinant = 4 * (15 - 1) - 2 * (6 + 0.6) + 0.6 * (-2 - 3);
        assertThat(factor.logDeterminant()).isCloseTo(Math.log(determinant), within(1e-14));
        double length = factor.squaredLength(new double[] {1, -2, 3});
        double[] v = {1, -2, 3};
        double byInverse = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                byInverse += v[i] * inverse[i][j] * v[j];
            }
        }
        assertThat(length).isCloseTo(byInverse, within(1e-13));
    }

    @Test
    void aSingularMatrixIsFactoredAllTheSame() {
        assertThat(Cholesky.of(new double[][] {{1, 1}, {1, 1}}).logDeterminant())
                .isCloseTo(Math.log(1e-12), within(1e-9));
    }

    @Test
    void theSmallestValuesAreChosenWithTiesInOrder() {
        assertThat(FastMcd.nearest(new double[] {3, 1, 2, 1, 2, 9}, 3)).containsExactly(1, 2, 3);
    }
}
