package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class AbcDataTest {
    private static AbcProblem problem(Matrix normal, Matrix known, Matrix test) {
        return new AbcProblem(normal, known, test, known, test);
    }

    @Test
    void inputsAreScaledByTheTrainingRowsOnly() {
        AbcProblem scaled = problem(
                        new Matrix(2, 3, new float[] {2, 5, 0, 4, 5, 0}),
                        new Matrix(1, 3, new float[] {6, 5, 1}),
                        new Matrix(1, 3, new float[] {10, 7, 0.5f}))
                .scaled();
        assertThat(scaled.normal().values()).containsExactly(0, 0, 0, 0.5f, 0, 0);
        assertThat(scaled.known().values()).containsExactly(1, 0, 1);
        assertThat(scaled.testNormal().values()).containsExactly(2, 0, 0.5f);
    }

    @Test
    void hiddenRowsAreNotTestedOn() {
        AbcProblem toy = AbcData.toy(1);
        AbcProblem hidden = toy.contaminated(1).demandSizes(10_100, 10_000, 10_000, 10_000, 9_900);
        assertThat(hidden.normal().get(10_099, 1)).isCloseTo(3, within(2f));
        assertThat(toy.withKnown(10, 1).known().rows()).isEqualTo(10);
    }

    @Test
    void otherSizesAreRefused() {
        Matrix row = new Matrix(1, 1, new float[1]);
        assertThatIllegalStateException()
                .isThrownBy(() -> problem(row, row, row).demandSizes(1, 1, 1, 1, 2))
                .withMessage("the sizes must be [1, 1, 1, 1, 2] but are [1, 1, 1, 1, 1]");
    }

    /** A method without chance repeats the published figures, so rows, columns and scaling are those of the paper. */
    @Test
    void connectionsAreThoseOfThePaper() {
        Assumptions.assumeTrue(
                System.getenv("HAWKINS_DATA") != null, "HAWKINS_DATA names no folder, so there are no connections");
        Abc source = new Abc();
        CellKey cell = source.cells(1).stream()
                .filter(c -> c.row().equals("kdd 1") && c.detector().equals("svm"))
                .findFirst()
                .orElseThrow();
        Map<String, Double> figures = source.measure(cell);
        assertThat(figures.get(AbcProblem.KNOWN)).isCloseTo(source.published(cell, AbcProblem.KNOWN), within(0.0005));
        assertThat(figures.get(AbcProblem.UNKNOWN))
                .isCloseTo(source.published(cell, AbcProblem.UNKNOWN), within(0.002));
    }
}
