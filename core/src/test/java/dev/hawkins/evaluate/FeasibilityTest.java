package dev.hawkins.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeasibilityTest {
    /** U2R against 20 % of all other rows of the KDD 10-percent file. */
    private static final double U2R_PREVALENCE = 52 / (52 + .2 * (494_021 - 52));

    @Test
    void everyRankingIsFeasible() {
        for (Cases c : Cases.random(71, 300)) {
            for (double threshold : c.scores()) {
                Evaluation evaluation = Evaluation.of(c.scores(), c.anomaly(), threshold);
                assertThat(Feasibility.check(Claim.of(evaluation))).as(c.name()).isEmpty();
                Claim atThreshold = Claim.of(evaluation).bestF1(Double.NaN);
                double forced = evaluation.f1() == 0
                        ? 0
                        : Feasibility.leastAveragePrecision(evaluation.prevalence(), evaluation.f1());
                assertThat(atThreshold.averagePrecision()).as(c.name()).isGreaterThanOrEqualTo(forced - 1e-9);
            }
        }
    }

    /** An and Cho 2015, table 3: MNIST digits, area under the PR curve and F1 of the VAE. Share of anomalies by their split. */
    @ParameterizedTest
    @CsvSource({"1, 7877, .063, .205", "7, 7293, .148, .212", "9, 6958, .104, .210"})
    void anChoTable3CannotComeFromTheStatedSplit(int digit, int images, double ap, double f1) {
        double prevalence = images / (images + .2 * (70_000 - images));
        Claim claim =
                Claim.atPrevalence(prevalence).averagePrecision(ap).bestF1(f1).rounding(.0005);
        assertThat(Feasibility.check(claim))
                .as("digit %d", digit)
                .hasSizeGreaterThanOrEqualTo(2)
                .anyMatch(s -> s.startsWith("best F1 " + fixed(f1) + " is below "))
                .anyMatch(s -> s.startsWith("average precision " + fixed(ap) + " is below "));
    }

    /** With the anomalies thinned to their natural share, the same figures are possible. */
    @ParameterizedTest
    @CsvSource({"1, 7877, .063, .205", "3, 7141, .251, .332", "7, 7293, .148, .212", "9, 6958, .104, .210"})
    void anChoTable3FitsTheNaturalShare(int digit, int images, double ap, double f1) {
        Claim claim = Claim.atPrevalence(images / 70_000.0)
                .averagePrecision(ap)
                .bestF1(f1)
                .rounding(.0005);
        assertThat(Feasibility.check(claim)).as("digit %d", digit).isEmpty();
    }

    @Test
    void theSentencesSayWhatIsViolated() {
        Claim claim =
                Claim.atPrevalence(.35).averagePrecision(.063).bestF1(.205).rounding(.0005);
        assertThat(Feasibility.check(claim))
                .containsExactly(
                        "best F1 0.2050 is below 0.5185, which calling every row an anomaly has at a prevalence of 0.3500",
                        "average precision 0.0630 is below 0.2000, which the worst ranking has at a prevalence of 0.3500");
    }

    /** An and Cho 2015, table 7, U2R: each figure is possible alone, both together are not. */
    @Test
    void anChoTable7U2rExcludesItself() {
        Claim ap = Claim.atPrevalence(U2R_PREVALENCE).averagePrecision(.0096).rounding(.00005);
        Claim f1 = Claim.atPrevalence(U2R_PREVALENCE).bestF1(.347).rounding(.0005);
        assertThat(Feasibility.check(ap)).isEmpty();
        assertThat(Feasibility.check(f1)).isEmpty();
        assertThat(Feasibility.check(ap.bestF1(.347).rounding(.0005)))
                .containsExactly(
                        "average precision 0.0096 and F1 0.3470 exclude each other: this F1 forces an average precision of 0.0684");
        assertThat(Feasibility.leastAveragePrecision(U2R_PREVALENCE, .347)).isCloseTo(.069, within(.0005));
    }

    /** The reading that another column was printed: U2R of table 6 with its own F1 is possible. */
    @Test
    void anChoTable6U2rIsPossible() {
        Claim claim = Claim.atPrevalence(52 / (52 + .2 * 97_278))
                .averagePrecision(.084)
                .bestF1(.324)
                .rounding(.0005);
        assertThat(Feasibility.check(claim)).isEmpty();
    }

    @Test
    void boundsByHand() {
        assertThat(Feasibility.leastBestF1(.35)).isCloseTo(.7 / 1.35, within(1e-12));
        assertThat(Feasibility.leastAveragePrecision(.5)).isCloseTo(1 - Math.log(2), within(1e-12));
        assertThat(Feasibility.leastAveragePrecision(1e-6)).isCloseTo(.5e-6, within(1e-11));
        assertThat(Feasibility.leastAveragePrecision(.35, 2 * .35 / 1.35))
                .isCloseTo(Feasibility.leastAveragePrecision(.35), within(1e-6));
        assertThat(Feasibility.leastAveragePrecision(.1, 1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void theWorstRankingTendsToTheBoundFromAbove() {
        double last = 1;
        for (int rows : new int[] {10, 100, 1000, 10_000}) {
            double[] scores = new double[rows];
            boolean[] anomaly = new boolean[rows];
            for (int i = 0; i < rows; i++) {
                anomaly[i] = i < rows / 5;
                scores[i] = i;
            }
            double ap = Metrics.averagePrecision(scores, anomaly);
            assertThat(ap).isBetween(Feasibility.leastAveragePrecision(.2), last);
            last = ap;
        }
        assertThat(last).isCloseTo(Feasibility.leastAveragePrecision(.2), within(1e-3));
    }

    /** For the lower F1 the least is at recall 1, for the higher one within. */
    @ParameterizedTest
    @ValueSource(doubles = {.25, .5})
    void theWorstRankingThroughAnF1ReachesItsBound(double f1) {
        int anomalies = 2_000;
        int normals = 18_000;
        double least = 1;
        for (int i = 0; i <= 100; i++) {
            double precision = f1 / (2 - f1) + i / 100.0 * (1 - f1 / (2 - f1));
            double recall = f1 * precision / (2 * precision - f1);
            int hits = (int) Math.round(recall * anomalies);
            int alarms = (int) Math.round(hits / precision) - hits;
            least = Math.min(least, worstThrough(hits, alarms, anomalies, normals));
        }
        assertThat(Feasibility.leastAveragePrecision(.1, f1)).isCloseTo(least, within(1e-3));
    }

    /** Alarms first: normal rows, then anomalies; then the rest in the same order. */
    private static double worstThrough(int hits, int alarms, int anomalies, int normals) {
        int[] lengths = {alarms, hits, normals - alarms, anomalies - hits};
        double[] scores = new double[anomalies + normals];
        boolean[] anomaly = new boolean[anomalies + normals];
        int row = 0;
        for (int part = 0; part < lengths.length; part++) {
            for (int i = 0; i < lengths[part]; i++) {
                anomaly[row] = part % 2 == 1;
                scores[row] = -row;
                row++;
            }
        }
        return Metrics.averagePrecision(scores, anomaly);
    }

    @Test
    void aRocPointBoundsTheArea() {
        Claim claim = Claim.atPrevalence(.1).point(.1, .8);
        assertThat(Feasibility.check(claim.rocAuc(.72))).isEmpty();
        assertThat(Feasibility.check(claim.rocAuc(.98))).isEmpty();
        assertThat(Feasibility.check(claim.rocAuc(.71)))
                .containsExactly(
                        "ROC AUC 0.7100 is outside 0.7200 to 0.9800, which a recall of 0.8000 at a false-alarm rate of 0.1000 forces");
        assertThat(Feasibility.check(claim.rocAuc(.99))).hasSize(1);
        assertThat(Feasibility.check(claim.rocAuc(.71).rounding(.01))).isEmpty();
    }

    @Test
    void claimsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Claim.atPrevalence(0))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("prevalence must be above 0 and below 1 but was 0.0");
        assertThatThrownBy(() -> Claim.atPrevalence(.1).rocAuc(97.5))
                .hasMessage("ROC AUC must be between 0 and 1 but was 97.5");
        assertThatThrownBy(() -> Claim.atPrevalence(.1).rounding(.5))
                .hasMessage("rounding must be at least 0 and below 0.5 but was 0.5");
    }

    @Test
    void nothingClaimedIsFeasible() {
        assertThat(Feasibility.check(Claim.atPrevalence(.3).point(.1, .9))).isEmpty();
    }

    private static String fixed(double value) {
        return String.format(java.util.Locale.ROOT, "%.4f", value);
    }
}
