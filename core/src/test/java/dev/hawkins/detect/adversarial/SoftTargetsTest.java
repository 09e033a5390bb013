package dev.hawkins.detect.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Seed 5. */
class SoftTargetsTest {
    private static final int ROWS = 1000;

    private final SoftTargets targets = new SoftTargets(ROWS, 0.3, 0.9995, RandomStream.of(5, "targets"));

    private double[] column(int column) {
        double[] values = new double[ROWS];
        Arrays.setAll(values, r -> targets.values().get(r, column));
        return values;
    }

    @Test
    void inTheFirstStepTargetsAreSoftAndAShareIsExchanged() {
        targets.draw(ROWS, 0);
        assertThat(Arrays.stream(column(0)).filter(y -> y >= 0.7)).hasSize(700);
        assertThat(Arrays.stream(column(0)).filter(y -> y <= 0.3)).hasSize(300);
        assertThat(Arrays.stream(column(1)).filter(y -> y <= 0.3)).hasSize(700);
        assertThat(Arrays.stream(column(1)).filter(y -> y >= 0.7)).hasSize(300);
        assertThat(Arrays.stream(column(0))).allMatch(y -> y >= 0 && y <= 1);
    }

    @Test
    void inTheEndTheyAreHard() {
        targets.draw(ROWS, 100_000);
        assertThat(column(0)).containsOnly(1);
        assertThat(Arrays.stream(column(1))).allMatch(y -> y >= 0 && y < 1e-20);
    }

    @Test
    void onlyRowsOfTheStepGetTargets() {
        targets.draw(10, 0);
        for (int r = 0; r < ROWS; r++) {
            assertThat(targets.values().get(r, 0) != 0).isEqualTo(r < 10);
        }
        assertThat(Arrays.stream(column(0)).limit(10).filter(y -> y <= 0.3)).hasSize(3);
    }
}
