package dev.hawkins.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final Ranking HAND = Ranking.of(
            new double[] {9, 8, 7, 6, 5, 4, 3, 2}, new boolean[] {true, false, true, true, false, false, true, false});

    @Test
    void byHand() {
        assertThat(HAND.bestF1()).isEqualTo(new Cut(5.5, .75, new Confusion(3, 1, 3, 1)));
        assertThat(HAND.bestAccuracy()).isEqualTo(new Cut(5.5, .75, new Confusion(3, 1, 3, 1)));
        assertThat(HAND.best(new Goal.FBeta(2)).threshold()).isEqualTo(2.5);
        assertThat(HAND.best(new Goal.Cost(1, .1))).isEqualTo(new Cut(8.5, .1 * 3, new Confusion(1, 0, 4, 3)));
        assertThat(HAND.best(new Goal.Cost(1, 10)).threshold()).isEqualTo(2.5);
        assertThat(HAND.best(new Goal.Precision(.7)).threshold()).isEqualTo(5.5);
        assertThat(HAND.best(new Goal.Precision(1)).threshold()).isEqualTo(8.5);
        assertThat(HAND.best(new Goal.Precision(.5)).threshold()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(HAND.best(new Goal.Recall(.5)).threshold()).isEqualTo(6.5);
        assertThat(HAND.best(new Goal.Recall(1))).isEqualTo(new Cut(2.5, 1, new Confusion(4, 3, 1, 0)));
    }

    @Test
    void nothingCalledCanBeBest() {
        Ranking backwards = Ranking.of(new double[] {3, 2, 1}, new boolean[] {false, false, true});
        assertThat(backwards.bestAccuracy())
                .isEqualTo(new Cut(Double.POSITIVE_INFINITY, 2 / 3.0, new Confusion(0, 0, 2, 1)));
        assertThat(backwards.bestF1()).isEqualTo(new Cut(Double.NEGATIVE_INFINITY, .5, new Confusion(1, 2, 0, 0)));
    }

    @Test
    void noThresholdIsBetter() {
        List<Goal> goals = List.of(
                new Goal.Accuracy(), new Goal.FBeta(1), new Goal.FBeta(2), new Goal.Cost(1, 3), new Goal.Cost(5, 1));
        for (Cases c : Cases.random(61, 200)) {
            for (Goal goal : goals) {
                Cut cut = c.ranking().best(goal);
                double sign = goal instanceof Goal.Cost ? -1 : 1;
                assertThat(cut.confusion()).as("%s, %s", c, goal).isEqualTo(c.confusion(cut.threshold()));
                assertThat(cut.value()).as("%s, %s", c, goal).isEqualTo(goal.value(cut.confusion()));
                for (double threshold : thresholds(c)) {
                    double value = sign * goal.value(c.confusion(threshold));
                    assertThat(sign * cut.value())
                            .as("%s, %s, %s", c, goal, threshold)
                            .isGreaterThanOrEqualTo(value);
                    assertThat(threshold > cut.threshold()
                                    && sign * cut.value() == value
                                    && c.confusion(threshold).alarms()
                                            < cut.confusion().alarms())
                            .as("%s, %s: %s is as good with fewer alarms", c, goal, threshold)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void recallIsReachedByNoHigherThresholdAndPrecisionByNoLower() {
        for (Cases c : Cases.random(62, 200)) {
            Cut recall = c.ranking().best(new Goal.Recall(.6));
            Cut precision = bestPrecision(c, .3);
            assertThat(recall.value()).as(c.name()).isGreaterThanOrEqualTo(.6);
            for (double threshold : thresholds(c)) {
                Confusion at = c.confusion(threshold);
                assertThat(at.recall() >= .6 && at.alarms() < recall.confusion().alarms())
                        .as(c.name())
                        .isFalse();
                assertThat(at.precision() >= .3
                                && (precision == null
                                        || at.alarms() > precision.confusion().alarms()))
                        .as(c.name())
                        .isFalse();
            }
        }
    }

    private static Cut bestPrecision(Cases c, double atLeast) {
        try {
            return c.ranking().best(new Goal.Precision(atLeast));
        } catch (EvaluationException e) {
            return null;
        }
    }

    @Test
    void aPrecisionOutOfReachSaysWhatIsInReach() {
        Ranking backwards = Ranking.of(new double[] {3, 2, 1, 0}, new boolean[] {false, false, true, false});
        assertThatThrownBy(() -> backwards.best(new Goal.Precision(.5)))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("no threshold reaches a precision of 0.5; the highest is 0.3333333333333333");
    }

    @Test
    void thresholdsLieBetweenScoresEvenWhereThereIsNoRoom() {
        double a = 1;
        assertSeparates(a, Math.nextUp(a));
        assertSeparates(-Double.MAX_VALUE, Double.MAX_VALUE);
        assertSeparates(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
        assertSeparates(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertSeparates(Double.NEGATIVE_INFINITY, 0);
        assertSeparates(0, Double.MIN_VALUE);
        assertSeparates(-Double.MIN_VALUE, 0);
    }

    private static void assertSeparates(double low, double high) {
        Cut cut = Ranking.of(new double[] {low, high}, new boolean[] {false, true})
                .bestF1();
        assertThat(high > cut.threshold() && !(low > cut.threshold()))
                .as("%s separates %s from %s", cut.threshold(), low, high)
                .isTrue();
    }

    @Test
    void goalsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Goal.FBeta(0)).hasMessage("beta must be a finite number above 0 but was 0.0");
        assertThatThrownBy(() -> new Goal.Precision(1.5))
                .hasMessage("precision must be above 0 and at most 1 but was 1.5");
        assertThatThrownBy(() -> new Goal.Recall(Double.NaN))
                .hasMessage("recall must be above 0 and at most 1 but was NaN");
        assertThatThrownBy(() -> new Goal.Cost(-1, 1))
                .hasMessage("cost of a false alarm must be a finite number of at least 0 but was -1.0");
        assertThatThrownBy(() -> new Goal.Cost(1, Double.POSITIVE_INFINITY))
                .hasMessage("cost of a miss must be a finite number of at least 0 but was Infinity");
    }

    @Test
    void ratiosOfAConfusion() {
        Confusion c = new Confusion(30, 10, 50, 20);
        assertThat(c.rows()).isEqualTo(110);
        assertThat(c.alarms()).isEqualTo(40);
        assertThat(c.precision()).isEqualTo(.75);
        assertThat(c.recall()).isEqualTo(.6);
        assertThat(c.missRate()).isEqualTo(.4);
        assertThat(c.accuracy()).isEqualTo(80 / 110.0);
        assertThat(c.falseAlarmRate()).isEqualTo(10 / 60.0);
        assertThat(c.f1()).isEqualTo(2 * .75 * .6 / 1.35, within(1e-15));
        assertThat(c.fBeta(2)).isEqualTo(5 * .75 * .6 / (4 * .75 + .6), within(1e-15));
        Confusion silent = new Confusion(0, 0, 5, 0);
        assertThat(new double[] {silent.precision(), silent.recall(), silent.missRate(), silent.f1()})
                .containsOnly(0);
        assertThat(new Confusion(0, 0, 0, 4).falseAlarmRate()).isZero();
    }

    private static double[] thresholds(Cases c) {
        double[] thresholds = Arrays.copyOf(c.scores(), c.scores().length + 1);
        thresholds[c.scores().length] = Double.NEGATIVE_INFINITY;
        return thresholds;
    }
}
