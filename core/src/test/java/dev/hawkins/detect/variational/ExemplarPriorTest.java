package dev.hawkins.detect.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RankSum;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExemplarPriorTest {
    private static final FitContext CONTEXT = FitContext.of(4).withThreads(1);
    /** Codes of three rows, of two units. */
    private static final float[] MEANS = {0, 0, 3, 0, 0, -2};

    private static final float[] LOG_VARIANCES = {
        (float) Math.log(0.1),
        (float) Math.log(0.4),
        (float) Math.log(0.2),
        (float) Math.log(0.4),
        (float) Math.log(0.3),
        (float) Math.log(1.6)
    };

    private static double cost(ExemplarPrior prior, float m0, float m1, double v0, double v1) {
        double[] kl = new double[1];
        float[] logVariance = {(float) Math.log(v0), (float) Math.log(v1)};
        prior.new Cost(1).of(new float[] {m0, m1}, logVariance, 1, kl);
        return kl[0];
    }

    /** Variances are .2 and .8 on average. */
    @Test
    void aCodeThatIsAnExemplarsCostsTheLogOfTheirNumber() {
        ExemplarPrior prior = ExemplarPrior.of(MEANS, LOG_VARIANCES, 2);
        assertThat(prior.variances()[0]).isCloseTo(0.2, within(1e-7));
        assertThat(prior.variances()[1]).isCloseTo(0.8, within(1e-7));
        assertThat(cost(prior, 3, 0, 0.2, 0.8)).isCloseTo(Math.log(3), within(1e-6));
    }

    /** Distances are in standard deviations: 1 to the left is nearer to the first exemplar than 1.5 upwards to the third. */
    @Test
    void anotherCodeCostsTheKlToTheNearestExemplarBesides() {
        ExemplarPrior prior = ExemplarPrior.of(MEANS, LOG_VARIANCES, 2);
        double sameWidth = (1 / 0.2 + 0.25 / 0.8) / 2;
        assertThat(cost(prior, -1, -0.5f, 0.2, 0.8)).isCloseTo(Math.log(3) + sameWidth, within(1e-5));
        double narrower = (0.5 - 1 + Math.log(2)) / 2;
        assertThat(cost(prior, -1, -0.5f, 0.1, 0.8)).isCloseTo(Math.log(3) + sameWidth + narrower, within(1e-5));
    }

    @Test
    void theCostIsNoLessThanTheKlToTheMixture() {
        ExemplarPrior prior = ExemplarPrior.of(MEANS, LOG_VARIANCES, 2);
        RandomStream random = RandomStream.of(6, "codes");
        double sum = 0;
        int draws = 100_000;
        for (int i = 0; i < draws; i++) {
            double z0 = 1 + Math.sqrt(0.3) * random.nextGaussian();
            double z1 = -1 + Math.sqrt(0.5) * random.nextGaussian();
            sum += log(z0, 1, 0.3) + log(z1, -1, 0.5) - mixture(z0, z1);
        }
        double sampled = sum / draws;
        assertThat(sampled).isPositive();
        assertThat(cost(prior, 1, -1, 0.3, 0.5)).isGreaterThan(sampled);
    }

    private static double mixture(double z0, double z1) {
        double density = 0;
        for (int n = 0; n < 3; n++) {
            density += Math.exp(log(z0, MEANS[2 * n], 0.2) + log(z1, MEANS[2 * n + 1], 0.8)) / 3;
        }
        return Math.log(density);
    }

    private static double log(double z, double mean, double variance) {
        return -(Math.log(2 * Math.PI * variance) + (z - mean) * (z - mean) / variance) / 2;
    }

    /** Two clusters far apart and a row half way: near the middle of N(0, I), but like no row. */
    @Test
    void aRowBetweenClustersIsStrangeOnlyToExemplars() {
        RandomStream random = RandomStream.of(5, "clusters");
        Matrix rows = Matrix.zeros(600, 2);
        for (int i = 0; i < rows.values().length; i++) {
            rows.values()[i] = (float) ((i / 2 % 2 == 0 ? 1 : -1) + 0.1 * random.nextGaussian());
        }
        Matrix between = Matrix.zeros(50, 2);
        for (int i = 0; i < between.values().length; i++) {
            between.values()[i] = (float) (0.1 * random.nextGaussian());
        }
        Training training = Training.of(rows);
        Model byExemplars = detector("exemplars=600").fit(training, CONTEXT);
        assertThat(RankSum.rocAuc(byExemplars.score(rows), byExemplars.score(between)))
                .isGreaterThan(0.99);
        Model byOrigin = detector("exemplars=0", "score=kl").fit(training, CONTEXT);
        assertThat(RankSum.rocAuc(byOrigin.score(rows), byOrigin.score(between)))
                .isLessThan(0.01);
    }

    private static Detector detector(String... settings) {
        Map<String, String> set = new LinkedHashMap<>(Map.of("profile", "exemplars", "epochs", "60"));
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return Catalogue.get("vae").configure(set);
    }

    @Test
    void noMoreExemplarsAreKeptThanAsked() {
        Matrix rows = Matrix.zeros(90, 3);
        RandomStream random = RandomStream.of(1, "rows");
        for (int i = 0; i < rows.values().length; i++) {
            rows.values()[i] = (float) random.nextGaussian();
        }
        VaeModel model = (VaeModel) detector("exemplars=40").fit(Training.of(rows), CONTEXT);
        assertThat(model.exemplars().count()).isEqualTo(40);
        assertThat(model.network().mean().units()).as("as many as inputs").isEqualTo(3);
        ModelState state = model.state();
        VaeModel restored = (VaeModel) detector("exemplars=40").restore(state, model.layout());
        assertThat(restored.exemplars().count()).isEqualTo(40);
        assertThat(restored.score(rows)).containsExactly(model.score(rows));
    }

    @Test
    void whatReadsNoExemplarsSaysSo() {
        for (String score : List.of("importance", "mean-latent")) {
            assertThatThrownBy(() -> detector("score=" + score))
                    .isInstanceOf(DetectorException.class)
                    .hasMessage("exemplars must be 0 with score " + score
                            + ", which judges no code by them, but was 50000");
        }
        Detector hierarchical = Catalogue.get("hierarchical-vae").configure(Map.of("exemplars", "10"));
        assertThatThrownBy(() -> hierarchical.fit(Training.of(Matrix.zeros(30, 2)), CONTEXT))
                .isInstanceOf(DetectorException.class)
                .hasMessage(
                        "exemplars must be 0 for hierarchical-vae, whose codes have codes of their own, but was 10");
    }
}
