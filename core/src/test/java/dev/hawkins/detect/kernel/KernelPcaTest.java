package dev.hawkins.detect.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.reconstruction.Pca;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KernelPcaTest {
    private static final FitContext CONTEXT = FitContext.of(1);

    private static Model fit(double width, int components, Matrix rows) {
        return new KernelPca(width, components, 0.95, 500).fit(Training.of(rows), CONTEXT);
    }

    private static Matrix ring(int rows) {
        RandomStream random = RandomStream.of(3, "ring");
        Matrix ring = Matrix.zeros(rows, 2);
        for (int r = 0; r < rows; r++) {
            double angle = 2 * Math.PI * random.nextDouble();
            ring.values()[r * 2] = (float) (Math.cos(angle) + 0.03 * random.nextGaussian());
            ring.values()[r * 2 + 1] = (float) (Math.sin(angle) + 0.03 * random.nextGaussian());
        }
        return ring;
    }

    @Test
    void withAVeryWideKernelItIsPca() {
        Matrix rows = Samples.normal(100, 4, 3);
        for (int r = 0; r < 100; r++) {
            rows.values()[r * 4] *= 5;
            rows.values()[r * 4 + 1] *= 3;
        }
        double s = 10_000;
        double[] kernel = fit(s, 2, rows).score(rows);
        double[] linear = new Pca(0.95, 2).fit(Training.of(rows), CONTEXT).score(rows);
        for (int r = 0; r < 100; r++) {
            assertThat(kernel[r] * s * s).isCloseTo(linear[r], within(5e-4 * (1 + linear[r])));
        }
        assertThat(Arrays.stream(linear).max().orElseThrow()).isGreaterThan(3);
    }

    @Test
    void allComponentsLeaveNothingOfTrainingRows() {
        Matrix rows = Samples.normal(40, 3, 3);
        double[] scores = fit(1, 40, rows).score(rows);
        assertThat(Arrays.stream(scores).max().orElseThrow()).isLessThan(1e-9);
        assertThat(fit(1, 5, rows).score(rows)[0]).isGreaterThan(1e-3);
    }

    @Test
    void theMeanTrainingScoreIsTheDiscardedShareOfTheVariance() {
        Matrix rows = Samples.normal(60, 3, 3);
        Model model = fit(1.5, 7, rows);
        double left = Arrays.stream(model.score(rows)).average().orElseThrow();
        double total = 1 - model.state().number("mean");
        assertThat(left).isCloseTo((1 - model.state().number("share")) * total, within(1e-9));
    }

    @Test
    void farAwayRowsAllScoreTheSame() {
        Model model = fit(0.5, 0, ring(150));
        double[] scores = model.score(Samples.join(Samples.row(50, 0), Samples.row(-300, 700)));
        assertThat(scores[0]).isEqualTo(scores[1]).isGreaterThan(0.5);
    }

    @Test
    void theMiddleOfARingIsStrangeAndTheExpectedRowIsOnTheRing() {
        Model model = fit(0.4, 0, ring(300));
        double[] scores = model.score(Samples.join(Samples.row(0, 0), Samples.row(0.6, 0.8)));
        assertThat(scores[0]).isGreaterThan(5 * scores[1]);
        float[] expected = new float[2];
        model.scorer(1).explain(new float[] {1.3f, 0}, 0, 1, new double[1], new double[2], expected, new float[2]);
        assertThat(Math.hypot(expected[0], expected[1])).isCloseTo(1, within(0.15));
        assertThat(expected[0]).isGreaterThan(0.8f);
    }

    @Test
    void theWidthComesFromTheGrid() {
        Matrix rows = ring(90);
        double chosen = new KernelPca().fit(Training.of(rows), CONTEXT).state().number("width");
        double factor = chosen / PairDistances.median(rows, CONTEXT.random("pairs"));
        assertThat(factor).isIn(0.25, 0.5, 1.0, 2.0, 4.0);
    }

    @Test
    void noMoreRowsAreUsedThanAllowed() {
        Model model = new KernelPca(1, 3, 0.95, 50).fit(Training.of(Samples.normal(200, 2, 3)), CONTEXT);
        assertThat(model.report().figures()).containsEntry("rows-used", 50.0).containsEntry("components", 3.0);
    }

    @Test
    void theProfileOfThePaperUsesMoreRowsThanTheProduct() {
        Training rows = Training.of(Samples.normal(600, 2, 3));
        assertThat(new KernelPca().fit(rows, CONTEXT).report().figures()).containsEntry("rows-used", 500.0);
        assertThat(KernelPca.anAndCho().fit(rows, CONTEXT).report().figures()).containsEntry("rows-used", 600.0);
    }
}
