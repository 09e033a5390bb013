package dev.hawkins.detect.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KlSharesTest {
    private static final int INPUTS = 5;

    /** Two correlated numbers, noise, and a one-hot column of two units. */
    private static final InputLayout LAYOUT = new InputLayout(List.of(
            new Block("a", BlockKind.REAL, 0, 1),
            new Block("b", BlockKind.REAL, 1, 1),
            new Block("noise", BlockKind.REAL, 2, 1),
            new Block("kind", BlockKind.ONE_HOT, 3, 2)));

    private static Matrix rows(int count, long seed) {
        RandomStream random = RandomStream.of(seed, "rows");
        Matrix rows = Matrix.zeros(count, INPUTS);
        for (int r = 0; r < count; r++) {
            double common = random.nextGaussian();
            rows.values()[r * INPUTS] = (float) common;
            rows.values()[r * INPUTS + 1] = (float) (common + 0.1 * random.nextGaussian());
            rows.values()[r * INPUTS + 2] = (float) random.nextGaussian();
            rows.values()[r * INPUTS + 3 + (r % 2)] = 1;
        }
        return rows;
    }

    private static VaeModel fit() {
        return (VaeModel) new VariationalAutoencoder().fit(Training.of(rows(600, 3), LAYOUT), FitContext.of(4));
    }

    @Test
    void sharesAndBaseSumToTheScoreOfEveryRow() {
        VaeModel model = fit();
        assertThat(model.choice()).isEqualTo(ScoreChoice.ELBO);
        Matrix rows = rows(100, 9);
        rows.values()[0] = 1e6f;
        double[] contributions = new double[rows.values().length];
        double[] scores = new double[100];
        explain(model, rows, scores, contributions);
        for (int r = 0; r < 100; r++) {
            double sum =
                    Arrays.stream(contributions, r * INPUTS, (r + 1) * INPUTS).sum() + model.base();
            assertThat(sum).isCloseTo(scores[r], within(1e-6 * Math.max(1, Math.abs(scores[r]))));
        }
        assertThat(model.score(rows)).containsExactly(scores);
    }

    private static void explain(VaeModel model, Matrix rows, double[] scores, double[] contributions) {
        Scorer scorer = model.scorer(rows.rows());
        float[] expected = new float[rows.values().length];
        scorer.explain(rows.values(), 0, rows.rows(), scores, contributions, expected, expected.clone());
    }

    /** The efficiency axiom, on the KL alone. */
    @Test
    void theSharesAddUpToTheDifferenceFromTheTypicalRow() {
        VaeModel model = fit();
        KlShares shares = new KlShares(model);
        float[] row = {2, 2, -1, 1, 0};
        double[] parts = new double[INPUTS];
        shares.add(row, 0, parts, 0);
        assertThat(Arrays.stream(parts).sum()).isCloseTo(KlShares.kl(model, row) - model.typicalKl(), within(1e-9));
        assertThat(parts[3]).as("units of a column share evenly").isEqualTo(parts[4]);
    }

    /** The null-player axiom: a column that does not move the code gets nothing. */
    @Test
    void aColumnAtItsTypicalValueGetsNothing() {
        VaeModel model = fit();
        float[] row = model.typical().clone();
        row[0] += 2;
        double[] parts = new double[INPUTS];
        new KlShares(model).add(row, 0, parts, 0);
        assertThat(parts[0]).isNotZero();
        assertThat(new double[] {parts[1], parts[2], parts[3], parts[4]}).containsOnly(0);
    }

    @Test
    void manyColumnsMoveInGroupsAndStillAddUp() {
        Matrix rows = wide(300, 130);
        VaeModel model = (VaeModel) new VariationalAutoencoder().fit(Training.of(rows), FitContext.of(1));
        double[] parts = new double[130];
        float[] row = Arrays.copyOf(rows.values(), 130);
        new KlShares(model).add(row, 0, parts, 0);
        assertThat(Arrays.stream(parts).sum()).isCloseTo(KlShares.kl(model, row) - model.typicalKl(), within(1e-6));
        assertThat(parts[0])
                .as("groups of three neighbours")
                .isEqualTo(parts[2])
                .isNotEqualTo(parts[3]);
    }

    private static Matrix wide(int rows, int columns) {
        RandomStream random = RandomStream.of(8, "wide");
        List<float[]> all = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            float[] row = new float[columns];
            double common = random.nextGaussian();
            for (int c = 0; c < columns; c++) {
                row[c] = (float) (common * (c % 3) + random.nextGaussian());
            }
            all.add(row);
        }
        return Matrix.of(all.toArray(float[][]::new));
    }
}
