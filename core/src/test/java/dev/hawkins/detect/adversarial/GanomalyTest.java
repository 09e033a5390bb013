package dev.hawkins.detect.adversarial;

import static dev.hawkins.detect.adversarial.Games.context;
import static dev.hawkins.detect.adversarial.Games.detector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.RandomStream;
import org.junit.jupiter.api.Test;

class GanomalyTest {
    private static final int INPUTS = 4;

    /** The second encoder is made a copy of the first, and the row one that the decoder restores exactly. */
    @Test
    void equalEncodersAndAPerfectDecoderScoreNothing() {
        Judgement judgement =
                GanomalyNetwork.match(new Ganomaly(), Games.occasion(1, INPUTS)).judgement();
        judgement.network().initialise(RandomStream.of(1, "init"));
        copyEncoder(judgement.network());
        Matrix row = Tables.normal(1, INPUTS, 1);
        InputLimits limits = InputLimits.of(Tables.normal(100, INPUTS, 2), 1e6);
        Rating rating = new Rating(judgement, Weighing.alike(judgement), limits, 1);
        assertThat(rating.all(row)[0]).isGreaterThan(1e-4);
        for (int i = 0; i < 500; i++) {
            rating.run(row.values(), 0, 1);
            System.arraycopy(rating.expected(), 0, row.values(), 0, INPUTS);
        }
        assertThat(rating.all(row)[0]).isLessThan(1e-12);
    }

    /** And halves the decoder's output, so that restoring again and again comes to rest. */
    private static void copyEncoder(Network network) {
        float[] all = network.copyParameters();
        for (Network.Parameter p : network.parameters()) {
            for (Network.Parameter q : network.parameters()) {
                if (q.name().equals(p.name().replace("g.encoder", "g.again"))) {
                    System.arraycopy(all, p.offset(), all, q.offset(), p.rows() * p.columns());
                }
            }
            for (int i = p.offset();
                    p.name().startsWith("g.decoder.3") && i < p.offset() + p.rows() * p.columns();
                    i++) {
                all[i] *= 0.25f;
            }
        }
        network.setParameters(all);
    }

    @Test
    void withoutItsWeightTheDiscriminatorChangesNothing() {
        Training rows = Training.of(Tables.normal(200, INPUTS, 1));
        Model slow = detector("ganomaly", "epochs=5", "adversarial=0", "encoded=0", "discriminator-rate=0.0001")
                .fit(rows, context(1));
        Model fast = detector("ganomaly", "epochs=5", "adversarial=0", "encoded=0", "discriminator-rate=0.01")
                .fit(rows, context(1));
        Model played =
                detector("ganomaly", "epochs=5", "discriminator-rate=0.01").fit(rows, context(1));
        float[] expected = Games.expected(slow, rows.rows());
        assertThat(Games.expected(fast, rows.rows())).containsExactly(expected);
        assertThat(Games.expected(played, rows.rows())).isNotEqualTo(expected);
    }

    /** Then it is an autoencoder of the mean absolute error: rows on a line are restored. Seed 2. */
    @Test
    void itRestoresRowsThatHangTogether() {
        Matrix line = Matrix.zeros(400, 3);
        RandomStream random = RandomStream.of(2, "line");
        for (int r = 0; r < 400; r++) {
            float at = (float) random.nextGaussian();
            line.values()[3 * r] = at;
            line.values()[3 * r + 1] = -at;
            line.values()[3 * r + 2] = 2 * at;
        }
        Model model =
                detector("ganomaly", "epochs=60", "adversarial=0", "encoded=0").fit(Training.of(line), context(2));
        float[] expected = Games.expected(model, line);
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            error += Math.abs(expected[i] - line.values()[i]) / expected.length;
        }
        assertThat(error).isLessThan(0.2); // the mean row would leave (1 + 1 + 2) / 3 * sqrt(2 / pi) = 1.06
    }
}
