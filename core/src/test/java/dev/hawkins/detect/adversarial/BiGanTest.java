package dev.hawkins.detect.adversarial;

import static dev.hawkins.detect.adversarial.Games.context;
import static dev.hawkins.detect.adversarial.Games.detector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BiGanTest {
    @Test
    void theReportsNetworkHas714Parameters() {
        Model model =
                detector("bigan", "profile=ff12", "epochs=1").fit(Training.of(Tables.normal(300, 18, 1)), context(1));
        assertThat(model.report().figures()).containsEntry("generator-parameters", 714.0);
    }

    @Test
    void theNetworkOfZenatiHasItsSizes() {
        Match match = BiGanNetwork.match(BiGan.zenati(), Games.occasion(1, 121));
        int expected = 121 * 64 + 64 + 64 * 32 + 32 // E
                + 32 * 64 + 64 + 64 * 128 + 128 + 128 * 121 + 121 // G
                + 121 * 128 + 128 + 32 * 128 + 128 + 256 * 128 + 128 + 128 + 1; // D
        assertThat(match.judgement().network().parameterCount()).isEqualTo(expected);
    }

    /** All weights 0, so that every pair is the same pair. */
    @Test
    void aDiscriminatorOfEqualPairsIsAtChance() {
        Match match = BiGanNetwork.match(new BiGan(), Games.occasion(40, 3));
        Sight sight = new Sight(match, Tables.normal(40, 3, 1), RandomStream.of(1, "sight"));
        assertThat(sight.facts(0).discriminatorLoss()).isCloseTo(2 * Math.log(2), within(1e-9));
    }

    /** Rows on a ring, which their mean restores badly. Seed 3. */
    @Test
    void aRingIsRestoredBetterThanByItsMean() {
        RandomStream random = RandomStream.of(3, "ring");
        Matrix ring = Matrix.zeros(600, 2);
        for (int r = 0; r < 600; r++) {
            double angle = 2 * Math.PI * random.nextDouble();
            ring.values()[2 * r] = (float) StrictMath.cos(angle);
            ring.values()[2 * r + 1] = (float) StrictMath.sin(angle);
        }
        Model model = detector("bigan", "epochs=60", "score=l1-only").fit(Training.of(ring), context(3));
        double restored = Arrays.stream(model.score(ring)).average().orElseThrow();
        assertThat(restored).isLessThan(0.5 * 4 / Math.PI); // the mean restores cos and sin with 2 / pi each
    }

    @Test
    void withoutItsShareTheRestOfTheScoreIsGone() {
        Training rows = Training.of(Tables.normal(100, 4, 1));
        Model without = detector("bigan", "epochs=3", "weight=0").fit(rows, context(1));
        Model alone = detector("bigan", "epochs=3", "score=l1-only").fit(rows, context(1));
        assertThat(without.score(rows.rows())).containsExactly(alone.score(rows.rows()));
        assertThat(alone.additive()).isTrue();
    }

    @Test
    void theScoreIsTheWeightedSumOfDifferencesAndTheRest() {
        Training rows = Training.of(Tables.normal(100, 4, 1));
        Model model = detector("bigan", "epochs=3", "weight=0.4").fit(rows, context(1));
        Model alone = detector("bigan", "epochs=3", "score=l1-only").fit(rows, context(1));
        double[] both = model.score(rows.rows());
        double[] differences = alone.score(rows.rows());
        for (int r = 0; r < 100; r++) {
            assertThat(both[r]).isGreaterThan(0.6 * differences[r]);
        }
    }
}
