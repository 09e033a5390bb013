package dev.hawkins.detect.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinimumCovarianceDeterminantTest {
    private static final FitContext CONTEXT = FitContext.of(1).withThreads(2);

    private static Model fit(Matrix rows) {
        return new MinimumCovarianceDeterminant(0, 100, 1e-6, 50_000).fit(Training.of(rows), CONTEXT);
    }

    @Test
    void fortyPercentOfStrangeRowsDoNotMoveTheCentre() {
        for (int rows : new int[] {300, 2000}) {
            Matrix good = Samples.normal(rows * 6 / 10, 3, 3);
            Matrix bad = Samples.normal(rows * 4 / 10, 3, 4);
            for (int i = 0; i < bad.values().length; i++) {
                bad.values()[i] = 15 + 0.3f * bad.values()[i];
            }
            Matrix all = Samples.join(good, bad);
            Model robust = fit(all);
            for (double location : robust.state().doubles("location")) {
                assertThat(location).isCloseTo(0, within(0.25));
            }
            double[] scores = robust.score(Samples.join(Samples.row(0, 0, 0), Samples.row(15, 15, 15)));
            assertThat(scores[0]).isLessThan(1);
            assertThat(scores[1]).isGreaterThan(300);
            double[] plain = new Mahalanobis().fit(Training.of(all), CONTEXT).score(Samples.row(15, 15, 15));
            assertThat(plain[0]).as("not robust").isLessThan(10);
        }
    }

    @Test
    void onCleanGaussianRowsItIsTheMahalanobisDistance() {
        Matrix rows = Samples.normal(3000, 3, 3);
        Matrix fresh = Samples.normal(5000, 3, 4);
        double[] robust = fit(rows).score(fresh);
        double[] plain = new Mahalanobis().fit(Training.of(rows), CONTEXT).score(fresh);
        double ratio = Arrays.stream(robust).sum() / Arrays.stream(plain).sum();
        assertThat(ratio).isCloseTo(1, within(0.05));
    }

    @Test
    void concentrationStepsNeverRaiseTheDeterminant() {
        Matrix rows = Samples.normal(200, 3, 3);
        double[] lift = {1e-6, 1e-6, 1e-6};
        int[] chosen = {0, 1, 2, 3};
        FastMcd.Estimate estimate = FastMcd.Estimate.of(rows.select(chosen), chosen, lift);
        double last = Double.POSITIVE_INFINITY;
        for (int step = 0; step < 10; step++) {
            int[] nearest = FastMcd.nearest(estimate.squaredDistances(rows), 102);
            estimate = FastMcd.Estimate.of(rows.select(nearest), nearest, lift);
            assertThat(estimate.logDeterminant()).isLessThanOrEqualTo(last + 1e-12);
            last = estimate.logDeterminant();
        }
    }

    @Test
    void rowsInAPlaneWithAFewOutsideFindThePlane() {
        Matrix rows = Samples.normal(300, 3, 3);
        for (int r = 0; r < 300; r++) {
            rows.values()[r * 3 + 2] = r < 260 ? rows.get(r, 0) : 4;
        }
        double[] scores = fit(rows).score(Samples.join(Samples.row(1, 1, 1), Samples.row(1, 1, 2)));
        assertThat(scores[0]).isLessThan(12);
        assertThat(scores[1]).isGreaterThan(1e4);
    }
}
