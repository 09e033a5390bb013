package dev.hawkins.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    @Test
    void byHand() {
        Summary s = Summary.of(2, 4, 4, 4, 5, 5, 7, 9);
        assertThat(s.runs()).isEqualTo(8);
        assertThat(s.mean()).isEqualTo(5);
        assertThat(s.sd()).isEqualTo(Math.sqrt(32 / 7.0), within(1e-15));
        assertThat(s.halfWidth95()).isEqualTo(1.96 * Math.sqrt(32 / 7.0 / 8), within(1e-15));
        assertThat(s.median()).isEqualTo(4.5);
        assertThat(Summary.of(3, 1, 2).median()).isEqualTo(2);
    }

    @Test
    void oneRunHasNoSpread() {
        Summary s = Summary.of(.97);
        assertThat(s.mean()).isEqualTo(.97);
        assertThat(s.median()).isEqualTo(.97);
        assertThat(s.sd()).isNaN();
        assertThat(s.halfWidth95()).isNaN();
    }

    @Test
    void equalRunsHaveNoSpreadEither() {
        assertThat(Summary.of(.1, .1, .1).sd()).isZero();
        assertThat(Summary.of(.1, .1, .1).mean()).isEqualTo(.1);
    }

    @Test
    void refusesNothingAndNoNumbers() {
        assertThatThrownBy(Summary::of).hasMessage("a summary needs at least 1 value but there are none");
        assertThatThrownBy(() -> Summary.of(1, Double.NaN)).hasMessage("values must be finite but are [1.0, NaN]");
    }

    /** Reference: Brown, Cai and DasGupta (2001) formula (4), computed to 40 digits with Python's decimal. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.2775327998628892",
        "10, 10, 0.7224672001371107, 1",
        "5, 10, 0.2365930905125640, 0.7634069094874360",
        "12, 1000, 0.0068776478064035, 0.0208572684754983"
    })
    void wilsonIntervals(long cases, long rows, double low, double high) {
        ObservedRate rate = ObservedRate.of(cases, rows);
        assertThat(rate.rate()).isEqualTo((double) cases / rows);
        assertThat(rate.low()).isCloseTo(low, within(1e-12));
        assertThat(rate.high()).isCloseTo(high, within(1e-12));
    }

    @Test
    void theIntervalCoversTheTruthAboutNineteenTimesInTwenty() {
        RandomStream random = RandomStream.of(81, "coverage");
        int covered = 0;
        for (int trial = 0; trial < 4000; trial++) {
            long cases = 0;
            for (int i = 0; i < 500; i++) {
                cases += random.nextDouble() < .05 ? 1 : 0;
            }
            covered += ObservedRate.of(cases, 500).covers(.05) ? 1 : 0;
        }
        assertThat(covered / 4000.0).as("seed 81").isBetween(.935, .97);
    }

    @Test
    void ratesWithoutRowsAreRefused() {
        assertThatThrownBy(() -> ObservedRate.of(0, 0))
                .hasMessage("a rate needs 0 to n cases among n >= 1 rows but there are 0 among 0");
        assertThatThrownBy(() -> ObservedRate.of(6, 5))
                .hasMessage("a rate needs 0 to n cases among n >= 1 rows but there are 6 among 5");
    }
}
