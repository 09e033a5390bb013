package dev.hawkins.detect.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The support vector data description of Tax and Duin 2004 (doi 10.1023/B:MACH.0000008084.60811.49), solved by itself: the
 * smallest ball in the kernel's space, of centre {@code sum a_i phi(x_i)} and radius R, with a price of {@code C = 1/(nu n)}
 * for what a row is outside. A row's score there is its squared distance to the centre minus R^2.
 */
class DataDescriptionTest {
    private static final double GAMMA = 0.3;
    private static final double NU = 0.2;
    private static final Matrix ROWS = Samples.normal(60, 3, 11);

    private final double[][] kernel = new double[60][60];
    private final double[] a = new double[60];

    @Test
    void theOneClassSvmIsTheDataDescriptionUpToScale() {
        solve();
        double most = 1 / (NU * 60);
        double centre = centreSquared();
        double[] radius = new double[60];
        int onTheBall = 0;
        for (int r = 0; r < 60; r++) {
            if (a[r] > 1e-6 && a[r] < most - 1e-6) {
                radius[onTheBall++] = 1 - 2 * sum(ROWS, r) + centre;
            }
        }
        double squaredRadius = Arrays.stream(radius, 0, onTheBall).average().orElseThrow();
        assertThat(Arrays.copyOf(radius, onTheBall))
                .isNotEmpty()
                .containsOnly(new double[] {squaredRadius}, within(1e-6));

        Model svm = new OneClassSvm(NU, GammaRule.GIVEN, GAMMA, 100).fit(Training.of(ROWS), FitContext.of(1));
        Matrix fresh = Samples.join(Samples.normal(40, 3, 12), Samples.row(5, -5, 5));
        double[] scores = svm.score(fresh);
        for (int r = 0; r < 41; r++) {
            double outside = 1 - 2 * sum(fresh, r) + centre - squaredRadius;
            assertThat(outside).isCloseTo(2 * scores[r], within(2e-3));
        }
        assertThat(Arrays.stream(scores).max().orElseThrow()
                        - Arrays.stream(scores).min().orElseThrow())
                .isGreaterThan(0.1);
    }

    /** Minimises {@code a'Ka - sum a_i K_ii} over {@code 0 <= a_i <= C, sum a_i = 1}, exactly for one pair after the other. */
    private void solve() {
        for (int r = 0; r < 60; r++) {
            a[r] = 1.0 / 60;
            for (int i = 0; i < 60; i++) {
                kernel[r][i] = kernel(ROWS, r, i);
            }
        }
        for (int sweep = 0; sweep < 400; sweep++) {
            for (int i = 0; i < 60; i++) {
                for (int j = 0; j < i; j++) {
                    move(i, j, 1 / (NU * 60));
                }
            }
        }
    }

    private void move(int i, int j, double most) {
        double slope = 0;
        for (int k = 0; k < 60; k++) {
            slope += 2 * a[k] * (kernel[i][k] - kernel[j][k]);
        }
        slope -= kernel[i][i] - kernel[j][j];
        double step = -slope / (2 * (kernel[i][i] + kernel[j][j] - 2 * kernel[i][j]));
        double bound = Math.max(Math.max(-a[i], a[j] - most), Math.min(step, Math.min(most - a[i], a[j])));
        a[i] += bound;
        a[j] -= bound;
    }

    private double centreSquared() {
        double sum = 0;
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                sum += a[i] * a[j] * kernel[i][j];
            }
        }
        return sum;
    }

    private double sum(Matrix rows, int r) {
        double sum = 0;
        for (int i = 0; i < 60; i++) {
            sum += a[i] * kernel(rows, r, i);
        }
        return sum;
    }

    private static double kernel(Matrix rows, int r, int i) {
        double squared = 0;
        for (int j = 0; j < 3; j++) {
            double d = (double) rows.get(r, j) - ROWS.get(i, j);
            squared += d * d;
        }
        return StrictMath.exp(-GAMMA * squared);
    }
}
