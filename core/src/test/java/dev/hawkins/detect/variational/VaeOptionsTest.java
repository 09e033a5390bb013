package dev.hawkins.detect.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scores, penalties and the choice of the latent size beyond the plain ELBO. */
class VaeOptionsTest {
    private static final FitContext CONTEXT = FitContext.of(4).withThreads(1);
    private static final Matrix ROWS = Tables.mixed(400, 3);

    private static VaeModel fit(String... settings) {
        return (VaeModel) detector(settings).fit(Training.of(ROWS, Tables.MIXED), CONTEXT);
    }

    private static Detector detector(String... settings) {
        Map<String, String> set = new LinkedHashMap<>(Map.of("epochs", "40", "learning-rate", "0.01"));
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return Catalogue.get("vae").configure(set);
    }

    /** The same weights under another score. */
    private static double[] scores(VaeModel fitted, String... settings) {
        return detector(settings).restore(fitted.state(), Tables.MIXED).score(ROWS);
    }

    /** Loss, misfit and KL per unit of one row, at the coefficients' values in the end and with noise 0. */
    private static double[][] losses(VaeDesign design, Matrix row) {
        VaeNetwork net = VaeNetwork.build(design);
        net.network().initialise(RandomStream.of(3, "init"));
        Inference run = net.network()
                .inference(List.of(net.row(), net.noise()), List.of(net.loss(), net.misfit(), net.kl()), 1);
        run.feed(net.row(), row.values(), 0, 1);
        run.feedConstant(net.noise(), new float[net.noise().units()], 0);
        run.run(1);
        double[][] sums = new double[2][1];
        run.addSums(net.loss(), sums[0], 0);
        run.addSums(net.misfit(), sums[1], 0);
        float[] kl = new float[net.kl().units()];
        run.fetch(net.kl(), kl, 0);
        double[] units = new double[kl.length];
        Arrays.setAll(units, i -> kl[i]);
        return new double[][] {sums[0], sums[1], units};
    }

    private static VaeDesign design(double beta, double freeBits, double capacity) {
        return new VaeDesign(
                List.of(4),
                3,
                Activation.TANH,
                LikelihoodChoice.AUTO.heads(InputLayout.ofReals(5), 0.7),
                VarianceChoice.INPUT,
                beta,
                freeBits,
                capacity);
    }

    @Test
    void freeBitsAreTheLeastThatAUnitPays() {
        Matrix row = Tables.normal(1, 5, 2);
        double[][] plain = losses(design(2, 0, 0), row);
        double[] kl = plain[2];
        assertThat(plain[0][0]).isCloseTo(plain[1][0] + 2 * Arrays.stream(kl).sum(), within(1e-5));
        double middle = Arrays.stream(kl).sorted().toArray()[1];
        double[][] free = losses(design(2, middle, 0), row);
        double paid = Arrays.stream(kl).map(k -> Math.max(k, middle)).sum();
        assertThat(paid).isGreaterThan(Arrays.stream(kl).sum());
        assertThat(free[0][0]).isCloseTo(free[1][0] + 2 * paid, within(1e-5));
    }

    @Test
    void aCapacityIsPaidForByTheDistanceToIt() {
        Matrix row = Tables.normal(1, 5, 2);
        double kl = Arrays.stream(losses(design(2, 0, 0), row)[2]).sum();
        for (double capacity : new double[] {kl / 2, kl + 3}) {
            double[][] bound = losses(design(2, 0, capacity), row);
            assertThat(bound[0][0]).isCloseTo(bound[1][0] + 2 * Math.abs(kl - capacity), within(1e-5));
        }
    }

    @Test
    void manyFreeBitsAndACapacityAreUsed() {
        double plain = fit().report().figures().get("kl-per-row");
        assertThat(fit("free-bits=3").report().figures().get("kl-per-row")).isGreaterThan(plain + 1);
        assertThat(fit("capacity=6", "beta=20").report().figures().get("kl-per-row"))
                .isCloseTo(6, within(0.6));
    }

    @Test
    void errorAndKlWithoutTheKlIsTheAutoencodersScoreAtTheMean() {
        VaeModel fitted = fit("score=error-and-kl", "lambda=0", "standardise=false");
        Model mean = detector("score=mean-latent").restore(fitted.state(), Tables.MIXED);
        float[] expected = new float[400 * 8];
        mean.scorer(400)
                .explain(ROWS.values(), 0, 400, new double[400], new double[400 * 8], expected, new float[400 * 8]);
        double[] scores = fitted.score(ROWS);
        for (int r = 0; r < 400; r++) {
            double squares = 0;
            for (int i = r * 8; i < r * 8 + 8; i++) {
                squares += Math.pow(ROWS.values()[i] - expected[i], 2);
            }
            assertThat(scores[r]).isCloseTo(Math.sqrt(squares), within(1e-5));
        }
    }

    @Test
    void errorAndKlAddUpAndAreStandardisedByHeldBackRows() {
        VaeModel fitted = fit("score=error-and-kl", "lambda=2");
        double[] error = scores(fitted, "score=error-and-kl", "lambda=0", "standardise=false");
        double[] kl = scores(fitted, "score=kl");
        double[] sum = scores(fitted, "score=error-and-kl", "lambda=2", "standardise=false");
        double[] standardised = scores(fitted, "score=error-and-kl", "lambda=2");
        LatentFacts facts = fitted.facts();
        for (int r = 0; r < 400; r++) {
            assertThat(sum[r]).isCloseTo(error[r] + 2 * kl[r], within(1e-9));
            double byHand =
                    (error[r] - facts.error()[0]) / facts.error()[1] + 2 * (kl[r] - facts.kl()[0]) / facts.kl()[1];
            assertThat(standardised[r]).isCloseTo(byHand, within(1e-9));
        }
        double mean = Arrays.stream(error).average().orElseThrow();
        assertThat(facts.error()[0]).as("held-back rows are like all rows").isCloseTo(mean, within(0.2 * mean));
    }

    @Test
    void theElboIsTheReconstructionProbabilityPlusTheKl() {
        VaeModel fitted = fit();
        double[] elbo = fitted.score(ROWS);
        double[] rp = scores(fitted, "score=reconstruction-probability");
        VaeModel still = fit("score=kl");
        double[] kl = still.score(ROWS);
        for (int r = 0; r < 400; r++) {
            assertThat(elbo[r]).isCloseTo(rp[r] + kl[r], within(1e-9));
        }
    }

    /** Of independent codes with variances 4 and 1/4 the distance is a sum of squares over variances. */
    @Test
    void theMahalanobisDistanceIsThatOfTheLatentMeans() {
        float[] means = {2, 0.5f, -2, 0.5f, 2, -0.5f, -2, -0.5f};
        LatentFacts facts = LatentFacts.of(means, 2, new double[] {1, 3}, new double[] {5, 5});
        assertThat(facts.mahalanobis(new float[] {9, 4, 1}, 1)).isCloseTo(16 / 4.0 + 1 / 0.25, within(1e-4));
        assertThat(facts.mahalanobis(new float[] {0, 0}, 0)).isCloseTo(0, within(1e-12));
        assertThat(facts.error()).containsExactly(2, 1);
        assertThat(facts.kl()).as("no spread: left in nats").containsExactly(5, 1);
        float[] same = {1, 1, 1, 1};
        assertThat(LatentFacts.of(same, 2, new double[] {1}, new double[] {1}).mahalanobis(new float[] {2, 1}, 0))
                .as("codes that are all the same")
                .isEqualTo(1);
    }

    /** Two numbers behind eight columns: more than 2 units cannot pay for themselves by 5 %. */
    @Test
    void theLatentSizeByValidationIsTheSmallestThatWillDo() {
        RandomStream random = RandomStream.of(6, "plane");
        float[][] data = new float[400][8];
        for (float[] row : data) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            for (int j = 0; j < 8; j++) {
                row[j] = (float) (a * StrictMath.cos(j) + b * StrictMath.sin(j) + 0.1 * random.nextGaussian());
            }
        }
        Matrix rows = Matrix.of(data);
        Detector byValidation = detector("latent-choice=validation", "min-sd=0.1");
        Model model = byValidation.fit(Training.of(rows), CONTEXT);
        assertThat(model.report().figures()).containsEntry("latent-units", 2.0);
        Model restored = byValidation.restore(model.state(), model.layout());
        assertThat(restored.score(rows)).containsExactly(model.score(rows));
        assertThat(Settings.texts(byValidation)).containsEntry("latent", "0");
    }

    @Test
    void cyclicalAnnealingTrainsAnotherNetworkThatIsNotCollapsed() {
        VaeModel cyclical = fit("annealing=cyclical");
        assertThat(cyclical.report().figures().get("active-units")).isGreaterThanOrEqualTo(1);
        assertThat(cyclical.score(ROWS)).isNotEqualTo(fit().score(ROWS));
    }
}
