package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatrixTest {
    @Test
    void rowsOfTheSameBitsAreEqualWhereverTheyStand() {
        Matrix some = Matrix.of(new float[][] {{1, 2}, {0, Float.NaN}, {1, 2}});
        Matrix others = Matrix.of(new float[][] {{0, Float.NaN}, {-0f, Float.NaN}, {2, 1}});
        Set<MatrixRow> rows = new HashSet<>(List.of(some.row(0), some.row(1)));
        assertThat(rows).contains(some.row(2), others.row(0)).doesNotContain(others.row(1), others.row(2));
        assertThat(new Matrix(1, 1, new float[] {1}).row(0)).isNotEqualTo(some.row(0));
    }
}
