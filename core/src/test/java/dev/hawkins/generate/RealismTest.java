package dev.hawkins.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TestTables;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.prepare.TableOf;
import dev.hawkins.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealismTest {
    private static final Table NORMALS = payments(400, 0, 1);
    private static final Preparation PREPARATION = Preparation.fit(NORMALS, PrepareSettings.defaults(), notice -> {});

    private static Table payments(int rows, int anomalies, long seed) {
        return TestTables.payments(rows, anomalies, seed).without(List.of("kind"));
    }

    private static Realism of(Table made, Table truth) {
        return Realism.of(PREPARATION, made, truth, NORMALS, 1);
    }

    @Test
    void rowsOfOneKindAreHardlyToldApart() {
        Realism realism = of(payments(300, 0, 2), payments(300, 0, 3));
        assertThat(realism.made()).isEqualTo(300);
        assertThat(realism.truth()).isEqualTo(300);
        assertThat(realism.toldApart()).isBetween(0.4, 0.6);
        assertThat(realism.columns())
                .extracting(Realism.Column::name)
                .containsExactly("amount", "fee", "country", "online");
        assertThat(realism.columns())
                .allSatisfy(c -> assertThat(c.distance().made()).isLessThan(0.15));
        assertThat(realism.pairs().made()).isLessThan(0.1);
        assertThat(realism.copies()).isEqualTo(new Realism.Pair(0, 0));
    }

    @Test
    void rowsOfAnotherKindAreToldApart() {
        Realism realism = of(payments(300, 0, 2), payments(300, 300, 3));
        assertThat(realism.toldApart()).isGreaterThan(0.95);
        assertThat(realism.columns().get(0).distance().truth()).isEqualTo(1);
        assertThat(realism.columns().get(2).distance().truth()).isLessThan(0.15);
        assertThat(realism.pairs().truth()).isGreaterThan(realism.pairs().made());
    }

    @Test
    void copiesAreCounted() {
        Table half = Table.concatenate(List.of(NORMALS.slice(0, 50), payments(50, 0, 5)));
        assertThat(of(half, payments(100, 0, 3)).copies()).isEqualTo(new Realism.Pair(0.5, 0));
    }

    @Test
    void fewRowsSayNothing() {
        assertThatThrownBy(() -> of(NORMALS.slice(0, 19), NORMALS))
                .isInstanceOf(PipelineException.class)
                .hasMessage("a comparison needs at least 20 made rows but there are 19");
        assertThatThrownBy(() -> of(NORMALS, NORMALS.slice(0, 1)))
                .hasMessage("a comparison needs at least 20 true rows but there is 1");
    }

    @Test
    void numbersAreFarApartByTheirDistributionFunctions() {
        assertThat(Marginals.kolmogorovSmirnov(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}))
                .isZero();
        assertThat(Marginals.kolmogorovSmirnov(new double[] {1, 2}, new double[] {3, 4, 5}))
                .isEqualTo(1);
        assertThat(Marginals.kolmogorovSmirnov(new double[] {1, 2, 3, 4}, new double[] {3, 3, 9, 9}))
                .isEqualTo(0.5);
    }

    /** Half of the values are missing in one; of the categories a quarter is another one, and a quarter is missing. */
    @Test
    void missingValuesAreValuesOfTheirOwn() {
        Table a = new TableOf()
                .numeric("x", 1, 2, 3, 4)
                .category("c", "a", "a", "b", "b")
                .build();
        Table b = new TableOf()
                .numeric("x", 1, 2, Double.NaN, Double.NaN)
                .category("c", "a", "a", "c", null)
                .build();
        assertThat(Marginals.distance(a, b, 0)).isEqualTo(0.5);
        assertThat(Marginals.distance(a, b, 1)).isEqualTo(0.5);
        assertThat(Marginals.distance(a, a, 1)).isZero();
    }

    /** Two columns that go together, and the same turned around, have correlations of 1 and -1. */
    @Test
    void associationsAreCorrelationsBetweenColumns() {
        RandomStream random = RandomStream.of(9, "associations");
        float[][] together = new float[50][];
        float[][] against = new float[50][];
        float[][] constant = new float[50][];
        for (int r = 0; r < 50; r++) {
            float x = (float) random.nextGaussian();
            together[r] = new float[] {x, 2 * x};
            against[r] = new float[] {x, -x};
            constant[r] = new float[] {x, 3};
        }
        InputLayout layout = InputLayout.ofReals(2);
        Associations positive = Associations.of(layout, Matrix.of(together));
        assertThat(positive.distance(Associations.of(layout, Matrix.of(against))))
                .isCloseTo(2, within(1e-6));
        assertThat(positive.distance(Associations.of(layout, Matrix.of(constant))))
                .isCloseTo(1, within(1e-6));
        assertThat(positive.distance(positive)).isZero();
    }
}
