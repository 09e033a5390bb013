package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.ShapleyValues.Sampling;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The axioms of Shapley values, on functions whose values are known. */
class ShapleyValuesTest {
    private static final Matrix TYPICAL = Matrix.of(new float[][] {{1, -2, 0.5f, 3}});
    private static final float[] ROW = {4, 5, -1, 2};

    private static double[] shares(ToDoubleFunction<float[]> f, InputLayout layout, Matrix background, float[] row) {
        int inputs = row.length;
        Sampling sampling = Sampling.affordable(layout, background.rows(), 2000);
        ShapleyValues values = new ShapleyValues(layout, background, sampling, "x", (rows, count, ratings) -> {
            for (int r = 0; r < count; r++) {
                ratings[r] = f.applyAsDouble(Arrays.copyOfRange(rows, r * inputs, (r + 1) * inputs));
            }
        });
        double[] shares = new double[inputs];
        values.add(row, 0, shares, 0);
        assertThat(Arrays.stream(shares).sum() + values.base()).isCloseTo(f.applyAsDouble(row), within(1e-9));
        return shares;
    }

    private static double[] shares(ToDoubleFunction<float[]> f) {
        return shares(f, InputLayout.ofReals(4), TYPICAL, ROW);
    }

    @Test
    void aLinearScoreIsSharedExactly() {
        double[] w = {2, -1, 0.5, 0};
        double[] shares = shares(x -> w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + w[3] * x[3] + 7);
        for (int j = 0; j < 4; j++) {
            assertThat(shares[j]).isCloseTo(w[j] * (ROW[j] - TYPICAL.get(0, j)), within(1e-12));
        }
    }

    /** phi_1 = ((x1 - b1) (x2 + b2)) / 2 and the same for 2: antithetic orders are exact for pairs. */
    @Test
    void aProductOfTwoIsSharedExactlyHalfWay() {
        double[] shares = shares(x -> (double) x[0] * x[1]);
        assertThat(shares[0]).isCloseTo((4 - 1) * (5 - 2) / 2.0, within(1e-12));
        assertThat(shares[1]).isCloseTo((5 + 2) * (4 + 1) / 2.0, within(1e-12));
        assertThat(shares[2]).as("a column that changes nothing").isZero();
        assertThat(shares[3]).isZero();
    }

    @Test
    void columnsThatDoTheSameGetTheSame() {
        Matrix zero = Matrix.zeros(1, 4);
        double[] shares = shares(x -> Math.max(x[0], x[1]), InputLayout.ofReals(4), zero, new float[] {3, 3, 1, 1});
        assertThat(shares).containsExactly(new double[] {1.5, 1.5, 0, 0}, within(1e-12));
    }

    @Test
    void theInputsOfAColumnMoveTogether() {
        InputLayout layout = new InputLayout(List.of(
                new Block("kind", BlockKind.ONE_HOT, 0, 3),
                new Block("amount", BlockKind.REAL, 3, 1),
                new Block("kind", BlockKind.MISSING, 4, 1)));
        Matrix background = Matrix.of(new float[][] {{1, 0, 0, 0, 0}});
        // Infinite for a block that is not one-hot, which must never be asked for.
        double[] shares = shares(
                x -> x[0] + x[1] + x[2] == 1 ? 3 * x[2] + x[3] + x[4] : Double.POSITIVE_INFINITY,
                layout,
                background,
                new float[] {0, 0, 1, 2, 1});
        assertThat(shares).containsExactly(new double[] {1, 1, 1, 2, 1}, within(1e-12));
    }

    @Test
    void severalBackgroundRowsAreAveraged() {
        Matrix background = Matrix.of(new float[][] {{0, 0}, {2, 4}, {4, 2}});
        double[] shares = shares(x -> 3 * x[0] - x[1], InputLayout.ofReals(2), background, new float[] {5, 5});
        assertThat(shares).containsExactly(new double[] {9, -3}, within(1e-12));
        assertThatThrownBy(() -> new ShapleyValues(
                        InputLayout.ofReals(2), background, new Sampling(8, 2, 3), "x", (rows, n, out) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("8 orders from 3 rows cannot start from 3 background rows evenly");
    }

    @Test
    void asManyOrdersAsRatingsAreAfforded() {
        assertThat(Sampling.affordable(InputLayout.ofReals(18), 11, 2000)).isEqualTo(new Sampling(110, 18, 11));
        assertThat(Sampling.affordable(InputLayout.ofReals(2), 1, 2000))
                .as("200 orders at most")
                .isEqualTo(new Sampling(200, 2, 1));
        assertThat(Sampling.affordable(InputLayout.ofReals(784), 1, 100))
                .as("4 orders at least")
                .isEqualTo(new Sampling(4, 61, 1));
        assertThat(Sampling.affordable(InputLayout.ofReals(18), 11, 2000).ratings())
                .isEqualTo(1980);
    }

    @Test
    void hundredsOfColumnsMoveInGroups() {
        float[] row = new float[130];
        Arrays.fill(row, 1);
        int[] rated = {0};
        double[] shares = shares(
                x -> {
                    rated[0]++;
                    double sum = 0;
                    for (float v : x) {
                        sum += v;
                    }
                    return sum;
                },
                InputLayout.ofReals(130),
                Matrix.zeros(1, 130),
                row);
        assertThat(shares).containsOnly(new double[] {1}, within(1e-9));
        assertThat(rated[0]).isLessThan(3000);
    }

    @Test
    void aLinearModelIsExplainedExactly() {
        double[] w = {2, -1, 0.5, 0};
        Model linear = new StateModel(
                InputLayout.ofReals(4),
                new ScoreMeaning("linear", "none", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                false,
                0,
                new StateBuilder().build(),
                () -> new RowScorer(4) {
                    @Override
                    protected double score(float[] rows, int from) {
                        return 7 + w[0] * rows[from] + w[1] * rows[from + 1] + w[2] * rows[from + 2];
                    }
                });
        Model explained = ModelFree.of(linear, Matrix.of(new float[][] {{0, 0, 0, 0}, {2, 4, 6, 8}, {4, 2, 0, 1}}));
        double[] contributions = new double[4];
        explained.scorer(1).explain(ROW, 0, 1, new double[1], contributions, new float[4], new float[4]);
        assertThat(contributions)
                .containsExactly(new double[] {2 * (4 - 2), -(5 - 2), 0.5 * (-1 - 2), 0}, within(1e-12));
        assertThat(explained.base()).isCloseTo(7 + 2 * 2 - 2 + 0.5 * 2, within(1e-12));
        assertThat(explained.sampling()).contains(new Sampling(204, 4, 3));
        assertThat(explained.additive()).isFalse();
    }

    /** Any detector, through its model: against the score itself, and the expectations are still the detector's. */
    @Test
    void anyModelCanBeExplained() {
        Matrix rows = Tables.mixed(200, 1);
        for (String name : List.of("knn", "iforest", "mahalanobis")) {
            Model model = Catalogue.get(name)
                    .defaults()
                    .fit(Training.of(rows, Tables.MIXED), FitContext.of(1).withThreads(1));
            Model explained = ModelFree.of(model, rows.select(new int[] {3, 4, 5, 6, 7}));
            double[] scores = new double[1];
            double[] contributions = new double[8];
            float[] odd = Tables.oddMixed();
            explained.scorer(1).explain(odd, 0, 1, scores, contributions, new float[8], new float[8]);
            assertThat(scores[0]).isEqualTo(model.score(new Matrix(1, 8, odd))[0]);
            assertThat(Arrays.stream(contributions).sum() + explained.base())
                    .isCloseTo(scores[0], within(1e-12 * Math.max(1e3, scores[0])));
            assertThat(explained.base())
                    .isCloseTo(
                            Arrays.stream(model.score(rows.select(new int[] {3, 4, 5, 6, 7})))
                                    .average()
                                    .orElseThrow(),
                            within(1e-12));
            assertThat(contributions[5]).as(name).isEqualTo(contributions[7]).isNotZero();
        }
    }
}
