package dev.hawkins.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final double[] SCORES = {9, 8, 7, 6, 5, 4, 3, 2};
    private static final boolean[] ANOMALY = {true, false, true, true, false, false, true, false};
    private static final String[] KINDS = {"probe", "normal", "dos", "dos", "normal", "normal", "dos", "normal"};

    @Test
    void holdsEveryFigure() {
        Evaluation e = Evaluation.of(SCORES, ANOMALY, 7.5);
        assertThat(e.rows()).isEqualTo(8);
        assertThat(e.anomalies()).isEqualTo(4);
        assertThat(e.prevalence()).isEqualTo(.5);
        assertThat(e.rocAuc()).isEqualTo(11 / 16.0);
        assertThat(e.averagePrecision()).isEqualTo(Metrics.averagePrecision(SCORES, ANOMALY));
        assertThat(e.bestF1()).isEqualTo(new Cut(5.5, .75, new Confusion(3, 1, 3, 1)));
        assertThat(e.confusion()).isEqualTo(Metrics.confusion(SCORES, ANOMALY, 7.5));
        assertThat(e.precision()).isEqualTo(.5);
        assertThat(e.recall()).isEqualTo(.25);
        assertThat(e.f1()).isEqualTo(1 / 3.0);
        assertThat(e.falseAlarmRate()).isEqualTo(.25);
        assertThat(e.kinds()).isEmpty();
    }

    @Test
    void recallPerKind() {
        Evaluation e = Evaluation.of(SCORES, ANOMALY, 5.5, KINDS);
        assertThat(e.kinds())
                .containsExactly(entry("dos", new Evaluation.Found(3, 2)), entry("probe", new Evaluation.Found(1, 1)));
        assertThat(e.kinds().get("dos").recall()).isEqualTo(2 / 3.0);
        assertThat(Evaluation.of(SCORES, ANOMALY, 9, KINDS).kinds())
                .containsExactly(entry("dos", new Evaluation.Found(3, 0)), entry("probe", new Evaluation.Found(1, 0)));
    }

    @Test
    void theTreeHasTheNamesAndTheOrderOfTheCommandLine() {
        assertThat(Evaluation.of(SCORES, ANOMALY, 7.5).toTree())
                .containsExactly(
                        entry("rows", 8),
                        entry("anomalies", 4),
                        entry("roc_auc", .6875),
                        entry("average_precision", Metrics.averagePrecision(SCORES, ANOMALY)),
                        entry("best_f1", .75),
                        entry("precision", .5),
                        entry("recall", .25),
                        entry("f1", 1 / 3.0),
                        entry("false_alarm_rate", .25),
                        entry("threshold", 7.5));
    }

    @Test
    void refusesWhatItCannotEvaluate() {
        assertThatThrownBy(() -> Evaluation.of(new double[311], new boolean[311], 0))
                .hasMessage("ROC AUC needs both classes; all 311 rows are normal");
        assertThatThrownBy(() -> Evaluation.of(SCORES, ANOMALY, Double.NaN))
                .hasMessage("the threshold must be a number but is NaN");
        assertThatThrownBy(() -> Evaluation.of(SCORES, ANOMALY, 1, new String[7]))
                .hasMessage("there must be one kind per score but there are 8 scores and 7 kinds");
    }
}
