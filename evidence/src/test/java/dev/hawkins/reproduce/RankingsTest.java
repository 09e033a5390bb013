package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.evaluate.Confusion;
import dev.hawkins.evaluate.Goal;
import dev.hawkins.evaluate.Ranking;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingsTest {
    @Test
    void aHeldOutThresholdIsCountedOnTheOtherHalf() {
        double[] normal = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        double[] anomalous = IntStream.range(0, 11).mapToDouble(i -> 200 + i).toArray();
        Confusion held = Rankings.heldOut(normal, anomalous, new Goal.FBeta(1), 1);
        assertThat(held.truePositives() + held.falseNegatives()).isEqualTo(5);
        assertThat(held.trueNegatives() + held.falsePositives()).isEqualTo(50);
        assertThat(held.falsePositives()).isZero();
    }

    /** The flattery that holding out is for: on noise the best threshold is good by chance. */
    @Test
    void onNoiseTheHeldOutFigureIsLower() {
        double[] normal = IntStream.range(0, 60).mapToDouble(i -> i * 37 % 101).toArray();
        double[] anomalous =
                IntStream.range(0, 12).mapToDouble(i -> i * 53 % 103).toArray();
        double peeked = Ranking.between(normal, anomalous).bestF1().value();
        double mean = IntStream.rangeClosed(1, 50)
                .mapToDouble(seed -> Rankings.heldOut(normal, anomalous, new Goal.FBeta(1), seed)
                        .f1())
                .average()
                .orElseThrow();
        assertThat(mean).isLessThan(peeked);
    }
}
