package dev.hawkins.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralisedParetoTest {
    private static final int ROWS = 4000;

    @ParameterizedTest
    @ValueSource(doubles = {-.3, -.1, 0, .2, .5, 1, 2})
    void theShapeAndScaleOfASampleAreFound(double xi) {
        for (double sigma : new double[] {1e-6, 1, 1e6}) {
            GeneralisedPareto fit = GeneralisedPareto.fit(sample(xi, sigma));
            double shapeSd = (1 + xi) / Math.sqrt(ROWS);
            double scaleSd = Math.sqrt(2 * (1 + xi) / ROWS);
            assertThat(fit.xi()).as("seed 41, xi %s, sigma %s", xi, sigma).isCloseTo(xi, within(3.5 * shapeSd));
            assertThat(fit.sigma() / sigma).as("seed 41, xi %s", xi).isCloseTo(1, within(3.5 * scaleSd));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.2, 0, .4, 1.5})
    void noNeighbourIsMoreLikely(double xi) {
        double[] y = sample(xi, 2);
        GeneralisedPareto fit = GeneralisedPareto.fit(y);
        double best = logLikelihood(y, fit.xi(), fit.sigma());
        for (double step : new double[] {-1e-2, -1e-3, 1e-3, 1e-2}) {
            assertThat(logLikelihood(y, fit.xi() + step, fit.sigma())).isLessThan(best);
            assertThat(logLikelihood(y, fit.xi(), fit.sigma() * (1 + step))).isLessThan(best);
        }
    }

    @Test
    void withoutALikelyShapeTheMomentsDecide() {
        double[] uniform = new double[100];
        Arrays.setAll(uniform, i -> 1 + i / 1000.0);
        GeneralisedPareto fit = GeneralisedPareto.fit(uniform);
        GeneralisedPareto moments = GeneralisedPareto.weightedMoments(uniform);
        assertThat(fit.xi()).isEqualTo(moments.xi(), within(1e-9)).isEqualTo(-.5);
        assertThat(fit.sigma()).isEqualTo(moments.sigma(), within(1e-9));
    }

    @Test
    void theMomentsOfAnExponentialAreItsOwn() {
        double[] quantiles = new double[20_000];
        Arrays.setAll(quantiles, i -> -3 * StrictMath.log(1 - (i + .5) / quantiles.length));
        GeneralisedPareto fit = GeneralisedPareto.weightedMoments(quantiles);
        assertThat(fit.xi()).isCloseTo(0, within(.002));
        assertThat(fit.sigma()).isCloseTo(3, within(.01));
    }

    @Test
    void theQuantileInvertsTheTail() {
        for (double xi : new double[] {-.5, -1e-12, 0, 1e-12, 1e-6, .7}) {
            GeneralisedPareto pareto = new GeneralisedPareto(xi, 2);
            double y = pareto.exceededBy(.05);
            double tail =
                    Math.abs(xi) < 1e-9 ? StrictMath.exp(-y / 2) : StrictMath.exp(-StrictMath.log1p(xi * y / 2) / xi);
            assertThat(tail).as("xi %s", xi).isCloseTo(.05, within(1e-9));
        }
        assertThat(new GeneralisedPareto(.3, 2).exceededBy(1)).isZero();
    }

    @Test
    void equalExcessesDoNotBreakIt() {
        double[] equal = new double[20];
        Arrays.fill(equal, 3);
        GeneralisedPareto fit = GeneralisedPareto.fit(equal);
        assertThat(fit.exceededBy(.01)).isBetween(3.0, 30.0);
    }

    private static double[] sample(double xi, double sigma) {
        RandomStream random = RandomStream.of(41, "pareto");
        GeneralisedPareto truth = new GeneralisedPareto(xi, sigma);
        double[] y = new double[ROWS];
        Arrays.setAll(y, i -> truth.exceededBy(1 - random.nextDouble()));
        y = Arrays.stream(y).filter(v -> v > 0).sorted().toArray();
        return y;
    }

    private static double logLikelihood(double[] y, double xi, double sigma) {
        double sum = 0;
        for (double value : y) {
            sum += -StrictMath.log(sigma) - (1 + 1 / xi) * StrictMath.log1p(xi * value / sigma);
        }
        return sum;
    }
}
