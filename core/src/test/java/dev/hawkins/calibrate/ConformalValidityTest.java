package dev.hawkins.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The promise itself, by simulation: exchangeable scores, many draws of calibration and test rows, the share of test rows
 * above the threshold.
 */
class ConformalValidityTest {
    private static final long SEED = 20;

    @ParameterizedTest
    @CsvSource({"99, .1", "99, .01", "150, .05", "999, .01", "1234, .001"})
    void theObservedRateIsTheExpectedOne(int rows, double rate) {
        double expected = Math.floor(rate * (rows + 1) + 1e-9) / (rows + 1);
        double[] observed = rates(rows, 400_000 / rows, rate, false);
        double mean = Arrays.stream(observed).average().orElseThrow();
        double sd = sd(expected, rows) / Math.sqrt(observed.length);
        assertThat(expected).isLessThanOrEqualTo(rate + 1e-12);
        assertThat(Math.abs(mean - expected) / sd)
                .as("seed %d: observed %s, expected %s, in sd", SEED, mean, expected)
                .isLessThan(3);
    }

    /** Of one split: the exact sd of a negative hypergeometric count. With 4,000 splits its estimate is good to a few percent. */
    @ParameterizedTest
    @CsvSource({"99, .1", "150, .05", "999, .01"})
    void theRateScattersAsTheFormulaSays(int rows, double rate) {
        double expected = Math.floor(rate * (rows + 1) + 1e-9) / (rows + 1);
        double[] observed = rates(rows, 4000, rate, false);
        double squares = Arrays.stream(observed)
                .map(r -> (r - expected) * (r - expected))
                .sum();
        assertThat(Math.sqrt(squares / observed.length) / sd(expected, rows))
                .as("seed %d", SEED)
                .isBetween(.95, 1.05);
    }

    private static double sd(double rate, int rows) {
        return Math.sqrt(rate * (1 - rate) * (2 * rows + 1) / (rows + 2) / rows);
    }

    @ParameterizedTest
    @CsvSource({"99, .1", "999, .01"})
    void tiesOnlyLowerTheRate(int rows, double rate) {
        double observed =
                Arrays.stream(rates(rows, 400_000 / rows, rate, true)).average().orElseThrow();
        assertThat(observed).as("seed %d", SEED).isLessThan(rate).isGreaterThan(rate / 5);
    }

    private static double[] rates(int rows, int splits, double rate, boolean rounded) {
        RandomStream random = RandomStream.of(SEED, "validity");
        double[] rates = new double[splits];
        for (int split = 0; split < splits; split++) {
            double threshold = Calibration.of(scores(random, rows, rounded)).threshold(rate);
            double[] others = scores(random, rows, rounded);
            rates[split] = Arrays.stream(others).filter(s -> s > threshold).count() / (double) rows;
        }
        return rates;
    }

    /** Heavy-tailed, as reconstruction errors are. */
    private static double[] scores(RandomStream random, int rows, boolean rounded) {
        double[] scores = new double[rows];
        for (int i = 0; i < rows; i++) {
            double score = StrictMath.exp(random.nextGaussian());
            scores[i] = rounded ? Math.rint(score) : score;
        }
        return scores;
    }
}
