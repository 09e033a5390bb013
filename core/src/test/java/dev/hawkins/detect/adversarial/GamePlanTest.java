package dev.hawkins.detect.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Batches of 256 rows, so that 100 steps are 25,600 rows. */
class GamePlanTest {
    private static final GamePlan FEW = GamePlan.steadied(1e-3, 0.9, 0);
    private static final GamePlan MANY = FEW.averaging(3000, 0.3);

    @Test
    void epochsByRuleMakeTheStepsThatAreWanted() {
        assertThat(FEW.epochsFor(25_600, 1)).isEqualTo(20);
        assertThat(MANY.epochsFor(25_600, 1)).isEqualTo(30);
    }

    @Test
    void manyStepsShowNoRowMoreThanSixtyTimes() {
        assertThat(MANY.epochsFor(10_240, 1)).isEqualTo(60);
        assertThat(FEW.epochsFor(5_120, 1)).isEqualTo(100);
        assertThat(MANY.epochsFor(5_120, 1)).isEqualTo(100);
    }

    @Test
    void aPassIsTheLeast() {
        assertThat(FEW.epochsFor(2_000_000, 1)).isEqualTo(1);
    }

    @Test
    void averagingChangesNothingElse() {
        assertThat(MANY.averaging(FEW.steps(), FEW.average())).isEqualTo(FEW);
    }
}
