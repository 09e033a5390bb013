package dev.hawkins.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Ranking;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HalfCirclesTest {
    private static final int ROWS = 4000;
    private static final RandomStream RANDOM = RandomStream.of(3, "toy");
    private static final Matrix NORMAL = HalfCircles.normal(ROWS, RANDOM);
    private static final Matrix KNOWN = HalfCircles.known(ROWS, RANDOM);
    private static final Matrix UNKNOWN = HalfCircles.unknown(ROWS, RANDOM);

    /** The mean height of half a circle is 2 / pi; seed 3. */
    @Test
    void meansAreThoseOfTheShapes() {
        assertMeans(NORMAL, 0, 2 / Math.PI);
        assertMeans(KNOWN, 1, 0.5 - 2 / Math.PI);
        assertMeans(UNKNOWN, -3, 3);
    }

    private static void assertMeans(Matrix rows, double x, double y) {
        double[] sums = new double[2];
        for (int i = 0; i < rows.values().length; i++) {
            sums[i % 2] += rows.values()[i];
        }
        assertThat(sums[0] / ROWS).isCloseTo(x, within(0.05));
        assertThat(sums[1] / ROWS).isCloseTo(y, within(0.03));
    }

    /** The ratio of the true densities cannot be beaten; the best published figure is .972. */
    @Test
    void theBestPossibleRocAucIsThatOfTheNoise() {
        double[] scores = new double[2 * ROWS];
        boolean[] anomaly = new boolean[2 * ROWS];
        for (int r = 0; r < ROWS; r++) {
            scores[r] = ratio(NORMAL.get(r, 0), NORMAL.get(r, 1));
            scores[ROWS + r] = ratio(KNOWN.get(r, 0), KNOWN.get(r, 1));
        }
        Arrays.fill(anomaly, ROWS, 2 * ROWS, true);
        assertThat(Ranking.of(scores, anomaly).rocAuc()).isCloseTo(0.975, within(0.004));
    }

    /** Density of the lower half circle over that of the upper one, both as sums over 200 places of it. */
    private static double ratio(double x, double y) {
        double upper = 0;
        double lower = 0;
        for (int i = 0; i < 200; i++) {
            double t = Math.PI * (i + 0.5) / 200;
            upper += density(x - Math.cos(t), y - Math.sin(t));
            lower += density(x - 1 + Math.cos(t), y - 0.5 + Math.sin(t));
        }
        return lower / upper;
    }

    private static double density(double dx, double dy) {
        return Math.exp(-(dx * dx + dy * dy) / (2 * HalfCircles.NOISE * HalfCircles.NOISE));
    }
}
