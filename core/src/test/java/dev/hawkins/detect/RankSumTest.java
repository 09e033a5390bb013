package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** Seed 1. */
class RankSumTest {
    @Test
    void isTheShareOfPairsWithTiesCountedHalf() {
        RandomStream random = RandomStream.of(1, "cases");
        for (int i = 0; i < 200; i++) {
            double[] low = numbers(random);
            double[] high = numbers(random);
            double wins = 0;
            for (double a : low) {
                for (double b : high) {
                    wins += b > a ? 1 : b == a ? 0.5 : 0;
                }
            }
            assertThat(RankSum.rocAuc(low, high)).isEqualTo(wins / low.length / high.length);
        }
    }

    private static double[] numbers(RandomStream random) {
        double[] numbers = new double[1 + random.nextInt(8)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextInt(5);
        }
        return numbers;
    }
}
