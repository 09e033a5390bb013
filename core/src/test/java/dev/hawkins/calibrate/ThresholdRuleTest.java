package dev.hawkins.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.calibrate.ThresholdRule.FalseAlarms;
import dev.hawkins.calibrate.ThresholdRule.InterquartileRange;
import dev.hawkins.calibrate.ThresholdRule.MeanSd;
import dev.hawkins.calibrate.ThresholdRule.MedianMad;
import dev.hawkins.calibrate.ThresholdRule.PeaksOverThreshold;
import dev.hawkins.calibrate.ThresholdRule.Percentile;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdRuleTest {
    private static final double[] SCORES = {2, 4, 4, 4, 5, 5, 7, 9, 100};

    @Test
    void everyRuleByHand() {
        assertThat(new FalseAlarms(.2).threshold(SCORES)).isEqualTo(9);
        assertThat(new Percentile(.25).threshold(SCORES)).isEqualTo(7);
        assertThat(new Percentile(.0625).threshold(SCORES)).isEqualTo(54.5);
        assertThat(new MedianMad(2).threshold(SCORES)).isEqualTo(5 + 2 * 1.4826 * 1, within(1e-12));
        assertThat(new InterquartileRange(1.5).threshold(SCORES)).isEqualTo(7 + 1.5 * 3);
        double mean = 140 / 9.0;
        double variance = (4 + 16 * 3 + 25 * 2 + 49 + 81 + 10_000 - 9 * mean * mean) / 8;
        assertThat(new MeanSd(3).threshold(SCORES)).isEqualTo(mean + 3 * Math.sqrt(variance), within(1e-10));
    }

    @Test
    void theOrderOfScoresDoesNotMatterAndTheyStayAsTheyAre() {
        double[] backwards = {100, 9, 7, 5, 5, 4, 4, 4, 2};
        for (String text : new String[] {"false-alarms=0.2", "percentile", "sd", "mad", "iqr"}) {
            ThresholdRule rule = ThresholdRule.parse(text);
            assertThat(rule.threshold(backwards)).as(text).isEqualTo(rule.threshold(SCORES));
        }
        assertThat(backwards).containsExactly(100, 9, 7, 5, 5, 4, 4, 4, 2);
    }

    @Test
    void equalScoresGiveThatScore() {
        double[] equal = new double[50];
        Arrays.fill(equal, .1);
        for (String text : new String[] {"false-alarms=0.1", "percentile", "sd", "mad", "iqr"}) {
            assertThat(ThresholdRule.parse(text).threshold(equal)).as(text).isEqualTo(.1);
        }
        assertThat(new MeanSd(3).threshold(new double[] {.1})).isEqualTo(.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false-alarms=0.01", "percentile=0.1", "sd=3", "mad=3.5", "iqr=1.5", "pot=0.001"})
    void textGoesBothWaysAndTheNameAloneTakesTheDefault(String text) {
        assertThat(ThresholdRule.parse(text).text()).isEqualTo(text);
        assertThat(ThresholdRule.parse(text.substring(0, text.indexOf('=')))).isEqualTo(ThresholdRule.parse(text));
    }

    @Test
    void theDefaultIsOneFalseAlarmInAHundred() {
        assertThat(ThresholdRule.DEFAULT).isEqualTo(new FalseAlarms(.01));
        assertThat(ThresholdRule.parse(" mad = 4 ")).isEqualTo(new MedianMad(4));
        assertThat(ThresholdRule.parse("pot=1e-4")).isEqualTo(new PeaksOverThreshold(.98, 1e-4));
        assertThat(ThresholdRule.parse("pot=1e-4").text()).isEqualTo("pot=0.0001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false-alarms=0 | false-alarms must be above 0 and below 1 but was 0",
                "false-alarms=1 | false-alarms must be above 0 and below 1 but was 1",
                "percentile=NaN | percentile must be above 0 and below 1 but was NaN",
                "percentile=10 | percentile must be above 0 and below 1 but was 10",
                "sd=0 | sd must be a finite number above 0 but was 0",
                "mad=-1 | mad must be a finite number above 0 but was -1",
                "iqr=Infinity | iqr must be a finite number above 0 but was Infinity",
                "pot=0.02 | pot must be above 0 and below 0.02 but was 0.02",
                "pot=x | pot must be a number but was 'x'",
                "sd= | sd must be a number but was ''",
                "tukey=2 | there is no threshold rule 'tukey'; the rules are false-alarms, percentile, sd, mad, iqr, pot"
            })
    void badRulesNameTheRuleAndTheValue(String text, String message) {
        assertThatThrownBy(() -> ThresholdRule.parse(text))
                .isInstanceOf(CalibrationException.class)
                .hasMessage(message);
    }

    @Test
    void everyRuleRefusesScoresThatAreMissingOrNotFinite() {
        for (String text : new String[] {"false-alarms", "percentile", "sd", "mad", "iqr", "pot"}) {
            ThresholdRule rule = ThresholdRule.parse(text);
            assertThatThrownBy(() -> rule.threshold(new double[0]))
                    .as(text)
                    .hasMessage("calibration needs at least 1 row but there are none");
            assertThatThrownBy(() -> rule.threshold(new double[] {0, 1, Double.NaN}))
                    .as(text)
                    .hasMessage("calibration scores must be finite but that of row 3 is NaN");
        }
    }

    @Test
    void peaksOverThresholdFindTheQuantileOfAKnownTail() {
        RandomStream random = RandomStream.of(31, "tail");
        double[] scores = new double[50_000];
        Arrays.setAll(scores, i -> -StrictMath.log(1 - random.nextDouble()));
        double truth = -StrictMath.log(1e-4);
        assertThat(new PeaksOverThreshold(.98, 1e-4).threshold(scores))
                .as("seed 31")
                .isCloseTo(truth, within(.5));
        assertThat(new PeaksOverThreshold(.98, 1e-3).threshold(scores))
                .as("seed 31")
                .isCloseTo(-StrictMath.log(1e-3), within(.2));
    }

    @Test
    void peaksOverThresholdNeedATail() {
        double[] scores = new double[100];
        Arrays.setAll(scores, i -> i);
        assertThatThrownBy(() -> ThresholdRule.parse("pot").threshold(scores))
                .isInstanceOf(CalibrationException.class)
                .hasMessage("pot needs at least 10 scores above their 0.98 quantile but there are 2 among 100");
    }

    @Test
    void peaksOverThresholdStopAtTheQuantileWhereTiesLeaveTooFewAbove() {
        double[] scores = new double[10_000];
        Arrays.fill(scores, 1);
        for (int i = 0; i < 12; i++) {
            scores[i] = 2 + i;
        }
        assertThat(new PeaksOverThreshold(.98, .01).threshold(scores)).isEqualTo(1);
        assertThat(new PeaksOverThreshold(.98, .001).threshold(scores)).isGreaterThan(1);
    }
}
