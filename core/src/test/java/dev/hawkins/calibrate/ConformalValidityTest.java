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
        int splits = 400_000 / rows;
        double observed = meanRate(rows, splits, rate, false);
        double sd = Math.sqrt(expected * (1 - expected) * 2 / rows / splits);
        assertThat(expected).isLessThanOrEqualTo(rate + 1e-12);
        assertThat(Math.abs(observed - expected) / sd)
                .as("seed %d: observed %s, expected %s, in sd", SEED, observed, expected)
                .isLessThan(3);
    }

    @ParameterizedTest
    @CsvSource({"99, .1", "999, .01"})
    void tiesOnlyLowerTheRate(int rows, double rate) {
        double observed = meanRate(rows, 400_000 / rows, rate, true);
        assertThat(observed).as("seed %d", SEED).isLessThan(rate).isGreaterThan(rate / 5);
    }

    private static double meanRate(int rows, int splits, double rate, boolean rounded) {
        RandomStream random = RandomStream.of(SEED, "validity");
        double sum = 0;
        for (int split = 0; split < splits; split++) {
            double threshold = Calibration.of(scores(random, rows, rounded)).threshold(rate);
            sum += Arrays.stream(scores(random, rows, rounded))
                            .filter(s -> s > threshold)
                            .count()
                    / (double) rows;
        }
        return sum / splits;
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
