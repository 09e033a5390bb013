package dev.hawkins.detect.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.cluster.GaussianMixture.Form;
import dev.hawkins.detect.statistic.Mahalanobis;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianMixtureTest {
    private static final FitContext CONTEXT = FitContext.of(1).withThreads(2);

    private static Model fit(int components, Form form, Matrix rows) {
        return new GaussianMixture(components, form, 5, 1e-6, 10_000).fit(Training.of(rows), CONTEXT);
    }

    private static Matrix correlated(int rows) {
        Matrix table = Samples.normal(rows, 3, 3);
        for (int r = 0; r < rows; r++) {
            table.values()[r * 3 + 1] += 2 * table.get(r, 0);
        }
        return table;
    }

    /** Two clouds, 6 apart. */
    private static Matrix twoClouds(int rows) {
        Matrix table = Samples.normal(rows, 2, 3);
        for (int r = 0; r < rows; r += 2) {
            table.values()[r * 2] += 6;
        }
        return table;
    }

    @Test
    void oneComponentRanksLikeMahalanobis() {
        Matrix rows = correlated(200);
        double[] mixture = fit(1, Form.FULL, rows).score(rows);
        double[] distance = new Mahalanobis().fit(Training.of(rows), CONTEXT).score(rows);
        Integer[] order = new Integer[200];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(distance[a], distance[b]));
        for (int i = 1; i < 200; i++) {
            assertThat(mixture[order[i]]).isGreaterThan(mixture[order[i - 1]] - 1e-6);
        }
    }

    @Test
    void oneDiagonalComponentIsTheNormalDensity() {
        Model model = fit(1, Form.DIAGONAL, Samples.fill(2, 1, i -> 2 * i));
        // Mean 1, variance 1 (the likeliest, with n in the denominator) plus the ridge.
        double expected = 0.5 * 9 + 0.5 * Math.log(2 * Math.PI);
        assertThat(model.score(Samples.row(4))[0]).isCloseTo(expected, within(1e-4));
        assertThat(model.base()).isCloseTo(0.5 * Math.log(2 * Math.PI), within(1e-4));
    }

    @Test
    void theLogLikelihoodNeverFalls() {
        Matrix rows = Samples.uniform(500, 2, 3);
        double[] lift = {1e-9, 1e-9};
        for (boolean diagonal : new boolean[] {false, true}) {
            var search = new ExpectationMaximisation(rows, diagonal, lift, CONTEXT);
            double[][] shares = new double[3][500];
            for (int r = 0; r < 500; r++) {
                shares[(int) (2.99f * rows.get(r, 0) * rows.get(r, 0))][r] = 1;
            }
            Mixture mixture = search.maximise(shares);
            double last = search.expect(mixture, shares);
            double first = last;
            for (int i = 0; i < 60; i++) {
                mixture = search.maximise(shares);
                double next = search.expect(mixture, shares);
                assertThat(next).isGreaterThanOrEqualTo(last - 1e-6);
                last = next;
            }
            assertThat(last).isGreaterThan(first + 1);
        }
    }

    @Test
    void theCriterionFindsTheNumberOfClouds() {
        assertThat(fit(0, Form.FULL, twoClouds(600)).report().figures()).containsEntry("components", 2.0);
        assertThat(fit(0, Form.FULL, correlated(600)).report().figures()).containsEntry("components", 1.0);
    }

    @Test
    void theDensityIsThatOfTheTrueMixture() {
        Model model = fit(2, Form.FULL, twoClouds(20_000));
        for (double x : new double[] {0, 3, 6, 9}) {
            double near = Math.exp(-x * x / 2) + Math.exp(-(x - 6) * (x - 6) / 2);
            assertThat(model.score(Samples.row(x, 0))[0]).isCloseTo(-Math.log(near / 4 / Math.PI), within(0.2));
        }
    }

    @Test
    void expectedIsTheNearestCloud() {
        float[] expected = new float[2];
        fit(2, Form.FULL, twoClouds(2000))
                .scorer(1)
                .explain(new float[] {6, 8}, 0, 1, new double[1], new double[2], expected, new float[2]);
        assertThat(expected[0]).isCloseTo(6, within(0.3f));
        assertThat(expected[1]).isCloseTo(0, within(0.3f));
    }
}
