package dev.hawkins.detect.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewTest {
    private static final Matrix ROWS = Tables.mixed(300, 5);
    private static final InputLayout ONE = InputLayout.ofReals(1);

    private static Matrix column(float... values) {
        return new Matrix(values.length, 1, values);
    }

    @ParameterizedTest
    @EnumSource(View.Kind.class)
    void whatIsSeenIncreasesAndCanBeTurnedBack(View.Kind kind) {
        View view = kind.learn(ROWS, Tables.MIXED);
        for (int j = 0; j < ROWS.columns(); j++) {
            double before = Double.NEGATIVE_INFINITY;
            for (double x = -20; x <= 20; x += 0.37) {
                double seen = view.of(j, x);
                assertThat(seen).isGreaterThan(before).isFinite();
                assertThat(view.inverse(j, seen)).isCloseTo(x, within(1e-6));
                assertThat(view.slope(j, seen)).isPositive();
                before = seen;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(View.Kind.class)
    void aRestoredViewIsTheSame(View.Kind kind) {
        View view = kind.learn(ROWS, Tables.MIXED);
        View restored = kind.restore(new ModelState(view.tensors(), Map.of(), TrainingReport.none()), ROWS.columns());
        assertThat(restored.apply(ROWS).values())
                .containsExactly(view.apply(ROWS).values());
    }

    @Test
    void standardIsInStandardDeviations() {
        View view = View.Kind.STANDARD.learn(column(1, 3), ONE);
        assertThat(view.of(0, 6)).isEqualTo(4);
        assertThat(view.slope(0, 4)).isEqualTo(1);
        assertThat(View.Kind.STANDARD.learn(column(5, 5), ONE).of(0, 7)).isEqualTo(2);
    }

    /** Ten thousand is a hundred times as far as a hundred, and seen at most three times as far. */
    @Test
    void softDrawsLongTailsIn() {
        View view = View.Kind.SOFT.learn(column(-1, -0.5f, 0, 0.5f, 1, 2, 50), ONE);
        assertThat(view.of(0, 10_000)).isBetween(1.5 * view.of(0, 100), 3 * view.of(0, 100));
        assertThat(view.of(0, 0.5)).isZero();
    }

    @Test
    void ranksAreLogitsOfTheShareBelow() {
        View view = View.Kind.RANKED.learn(column(1, 2, 2, 70), ONE);
        assertThat(view.of(0, 1)).isCloseTo(Math.log(1 / 7.0), within(1e-12));
        assertThat(view.of(0, 2)).isCloseTo(0, within(1e-12));
        assertThat(view.of(0, 70)).isCloseTo(Math.log(7), within(1e-12));
        assertThat(view.of(0, 36)).isCloseTo(Math.log(7) / 2, within(1e-12));
    }

    @Test
    void aCategoryIsNoFartherOffThanTenUnits() {
        InputLayout truth = new InputLayout(List.of(new Block("ok", BlockKind.BINARY, 0, 1)));
        float[] values = new float[100_000];
        values[7] = 1;
        View view = View.Kind.STANDARD.learn(column(values), truth);
        assertThat(view.of(0, 1) - view.of(0, 0)).isCloseTo(10, within(1e-9));
        assertThat(View.Kind.SOFT.learn(column(values), truth).of(0, 1)).isCloseTo(10, within(1e-9));
    }

    @Test
    void knotsThatDoNotFitAreRefused() {
        Map<String, ModelState.Tensor> tensors =
                new LinkedHashMap<>(View.Kind.RANKED.learn(column(1, 2), ONE).tensors());
        tensors.put("view-knots", ModelState.Doubles.of(3));
        ModelState state = new ModelState(tensors, Map.of(), TrainingReport.none());
        assertThatThrownBy(() -> View.Kind.RANKED.restore(state, 1))
                .isInstanceOf(DetectorException.class)
                .hasMessage("the tensor 'view-knots' does not fit 'view-values'");
    }
}
