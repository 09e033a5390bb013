package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The classes of Prechelt 1998 by hand. */
class StoppingTest {
    private static final List<Double> FALLING = List.of(1.0, 0.9, 0.8, 0.7, 0.6);

    @Test
    void generalisationLossIsThePercentageAboveTheBest() {
        assertThat(Stopping.generalisationLoss(List.of(2.0, 1.0, 1.1), false)).isCloseTo(10, within(1e-9));
        assertThat(Stopping.generalisationLoss(List.of(-3.0, -4.0, -3.8), true)).isCloseTo(5, within(1e-9));
        assertThat(Stopping.generalisationLoss(List.of(0.2, 0.1, 0.2), true)).isCloseTo(10, within(1e-9));
    }

    @Test
    void glStopsAboveItsLimitOnly() {
        Stopping gl = Stopping.GENERALISATION_LOSS;
        assertThat(gl.reached(FALLING, List.of(1.0, 1.049), 0, false)).isFalse();
        assertThat(gl.reached(FALLING, List.of(1.0, 1.051), 0, false)).isTrue();
        assertThat(gl.reached(FALLING, List.of(1.0, 1.051), 6, false)).isFalse();
    }

    @Test
    void progressIsHowFarTheMeanOfAStripIsAboveItsSmallest() {
        assertThat(Stopping.progress(FALLING, false)).isCloseTo(1000 * (0.8 / 0.6 - 1), within(1e-9));
        assertThat(Stopping.progress(List.of(2.0, 2.0, 2.0, 2.0, 2.0), false)).isZero();
    }

    @Test
    void pqWeighsTheLossAgainstTheProgressAtTheEndOfAStrip() {
        Stopping pq = Stopping.PROGRESS_QUOTIENT;
        List<Double> rising = List.of(1.0, 1.1, 1.2, 1.3, 1.4); // GL 40
        assertThat(pq.reached(FALLING, rising, 0.75, false)).as("progress 333").isFalse();
        assertThat(pq.reached(FALLING, rising, 0.1, false)).isTrue();
        List<Double> slow = List.of(1.0, 0.99, 0.98, 0.97, 0.96); // progress 21
        assertThat(pq.reached(slow, rising, 0, false)).isTrue();
        assertThat(pq.reached(slow.subList(0, 4), rising.subList(0, 4), 0, false))
                .as("within a strip")
                .isFalse();
    }

    @Test
    void upCountsStripsThatEndHigher() {
        Stopping up = Stopping.CONSECUTIVE_RISES;
        List<Double> twice = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.1, 9.0, 9.0, 9.0, 9.0, 1.2);
        assertThat(Stopping.rises(twice)).isEqualTo(2);
        assertThat(up.reached(twice, twice, 2, false)).isTrue();
        assertThat(up.reached(twice, twice, 0, false)).as("three are usual").isFalse();
        assertThat(up.reached(twice.subList(0, 14), twice.subList(0, 14), 1, false))
                .as("within a strip")
                .isFalse();
    }
}
