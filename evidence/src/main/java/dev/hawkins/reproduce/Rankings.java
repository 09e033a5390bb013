package dev.hawkins.reproduce;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Confusion;
import dev.hawkins.evaluate.Goal;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.evaluate.Split;
import java.util.stream.IntStream;

/** Thresholds for rows of two kinds, scored apart. */
final class Rankings {
    private Rankings() {}

    /** The calls on a random half of each kind, at the threshold that serves the goal best on the other halves. */
    static Confusion heldOut(double[] normal, double[] anomalous, Goal goal, long seed) {
        RandomStream random = RandomStream.of(seed, "halves");
        Split normals = Split.halves(normal.length, random);
        Split odd = Split.halves(anomalous.length, random);
        double threshold = Ranking.between(pick(normal, normals.first()), pick(anomalous, odd.first()))
                .best(goal)
                .threshold();
        return Ranking.between(pick(normal, normals.second()), pick(anomalous, odd.second()))
                .confusionAt(threshold);
    }

    /** The chosen of some scores. */
    static double[] pick(double[] scores, int[] chosen) {
        return IntStream.of(chosen).mapToDouble(i -> scores[i]).toArray();
    }
}
