package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryDrawTest {
    private static final InputLayout LAYOUT = new InputLayout(List.of(
            new Block("x", BlockKind.REAL, 0, 1),
            new Block("c", BlockKind.ONE_HOT, 1, 3),
            new Block("b", BlockKind.BINARY, 4, 1)));

    private static Matrix drawn(int rows, float... row) {
        Matrix all = Tables.repeated(rows, row);
        CategoryDraw.draw(all, LAYOUT, RandomStream.of(11, "draw"));
        return all;
    }

    /** 4,000 rows, seed 11: three standard deviations are .024 or less. */
    @Test
    void sharesAreTheProbabilities() {
        Matrix rows = drawn(4000, 1.5f, 0.2f, 0.5f, 0.3f, 0.9f);
        double[] sums = new double[5];
        for (int i = 0; i < rows.values().length; i++) {
            sums[i % 5] += rows.values()[i] / 4000;
        }
        assertThat(rows.get(3999, 0)).isEqualTo(1.5f);
        assertThat(sums[1]).isCloseTo(0.2, within(0.024));
        assertThat(sums[2]).isCloseTo(0.5, within(0.024));
        assertThat(sums[3]).isCloseTo(0.3, within(0.024));
        assertThat(sums[4]).isCloseTo(0.9, within(0.024));
    }

    @Test
    void whatIsCertainStays() {
        assertThat(drawn(50, 2, 0, 0, 1, 0).values())
                .containsExactly(Tables.repeated(50, 2, 0, 0, 1, 0).values());
        assertThat(drawn(50, 2, 1, 0, 0, 1).values())
                .containsExactly(Tables.repeated(50, 2, 1, 0, 0, 1).values());
    }

    /** Where nothing is likely, as a likelihood of numbers may have it, the first value is as good as any. */
    @Test
    void withoutProbabilitiesThereIsStillOneValue() {
        Matrix rows = drawn(20, 0, -1, 0, -3, -2);
        for (int r = 0; r < 20; r++) {
            assertThat(Arrays.copyOfRange(rows.values(), 5 * r, 5 * r + 5)).containsExactly(0, 1, 0, 0, 0);
        }
    }
}
