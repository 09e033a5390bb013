package dev.hawkins.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProbabilityTest {
    private static final Calibration FIVE = Calibration.of(new double[] {1, 2, 3, 4, 5});

    @Test
    void conformalIsOneMinusThePValue() {
        DoubleUnaryOperator map = Probability.CONFORMAL.fit(FIVE);
        assertThat(map.applyAsDouble(0)).isZero();
        assertThat(map.applyAsDouble(3)).isEqualTo(1 - 4 / 6.0);
        assertThat(map.applyAsDouble(6)).isEqualTo(1 - 1 / 6.0);
    }

    @Test
    void minMaxIsClipped() {
        DoubleUnaryOperator map = Probability.MIN_MAX.fit(FIVE);
        assertThat(map.applyAsDouble(-10)).isZero();
        assertThat(map.applyAsDouble(2)).isEqualTo(.25);
        assertThat(map.applyAsDouble(50)).isEqualTo(1);
    }

    @Test
    void gaussianIsZeroUpToTheMean() {
        DoubleUnaryOperator map = Probability.GAUSSIAN.fit(FIVE);
        double sd = Math.sqrt(2.5);
        assertThat(map.applyAsDouble(1)).isZero();
        assertThat(map.applyAsDouble(3)).isZero();
        assertThat(map.applyAsDouble(3 + sd)).isCloseTo(.6826894921370859, within(1e-14));
        assertThat(map.applyAsDouble(3 + 2 * sd)).isCloseTo(.9544997361036416, within(1e-14));
        assertThat(map.applyAsDouble(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Probability.class)
    void staysWithinZeroAndOneAndGrowsWithTheScore(Probability probability) {
        DoubleUnaryOperator map = probability.fit(FIVE);
        double last = 0;
        for (double score = -3; score < 30; score += .01) {
            double value = map.applyAsDouble(score);
            assertThat(value).as("score %s", score).isBetween(last, 1.0);
            last = value;
        }
        assertThat(last).isGreaterThan(.8);
    }

    @ParameterizedTest
    @EnumSource(names = {"MIN_MAX", "GAUSSIAN"})
    void equalScoresMakeAStep(Probability probability) {
        DoubleUnaryOperator map = probability.fit(Calibration.of(new double[] {.1, .1, .1}));
        assertThat(map.applyAsDouble(.1)).isZero();
        assertThat(map.applyAsDouble(Math.nextUp(.1))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Probability.class)
    void nanHasNoProbability(Probability probability) {
        assertThatThrownBy(() -> probability.fit(FIVE).applyAsDouble(Double.NaN))
                .isInstanceOf(CalibrationException.class)
                .hasMessageEndingWith("needs a score but this one is NaN");
    }

    @Test
    void namesAreTheUsers() {
        assertThat(Probability.values())
                .extracting(Probability::text)
                .containsExactly("conformal", "min-max", "gaussian");
    }

    /** Reference values from Python's math.erf. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1e-9, 1.1283791670955127e-09",
        "0.1, 0.1124629160182849",
        "0.5, 0.5204998778130465",
        "1, 0.8427007929497149",
        "2, 0.9953222650189527",
        "2.9999, 0.9999778955735178",
        "3, 0.9999779095030014",
        "4, 0.9999999845827421",
        "5, 0.9999999999984626",
        "30, 1"
    })
    void theErrorFunction(double x, double expected) {
        assertThat(Erf.of(x)).isCloseTo(expected, within(2e-15));
        assertThat(Erf.of(-x)).isEqualTo(-Erf.of(x));
    }
}
