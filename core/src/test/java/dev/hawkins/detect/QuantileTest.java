package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantileTest {
    @Test
    void liesBetweenTheNeighboursOfItsPlace() {
        double[] values = {1, 2, 4, 8};
        assertThat(Quantile.of(values, 0)).isEqualTo(1);
        assertThat(Quantile.of(values, 0.5)).isEqualTo(3);
        assertThat(Quantile.of(values, 0.9)).isCloseTo(6.8, within(1e-12));
        assertThat(Quantile.of(values, 1)).isEqualTo(8);
        assertThat(Quantile.of(new double[] {7}, 0.3)).isEqualTo(7);
    }

    /** A threshold a little below would call all rows of that score. */
    @Test
    void betweenEqualValuesItIsThatValue() {
        double[] equal = {0.1, 0.1, 0.1, 0.1};
        for (int i = 0; i <= 1000; i++) {
            assertThat(Quantile.of(equal, i / 1000.0)).isEqualTo(0.1);
        }
    }
}
