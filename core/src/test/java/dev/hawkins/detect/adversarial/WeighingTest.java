package dev.hawkins.detect.adversarial;

import static dev.hawkins.detect.adversarial.Games.context;
import static dev.hawkins.detect.adversarial.Games.detector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Seed 7. */
class WeighingTest {
    private static final Matrix ROWS = Tables.normal(400, 3, 7);
    private static final InputLimits LIMITS = InputLimits.of(ROWS, 0.5);

    private static Judgement judgement(ArnScore score) {
        Arn settings = (Arn) detector("arn", "score=" + score);
        Judgement judgement = ArnNetwork.match(settings, Games.occasion(1, 3)).judgement();
        judgement.network().initialise(RandomStream.of(7, "init"));
        return judgement;
    }

    private static double[] scores(Judgement judgement, Weighing weighing) {
        return new Rating(judgement, weighing, LIMITS, 400).all(ROWS);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(squares);
    }

    @Test
    void bothPartsVaryByOne() {
        Judgement both = judgement(ArnScore.BOTH);
        Weighing weighing = Weighing.of(both, LIMITS, ROWS);
        double[] rests = new double[400];
        new Rating(both, weighing, LIMITS, 400).rest(ROWS.values(), 400, rests);
        double[] differences = scores(both, weighing);
        Arrays.setAll(differences, r -> differences[r] - rests[r]);
        assertThat(deviation(rests)).isCloseTo(1, within(1e-5));
        assertThat(deviation(differences)).isCloseTo(1, within(1e-5));
    }

    @Test
    void whereNothingVariesNothingIsDividedByNought() {
        Judgement both = judgement(ArnScore.BOTH);
        Weighing weighing = Weighing.of(both, LIMITS, ROWS.select(new int[] {5, 5, 5}));
        assertThat(weighing.rest()).isEqualTo(1);
        assertThat(scores(both, weighing)).matches(s -> Arrays.stream(s).allMatch(Double::isFinite), "finite");
    }

    @Test
    void otherScoresAreSumsAsTheyAre() {
        Judgement differences = judgement(ArnScore.RECONSTRUCTION);
        Weighing weighing = Weighing.of(differences, LIMITS, ROWS);
        assertThat(weighing.inputs()).containsOnly(1);
        assertThat(weighing.of(2, -3)).isEqualTo(3);
        assertThat(Weighing.of(judgement(ArnScore.DISCRIMINATOR), LIMITS, ROWS).rest())
                .isEqualTo(1);
    }

    /** What neither differs nor looks made scores lower than what does both. */
    @Test
    void bothFindsWhatEitherFinds() {
        Model model = detector("arn", "epochs=40").fit(Training.of(ROWS), context(7));
        double[] scores = model.score(Matrix.of(new float[][] {{0, 0, 0}, {6, 0, 0}, {0, 0, -6}}));
        assertThat(scores[0]).isLessThan(Math.min(scores[1], scores[2]));
    }
}
