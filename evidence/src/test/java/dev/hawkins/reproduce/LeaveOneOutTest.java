package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeaveOneOutTest {
    /** The second detector leads by the first set alone, so it is chosen for every set but that one. */
    private static final LeaveOneOut CHOICE = new LeaveOneOut(new double[][] {{8, 8, 8}, {12, 7, 7}, {1, 9, 1}});

    @Test
    void aSetHasNoSayInWhatIsChosenForIt() {
        assertThat(CHOICE.sets().map(CHOICE::leftOut)).containsExactly(0, 1, 1);
        assertThat(CHOICE.mean(CHOICE::leftOut)).isCloseTo((8 + 7 + 7) / 3.0, within(1e-12));
    }

    @Test
    void theFixedOneLeadsOverAllAndTheOracleOnEach() {
        assertThat(CHOICE.fixed()).isEqualTo(1);
        assertThat(CHOICE.sets().map(CHOICE::oracle)).containsExactly(1, 2, 0);
        assertThat(CHOICE.mean(CHOICE::oracle)).isCloseTo((12 + 9 + 8) / 3.0, within(1e-12));
    }

    @Test
    void ofEqualsTheFirstIsTaken() {
        LeaveOneOut equals = new LeaveOneOut(new double[][] {{5, 6}, {5, 6}});
        assertThat(equals.leftOut(0)).isZero();
        assertThat(equals.fixed()).isZero();
        assertThat(equals.oracle(1)).isZero();
    }
}
