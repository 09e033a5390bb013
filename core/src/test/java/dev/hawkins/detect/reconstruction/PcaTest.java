package dev.hawkins.detect.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PcaTest {
    private static final FitContext CONTEXT = FitContext.of(1).withThreads(2);

    /** Correlated rows: a fixed mixture of as many Gaussians as columns, with falling variances. */
    private static Matrix correlated(int rows, int columns) {
        RandomStream random = RandomStream.of(11, "data");
        double[][] mix = new double[columns][columns];
        for (double[] row : mix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian() / (j + 1);
            }
        }
        float[][] data = new float[rows][columns];
        for (float[] row : data) {
            double[] z = random(random, columns);
            for (int j = 0; j < columns; j++) {
                row[j] = (float) (3 + dot(mix[j], z));
            }
        }
        return Matrix.of(data);
    }

    private static double[] random(RandomStream random, int n) {
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = random.nextGaussian();
        }
        return z;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static Model fit(Pca pca, Matrix rows) {
        return pca.fit(Training.of(rows), CONTEXT);
    }

    @Test
    void meanTrainingScoreIsTheSumOfTheDiscardedEigenvalues() {
        Matrix rows = correlated(300, 40);
        Spectrum spectrum = Spectrum.of(rows, Covariance.mean(rows), CONTEXT);
        for (int q : new int[] {1, 3, 10, 39}) {
            double discarded = Arrays.stream(spectrum.values()).skip(q).sum();
            double mean = Arrays.stream(fit(new Pca(0.95, q), rows).score(rows))
                    .average()
                    .orElseThrow();
            assertThat(mean * 300 / 299).isCloseTo(discarded, within(1e-9 * spectrum.total()));
        }
    }

    @Test
    void theSameWithMoreColumnsThanRows() {
        Matrix rows = correlated(12, 40);
        Spectrum spectrum = Spectrum.of(rows, Covariance.mean(rows), CONTEXT);
        double discarded = Arrays.stream(spectrum.values()).skip(4).sum();
        double mean =
                Arrays.stream(fit(new Pca(0.95, 4), rows).score(rows)).average().orElseThrow();
        assertThat(discarded).isGreaterThan(0.01);
        assertThat(mean * 12 / 11).isCloseTo(discarded, within(1e-9 * spectrum.total()));
    }

    @Test
    void allComponentsLeaveNothing() {
        Matrix rows = correlated(200, 6);
        Model model = fit(new Pca(0.95, 6), rows);
        double[] scores = model.score(rows);
        assertThat(Arrays.stream(scores).max().orElseThrow()).isLessThan(1e-20);
        assertThat(model.report().warnings())
                .containsExactly("all 6 directions in which the training rows vary are kept, so ordinary rows differ by"
                        + " rounding only; set components below 6");
    }

    @Test
    void theShareLeavesOutADirectionInWhichTheRowsVaryNotOneInWhichTheyCannot() {
        Matrix plain = correlated(200, 2);
        float[][] oneHot = new float[200][4];
        for (int r = 0; r < 200; r++) {
            oneHot[r] = new float[] {plain.get(r, 0), plain.get(r, 1), r % 2, 1 - r % 2}; // rank 3
        }
        Model model = fit(new Pca(1, 0), Matrix.of(oneHot));
        assertThat(model.report().figures()).containsEntry("components", 2.0);
        assertThat(model.report().warnings()).isEmpty();
        assertThat(Arrays.stream(model.score(Matrix.of(oneHot))).average().orElseThrow())
                .isGreaterThan(1e-6);
    }

    @Test
    void theShareNeverTakesAllDirections() {
        Matrix rows = correlated(200, 6);
        assertThat(fit(new Pca(1, 0), rows).report().figures()).containsEntry("components", 5.0);
        Matrix column = correlated(200, 1);
        Model one = fit(new Pca(), column);
        assertThat(one.report().figures()).containsEntry("components", 0.0);
        assertThat(one.score(Matrix.of(new float[][] {{100f}}))[0]).isGreaterThan(1000);
    }

    @Test
    void rotatingTheDataDoesNotChangeTheScores() {
        Matrix rows = correlated(200, 2);
        float[][] turned = new float[200][2];
        for (int r = 0; r < 200; r++) {
            turned[r][0] = (float) (0.6 * rows.get(r, 0) - 0.8 * rows.get(r, 1));
            turned[r][1] = (float) (0.8 * rows.get(r, 0) + 0.6 * rows.get(r, 1));
        }
        double[] before = fit(new Pca(0.95, 1), rows).score(rows);
        double[] after = fit(new Pca(0.95, 1), Matrix.of(turned)).score(Matrix.of(turned));
        for (int r = 0; r < 200; r++) {
            assertThat(after[r]).isCloseTo(before[r], within(1e-5));
        }
    }

    @Test
    void equalRowsGiveTheDistanceToThemAndAWarning() {
        Model model = fit(new Pca(), Matrix.of(new float[][] {{1, 2}, {1, 2}, {1, 2}}));
        assertThat(model.score(Matrix.of(new float[][] {{1, 2}, {4, 6}}))).containsExactly(0, 25);
        assertThat(model.report().warnings())
                .containsExactly("all training rows are equal; the score is the squared distance to them");
    }

    @Test
    void threadsDoNotChangeABit() {
        Matrix rows = correlated(333, 50);
        double[] one = new Pca().fit(Training.of(rows), CONTEXT.withThreads(1)).score(rows);
        double[] three =
                new Pca().fit(Training.of(rows), CONTEXT.withThreads(3)).score(rows);
        assertThat(three).containsExactly(one);
    }

    @Test
    void tooManyComponentsAreRefused() {
        assertThatThrownBy(() -> fit(new Pca(0.95, 3), correlated(10, 2)))
                .isInstanceOf(DetectorException.class)
                .hasMessage("components must be at most the number of inputs, 2, but was 3");
        assertThatThrownBy(() -> new Pca(1.5, 0))
                .isInstanceOf(DetectorException.class)
                .hasMessage("share must be between 0 and 1 but was 1.5");
        assertThatThrownBy(() -> fit(new Pca(), correlated(1, 2)))
                .isInstanceOf(DetectorException.class)
                .hasMessage("pca needs at least 2 training rows but got 1");
    }
}
