package dev.hawkins.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final double[] SCORES = {.9, .8, .8, .6, .5, .5, .5, .1};
    private static final boolean[] ANOMALY = {true, true, false, false, true, false, false, false};
    private static final Ranking HAND = Ranking.of(SCORES, ANOMALY);

    @Test
    void aucAndAveragePrecisionEqualBruteForceOnCasesWithTies() {
        for (Cases c : Cases.random(51, 200)) {
            assertThat(c.ranking().rocAuc()).as(c.name()).isCloseTo(c.rocAuc(), within(1e-12));
            assertThat(c.ranking().averagePrecision()).as(c.name()).isCloseTo(c.averagePrecision(), within(1e-12));
        }
    }

    @Test
    void aucIsTheTrapezoidAreaUnderTheRoc() {
        for (Cases c : Cases.random(52, 200)) {
            List<RocPoint> curve = c.ranking().rocCurve();
            double area = 0;
            for (int i = 1; i < curve.size(); i++) {
                RocPoint from = curve.get(i - 1);
                RocPoint to = curve.get(i);
                area += (to.falseAlarmRate() - from.falseAlarmRate()) * (to.recall() + from.recall()) / 2;
            }
            assertThat(c.ranking().rocAuc()).as(c.name()).isCloseTo(area, within(1e-12));
        }
    }

    @Test
    void strictlyIncreasingMapsChangeNothing() {
        for (Cases c : Cases.random(53, 200)) {
            double[] mapped = Arrays.stream(c.scores())
                    .map(s -> StrictMath.exp(3 * s) - 7)
                    .toArray();
            Ranking before = c.ranking();
            Ranking after = Ranking.of(mapped, c.anomaly());
            assertThat(after.rocAuc()).as(c.name()).isEqualTo(before.rocAuc());
            assertThat(after.averagePrecision()).as(c.name()).isEqualTo(before.averagePrecision());
            assertThat(after.precisionRecallTrapezoid()).as(c.name()).isEqualTo(before.precisionRecallTrapezoid());
            assertThat(after.bestF1().confusion())
                    .as(c.name())
                    .isEqualTo(before.bestF1().confusion());
        }
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        RandomStream random = RandomStream.of(54, "order");
        for (Cases c : Cases.random(54, 50)) {
            int[] order = random.permutation(c.scores().length);
            double[] scores =
                    Arrays.stream(order).mapToDouble(i -> c.scores()[i]).toArray();
            boolean[] anomaly = new boolean[order.length];
            for (int i = 0; i < order.length; i++) {
                anomaly[i] = c.anomaly()[order[i]];
            }
            assertThat(Ranking.of(scores, anomaly).rocCurve())
                    .as(c.name())
                    .isEqualTo(c.ranking().rocCurve());
        }
    }

    @Test
    void turnedAroundTheAucIsTheRest() {
        for (Cases c : Cases.random(55, 100)) {
            double[] negated = Arrays.stream(c.scores()).map(s -> -s).toArray();
            assertThat(Ranking.of(negated, c.anomaly()).rocAuc())
                    .as(c.name())
                    .isCloseTo(1 - c.ranking().rocAuc(), within(1e-12));
        }
    }

    @Test
    void byHand() {
        assertThat(HAND.rows()).isEqualTo(8);
        assertThat(HAND.anomalies()).isEqualTo(3);
        assertThat(HAND.normals()).isEqualTo(5);
        assertThat(HAND.prevalence()).isEqualTo(.375);
        assertThat(HAND.rocAuc()).isEqualTo((5 + 4.5 + (1 + 1.0)) / 15, within(1e-15));
        assertThat(HAND.averagePrecision()).isEqualTo((1 + 2 / 3.0 + 3 / 7.0) / 3, within(1e-15));
        assertThat(HAND.precisionRecallTrapezoid())
                .isEqualTo((1 + (1 + 2 / 3.0) / 2 + (.5 + 3 / 7.0) / 2) / 3, within(1e-15));
    }

    @Test
    void curvesByHand() {
        assertThat(HAND.rocCurve())
                .containsExactly(
                        new RocPoint(Double.POSITIVE_INFINITY, 0, 0),
                        new RocPoint(.9, 0, 1 / 3.0),
                        new RocPoint(.8, .2, 2 / 3.0),
                        new RocPoint(.6, .4, 2 / 3.0),
                        new RocPoint(.5, .8, 1),
                        new RocPoint(.1, 1, 1));
        assertThat(HAND.precisionRecallCurve())
                .containsExactly(
                        new PrecisionRecallPoint(Double.POSITIVE_INFINITY, 0, 1),
                        new PrecisionRecallPoint(.9, 1 / 3.0, 1),
                        new PrecisionRecallPoint(.8, 2 / 3.0, 2 / 3.0),
                        new PrecisionRecallPoint(.6, 2 / 3.0, .5),
                        new PrecisionRecallPoint(.5, 1, 3 / 7.0),
                        new PrecisionRecallPoint(.1, 1, 3 / 8.0));
    }

    @Test
    void perfectAndWorstAndConstantScores() {
        boolean[] anomaly = {true, true, false, false, false, false};
        Ranking perfect = Ranking.of(new double[] {6, 5, 4, 3, 2, 1}, anomaly);
        Ranking worst = Ranking.of(new double[] {1, 2, 3, 4, 5, 6}, anomaly);
        Ranking constant = Ranking.of(new double[6], anomaly);
        assertThat(perfect.rocAuc()).isEqualTo(1);
        assertThat(perfect.averagePrecision()).isEqualTo(1);
        assertThat(worst.rocAuc()).isZero();
        assertThat(worst.averagePrecision()).isEqualTo((1 / 5.0 + 2 / 6.0) / 2, within(1e-15));
        assertThat(constant.rocAuc()).isEqualTo(.5);
        assertThat(constant.averagePrecision()).isEqualTo(constant.prevalence());
    }

    @Test
    void theTrapezoidIsAnotherNumberThanTheSteps() {
        assertThat(HAND.precisionRecallTrapezoid()).isNotCloseTo(HAND.averagePrecision(), within(.01));
    }

    @Test
    void confusionIsStrict() {
        assertThat(HAND.confusionAt(.8)).isEqualTo(new Confusion(1, 0, 5, 2));
        assertThat(HAND.confusionAt(Math.nextDown(.8))).isEqualTo(new Confusion(2, 1, 4, 1));
        assertThat(HAND.confusionAt(Double.POSITIVE_INFINITY)).isEqualTo(new Confusion(0, 0, 5, 3));
        assertThat(HAND.confusionAt(Double.NEGATIVE_INFINITY)).isEqualTo(new Confusion(3, 5, 0, 0));
        assertThatThrownBy(() -> HAND.confusionAt(Double.NaN)).hasMessage("the threshold must be a number but is NaN");
    }

    @Test
    void confusionEqualsBruteForceAtEveryThreshold() {
        for (Cases c : Cases.random(56, 100)) {
            for (double score : c.scores()) {
                for (double threshold : new double[] {score, Math.nextUp(score), Math.nextDown(score)}) {
                    assertThat(c.ranking().confusionAt(threshold))
                            .as("%s, threshold %s", c, threshold)
                            .isEqualTo(c.confusion(threshold));
                }
            }
        }
    }

    @Test
    void precisionAndRecallAtKExpectOverTies() {
        assertThat(HAND.precisionAt(1)).isEqualTo(1);
        assertThat(HAND.precisionAt(2)).isEqualTo(1.5 / 2);
        assertThat(HAND.precisionAt(3)).isEqualTo(2 / 3.0);
        assertThat(HAND.precisionAt(5)).isEqualTo((2 + 1 / 3.0) / 5, within(1e-15));
        assertThat(HAND.recallAt(6)).isEqualTo((2 + 2 / 3.0) / 3, within(1e-15));
        assertThat(HAND.precisionAt(8)).isEqualTo(.375);
        assertThat(HAND.recallAt(8)).isEqualTo(1);
    }

    @Test
    void precisionAtKIsTheMeanOverRandomOrdersOfTies() {
        RandomStream random = RandomStream.of(57, "orders");
        for (Cases c : Cases.random(57, 5)) {
            int k = 1 + c.scores().length / 2;
            double sum = 0;
            int orders = 4000;
            for (int i = 0; i < orders; i++) {
                double[] untied = Arrays.stream(c.scores())
                        .map(s -> s + 1e-6 * random.nextDouble())
                        .toArray();
                sum += Ranking.of(untied, c.anomaly()).precisionAt(k);
            }
            assertThat(c.ranking().precisionAt(k)).as(c.name()).isCloseTo(sum / orders, within(.02));
        }
    }

    @Test
    void kMustBeAmongTheRows() {
        assertThatThrownBy(() -> HAND.precisionAt(0)).hasMessage("k must be between 1 and 8 but was 0");
        assertThatThrownBy(() -> HAND.recallAt(9)).hasMessage("k must be between 1 and 8 but was 9");
        assertThatThrownBy(() -> Ranking.of(new double[3], new boolean[3]).recallAt(1))
                .hasMessage("recall@k needs anomalies; all 3 rows are normal");
    }

    @Test
    void oneClassAloneHasNoCurve() {
        Ranking normal = Ranking.of(new double[311], new boolean[311]);
        assertThatThrownBy(normal::rocAuc)
                .isInstanceOf(EvaluationException.class)
                .hasMessage("ROC AUC needs both classes; all 311 rows are normal");
        assertThatThrownBy(normal::averagePrecision)
                .hasMessage("average precision needs both classes; all 311 rows are normal");
        assertThatThrownBy(normal::rocCurve).hasMessage("a ROC curve needs both classes; all 311 rows are normal");
        assertThatThrownBy(normal::precisionRecallTrapezoid)
                .hasMessage("a precision-recall curve needs both classes; all 311 rows are normal");
        assertThatThrownBy(normal::bestF1)
                .hasMessage("choosing a threshold needs both classes; all 311 rows are normal");
        assertThatThrownBy(() -> Metrics.rocAuc(new double[2], new boolean[] {true, true}))
                .hasMessage("ROC AUC needs both classes; all 2 rows are anomalies");
        assertThat(normal.confusionAt(-1)).isEqualTo(new Confusion(0, 311, 0, 0));
    }

    @Test
    void scoresThatCannotBeRankedAreRefused() {
        assertThatThrownBy(() -> Ranking.of(new double[] {1, 2, Double.NaN}, new boolean[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the score of row 3 is NaN");
        assertThatThrownBy(() -> Ranking.of(new double[2], new boolean[3]))
                .hasMessage("there must be one label per score but there are 2 scores and 3 labels");
        assertThatThrownBy(() -> Ranking.of(new double[0], new boolean[0]))
                .hasMessage("an evaluation needs at least 1 row but there are none");
    }

    @Test
    void infiniteScoresAndBothZerosAreRanked() {
        double[] scores = {Double.POSITIVE_INFINITY, 0.0, -0.0, Double.NEGATIVE_INFINITY};
        Ranking ranking = Ranking.of(scores, new boolean[] {true, true, false, false});
        assertThat(ranking.rocAuc()).isEqualTo(3.5 / 4);
        assertThat(ranking.confusionAt(0.0)).isEqualTo(new Confusion(1, 0, 2, 1));
        assertThat(ranking.confusionAt(-0.0)).isEqualTo(new Confusion(1, 0, 2, 1));
    }

    @Test
    void largeInputsDoNotOverflow() {
        int rows = 600_000;
        RandomStream random = RandomStream.of(58, "large");
        double[] scores = new double[rows];
        boolean[] anomaly = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            anomaly[i] = i % 2 == 0;
            scores[i] = random.nextDouble() + (anomaly[i] ? .5 : 0);
        }
        Ranking ranking = Ranking.of(scores, anomaly);
        assertThat(ranking.rocAuc()).as("seed 58").isCloseTo(.875, within(.005));
        assertThat(ranking.rocCurve()).hasSizeGreaterThan(590_000);
        assertThat(ranking.bestAccuracy().value()).as("seed 58").isCloseTo(.75, within(.005));
    }
}
