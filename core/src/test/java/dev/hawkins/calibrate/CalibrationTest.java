package dev.hawkins.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final double[] NINE = {9, 1, 8, 2, 7, 3, 6, 4, 5};

    @Test
    void pValueIsOnePlusTheScoresReachedOverNPlusOne() {
        Calibration calibration = Calibration.of(NINE);
        assertThat(calibration.pValue(5)).isEqualTo(.6);
        assertThat(calibration.pValue(5.5)).isEqualTo(.5);
        assertThat(calibration.pValue(9)).isEqualTo(.2);
        assertThat(calibration.pValue(9.1)).isEqualTo(.1);
        assertThat(calibration.pValue(Double.POSITIVE_INFINITY)).isEqualTo(.1);
        assertThat(calibration.pValue(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(calibration.size()).isEqualTo(9);
        assertThat(calibration.smallestRate()).isEqualTo(.1);
    }

    @Test
    void aRateThatDoesNotRoundWellStillGetsItsRank() {
        assertThat(Calibration.of(NINE).threshold(.1)).isEqualTo(9);
        assertThat(Calibration.of(NINE).threshold(.3)).isEqualTo(7);
        assertThat(Calibration.of(NINE).threshold(.7)).isEqualTo(3);
        assertThat(Calibration.of(NINE).threshold(.79)).isEqualTo(3);
        assertThat(Calibration.of(NINE).threshold(.9999)).isEqualTo(1);
    }

    @Test
    void pValueEqualsBruteForceWithTies() {
        RandomStream random = RandomStream.of(11, "p-values");
        for (int trial = 0; trial < 200; trial++) {
            double[] scores = withTies(random);
            Calibration calibration = Calibration.of(scores);
            for (double score : probes(scores)) {
                long reached = Arrays.stream(scores).filter(s -> s >= score).count();
                assertThat(calibration.pValue(score))
                        .as("seed 11, trial %d, score %s", trial, score)
                        .isEqualTo((1 + reached) / (scores.length + 1.0));
            }
        }
    }

    @Test
    void aboveTheThresholdIsTheSameAsPValueWithinTheRate() {
        RandomStream random = RandomStream.of(12, "equivalence");
        int alarms = 0;
        for (int trial = 0; trial < 300; trial++) {
            double[] scores = withTies(random);
            Calibration calibration = Calibration.of(scores);
            for (int k = 1; k <= scores.length; k++) {
                double exact = k / (scores.length + 1.0);
                double between = exact + random.nextDouble() * (1 - exact);
                for (double rate : new double[] {exact, Math.nextUp(exact), between, 1 - 1e-9}) {
                    alarms += assertEquivalent(calibration, scores, rate, trial);
                }
            }
        }
        assertThat(alarms).as("calls made in all").isGreaterThan(10_000);
    }

    private static int assertEquivalent(Calibration calibration, double[] scores, double rate, int trial) {
        double threshold = calibration.threshold(rate);
        int alarms = 0;
        for (double score : probes(scores)) {
            assertThat(score > threshold)
                    .as("seed 12, trial %d, rate %s, score %s", trial, rate, score)
                    .isEqualTo(calibration.pValue(score) <= rate);
            alarms += score > threshold ? 1 : 0;
        }
        return alarms;
    }

    @Test
    void aRateJustBelowARankTakesTheRankBelow() {
        assertThat(Calibration.of(NINE).threshold(Math.nextDown(.2))).isEqualTo(9);
        assertThat(Calibration.of(NINE).threshold(.2)).isEqualTo(8);
    }

    @Test
    void everyDecimalRateFitsTheRowsThatItNeeds() {
        for (int n = 1; n <= 20_000; n++) {
            double rate = 1.0 / (n + 1);
            assertThat(Calibration.rowsNeeded(rate)).isEqualTo(n);
        }
        assertThat(Calibration.rowsNeeded(.01)).isEqualTo(99);
        assertThat(Calibration.rowsNeeded(.3)).isEqualTo(3);
        assertThat(Calibration.rowsNeeded(.9)).isEqualTo(1);
        assertThat(Calibration.rowsNeeded(1e-6)).isEqualTo(999_999);
        assertThat(Calibration.of(new double[999]).threshold(.001)).isZero();
        assertThat(Calibration.rowsNeeded(1e-18)).isBetween(999_999_999_999_999_000L, 1_000_000_000_000_001_000L);
        assertThat(Calibration.rowsNeeded(1e-300)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void tooSmallARateSaysHowManyRowsItNeeds() {
        Calibration calibration = Calibration.of(new double[812]);
        assertThatThrownBy(() -> calibration.threshold(1e-4))
                .isInstanceOf(CalibrationException.class)
                .hasMessage("a false-alarm rate of 0.0001 needs at least 9,999 calibration rows but there are 812");
        assertThatThrownBy(() -> Calibration.of(new double[8]).threshold(.1))
                .hasMessage("a false-alarm rate of 0.1 needs at least 9 calibration rows but there are 8");
    }

    @Test
    void ratesOutOfRangeAreRefused() {
        Calibration calibration = Calibration.of(NINE);
        for (double rate : new double[] {0, 1, -0.1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> calibration.threshold(rate))
                    .hasMessage("false-alarms must be above 0 and below 1 but was " + ScoreChecks.plain(rate));
        }
    }

    @Test
    void scoresThatCannotCalibrateAreRefused() {
        assertThatThrownBy(() -> Calibration.of(new double[0]))
                .hasMessage("calibration needs at least 1 row but there are none");
        assertThatThrownBy(() -> Calibration.of(new double[] {1, Double.NaN}))
                .hasMessage("calibration scores must be finite but that of row 2 is NaN");
        assertThatThrownBy(() -> Calibration.of(new double[] {Double.POSITIVE_INFINITY}))
                .hasMessage("calibration scores must be finite but that of row 1 is Infinity");
        assertThatThrownBy(() -> Calibration.of(NINE).pValue(Double.NaN))
                .hasMessage("a p-value needs a score but this one is NaN");
    }

    @Test
    void theGivenScoresAreCopied() {
        double[] given = NINE.clone();
        Calibration calibration = Calibration.of(given);
        assertThat(given).isEqualTo(NINE);
        given[0] = -1000;
        calibration.scores()[0] = 1000;
        assertThat(calibration.scores()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void zeroEqualsMinusZero() {
        Calibration calibration = Calibration.of(new double[] {-0.0, 0.0, -0.0});
        assertThat(calibration.pValue(0.0)).isEqualTo(1);
        assertThat(calibration.pValue(-0.0)).isEqualTo(1);
    }

    @Test
    void everyRuleCanBeAppliedToACalibration() {
        Calibration calibration = Calibration.of(NINE);
        assertThat(calibration.threshold(new ThresholdRule.FalseAlarms(.2))).isEqualTo(8);
        assertThat(calibration.threshold(new ThresholdRule.Percentile(.5))).isEqualTo(5);
        assertThat(calibration.threshold(new ThresholdRule.MeanSd(1))).isEqualTo(5 + Math.sqrt(7.5), within(1e-12));
    }

    @Test
    void quantilesInterpolate() {
        Quantiles q = Calibration.of(NINE).quantiles();
        assertThat(q.count()).isEqualTo(9);
        assertThat(new double[] {q.smallest(), q.q25(), q.median(), q.q75(), q.largest()})
                .containsExactly(1, 3, 5, 7, 9);
        assertThat(q.q90()).isEqualTo(8.2, within(1e-12));
        assertThat(q.q99()).isEqualTo(8.92, within(1e-12));
        assertThat(q.q999()).isEqualTo(8.992, within(1e-12));
        assertThat(Quantiles.of(new double[] {7}).q999()).isEqualTo(7);
    }

    @Test
    void theTreeGivesTheSameBitsBack() {
        RandomStream random = RandomStream.of(13, "tree");
        double[] scores = new double[1000];
        Arrays.setAll(scores, i -> StrictMath.exp(40 * random.nextGaussian()));
        Calibration calibration = Calibration.of(scores);
        assertThat(Calibration.fromTree(calibration.toTree()).scores()).isEqualTo(calibration.scores());
    }

    @Test
    void wholeNumbersInATreeAreScoresToo() {
        assertThat(Calibration.fromTree(Map.of("scores", List.of(1, 2L, 2.5))).scores())
                .containsExactly(1, 2, 2.5);
    }

    @Test
    void alteredTreesAreRefused() {
        assertRefused(Map.of("other", 1), "the calibration has no list 'scores'; it has [other]");
        assertRefused(Map.of("scores", "1"), "the calibration has no list 'scores'; it has [scores]");
        assertRefused(Map.of("scores", List.of()), "the calibration must hold 1 to 20,000,000 scores but holds 0");
        assertRefused(Map.of("scores", List.of(1.0, "x")), "calibration score 2 must be a finite number but is x");
        assertRefused(Map.of("scores", List.of(Double.NaN)), "calibration score 1 must be a finite number but is NaN");
        assertRefused(
                Map.of("scores", Arrays.asList(1.0, null)), "calibration score 2 must be a finite number but is null");
        assertRefused(
                Map.of("scores", List.of(2.0, 1.5)), "calibration scores must ascend but score 2 is 1.5 after 2.0");
    }

    private static void assertRefused(Map<String, ?> tree, String message) {
        assertThatThrownBy(() -> Calibration.fromTree(new LinkedHashMap<>(tree)))
                .isInstanceOf(CalibrationException.class)
                .hasMessage(message);
    }

    /** 1 to 40 scores of few distinct values, so that most cases have ties. */
    private static double[] withTies(RandomStream random) {
        double[] scores = new double[1 + random.nextInt(40)];
        int distinct = 1 + random.nextInt(30);
        Arrays.setAll(scores, i -> random.nextInt(distinct) - distinct / 2.0);
        return scores;
    }

    /** Every score, its neighbouring doubles, and both ends. */
    private static double[] probes(double[] scores) {
        double[] probes = new double[3 * scores.length + 2];
        for (int i = 0; i < scores.length; i++) {
            probes[3 * i] = scores[i];
            probes[3 * i + 1] = Math.nextUp(scores[i]);
            probes[3 * i + 2] = Math.nextDown(scores[i]);
        }
        probes[3 * scores.length] = Double.NEGATIVE_INFINITY;
        probes[3 * scores.length + 1] = Double.POSITIVE_INFINITY;
        return probes;
    }
}
