package dev.hawkins.detect.labelled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariationalBinaryClassifierTest {
    private static Model fit(String name, int known, String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 3);
        settings[more.length] = "learning-rate=0.005";
        settings[more.length + 1] = "hidden=16";
        settings[more.length + 2] = "batch=64";
        return Toy.detector(name, settings).fit(Toy.training(known), Toy.CONTEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score=elbo", "score=reconstruction-probability"})
    void withoutKnownAnomaliesItIsTheVaeBitForBit(String score) {
        Model wanted = fit("vae", 0, score, "epochs=4");
        Model model = fit("abc-vae", 0, score, "epochs=4");
        assertThat(model.score(Toy.TEST_KNOWN)).containsExactly(wanted.score(Toy.TEST_KNOWN));
        assertThat(model.report().trainingLoss()).isEqualTo(wanted.report().trainingLoss());
    }

    /** No row can be likelier than one that is restored exactly, so every distance is 0 or more and a probability. */
    @Test
    void noScoreIsBelowZero() {
        Matrix rows = Tables.mixed(300, 1);
        Training training = new Training(rows, Tables.oddOnes(rows, 10), Tables.MIXED);
        for (String score : new String[] {"elbo", "reconstruction-probability", "logmeanexp", "mean-latent"}) {
            Model model = Toy.detector("abc-vae", "epochs=60", "score=" + score).fit(training, Toy.CONTEXT);
            double zero = model.state().number("zero");
            // Three Gaussians without bounds and one with, each log(.7 sqrt(2 pi)).
            assertThat(zero).isEqualTo(4 * StrictMath.log(2 * StrictMath.PI * 0.7 * 0.7) / 2);
            assertThat(Arrays.stream(model.score(rows)).min().orElseThrow()).isGreaterThan(zero);
        }
    }

    @Test
    void itLearnsTheKnownKindAndKeepsTheUnknownOne() {
        Model plain = fit("vae", 0, "epochs=60", "min-sd=0.3");
        Model taught = fit("abc-vae", 2500, "epochs=60", "min-sd=0.3");
        assertThat(Toy.known(taught)).isGreaterThan(0.94).isGreaterThan(Toy.known(plain) + 0.02);
        assertThat(Toy.unknown(taught)).isGreaterThan(0.999);
    }

    @Test
    void aContinuousBernoulliIsRefused() {
        Training training = Training.of(new Matrix(4, 1, new float[] {0, 0.2f, 0.5f, 1}));
        assertThatThrownBy(() -> Toy.detector("abc-vae", "likelihood=continuous-bernoulli")
                        .fit(training, Toy.CONTEXT))
                .isInstanceOf(DetectorException.class)
                .hasMessage(
                        "likelihood continuous-bernoulli has no largest density to count from; use gaussian or bernoulli");
    }
}
