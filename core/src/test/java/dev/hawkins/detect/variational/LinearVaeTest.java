package dev.hawkins.detect.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A linear VAE with fixed variance is probabilistic PCA, so all its scores are known in closed form. */
class LinearVaeTest {
    private static final ProbabilisticPca PPCA = new ProbabilisticPca(6, 0.25, 4, 1.5);
    private static final double[][] DATA = PPCA.sample(200, 31);
    private static final Matrix ROWS = LinearVae.matrix(DATA);
    private static final InputLayout LAYOUT = InputLayout.ofReals(6);

    /** A VAE with the exact posterior, whose mean is shifted by {@code shift}. */
    private static LinearVae exact(int samples, double shift) {
        double[][] encoder = new double[2][6];
        double[] offset = new double[2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 6; j++) {
                encoder[i][j] = PPCA.w[j][i] / (PPCA.strengths[i] + PPCA.noiseVariance);
                offset[i] -= encoder[i][j] * PPCA.mean[j];
            }
        }
        Map<String, String> settings = Map.of(
                "hidden", "6",
                "latent", "2",
                "likelihood", "fixed-gaussian",
                "min-sd", "0.5",
                "samples", "" + samples);
        double[][] widened = new double[6][2];
        for (int j = 0; j < 6; j++) {
            widened[j] = PPCA.w[j].clone();
        }
        return new LinearVae(LAYOUT, ROWS, settings)
                .weights("encoder-1", LinearVae.identity(6))
                .weights("latent-mean", encoder)
                .bias("latent-mean", i -> offset[i] + shift)
                .bias("latent-log-variance", i -> softClampInverse(Math.log(PPCA.posteriorVariance(i))))
                .weights("decoder-1", widened)
                .weights("output", LinearVae.identity(6))
                .bias("output", j -> PPCA.mean[j]);
    }

    /** The network limits s to 10 tanh(raw / 10). */
    private static double softClampInverse(double s) {
        double t = s / 10;
        return 10 * 0.5 * Math.log((1 + t) / (1 - t));
    }

    @Test
    void theElboWithTheExactPosteriorIsTheLogDensity() {
        for (double[] x : DATA) {
            double elbo = PPCA.expectedLogLikelihood(x) - PPCA.kl(x);
            assertThat(elbo).isCloseTo(PPCA.logDensity(x), within(1e-9));
        }
    }

    @Test
    void importanceWithTheExactPosteriorIsTheLogDensityForAnyNumberOfSamples() {
        for (int samples : new int[] {1, 2, 7}) {
            double[] scores =
                    exact(samples, 0).model(Map.of("score", "importance")).score(ROWS);
            for (int r = 0; r < DATA.length; r++) {
                assertThat(scores[r]).isCloseTo(-PPCA.logDensity(DATA[r]), within(1e-4));
            }
        }
    }

    /** Burda, Grosse and Salakhutdinov 2016, arXiv 1509.00519: more samples, a tighter bound. */
    @Test
    void withAnotherPosteriorTheExpectedBoundTightensAsSamplesGrow() {
        double truth = Arrays.stream(DATA)
                .mapToDouble(x -> -PPCA.logDensity(x))
                .average()
                .orElseThrow();
        double previous = Double.POSITIVE_INFINITY;
        for (int samples : new int[] {1, 4, 32}) {
            double mean = meanImportance(samples);
            assertThat(mean).isLessThan(previous).isGreaterThan(truth - 0.02);
            previous = mean;
        }
        assertThat(previous).isCloseTo(truth, within(0.05));
    }

    /** Over many banks of noise, since one bank is the same for all rows. */
    private static double meanImportance(int samples) {
        LinearVae vae = exact(samples, 0.2);
        double sum = 0;
        for (int seed = 0; seed < 300; seed++) {
            sum += mean(banked(vae, samples, seed)
                    .model(Map.of("score", "importance"))
                    .score(ROWS.select(new int[] {0, 1, 2, 3, 4})));
        }
        double offset = 0;
        for (int r = 0; r < DATA.length; r++) {
            offset += (r < 5 ? 1.0 / 5 : 0) * PPCA.logDensity(DATA[r]) - PPCA.logDensity(DATA[r]) / DATA.length;
        }
        return sum / 300 + offset;
    }

    private static LinearVae banked(LinearVae vae, int samples, int seed) {
        NoiseBank bank = NoiseBank.draw(samples, 2, RandomStream.of(seed, "noise-bank"));
        return vae.floats("noise-bank", i -> bank.values()[i]);
    }

    @Test
    void theElboScoreConvergesToTheLogDensity() {
        double[] scores = exact(4096, 0).model(Map.of("score", "elbo")).score(ROWS);
        for (int r = 0; r < DATA.length; r++) {
            assertThat(scores[r]).isCloseTo(-PPCA.logDensity(DATA[r]), within(0.6));
        }
        double truth = Arrays.stream(DATA)
                .mapToDouble(x -> -PPCA.logDensity(x))
                .average()
                .orElseThrow();
        assertThat(mean(scores)).isCloseTo(truth, within(0.15));
    }

    /** Root mean squared error over banks and rows falls as 1 / sqrt(M). */
    @Test
    void theReconstructionProbabilityConvergesWithTheRootOfTheSamples() {
        double few = error(16);
        double many = error(1024);
        assertThat(many).isLessThan(0.2);
        assertThat(few / many).isBetween(8.0 / 2.5, 8.0 * 2.5);
    }

    private static double error(int samples) {
        double squares = 0;
        for (int seed = 0; seed < 12; seed++) {
            NoiseBank bank = NoiseBank.draw(samples, 2, dev.hawkins.engine.RandomStream.of(seed, "noise-bank"));
            LinearVae vae = exact(samples, 0);
            double[] scores =
                    vae.floats("noise-bank", i -> bank.values()[i]).model().score(ROWS);
            for (int r = 0; r < DATA.length; r++) {
                double error = scores[r] + PPCA.expectedLogLikelihood(DATA[r]);
                squares += error * error / DATA.length / 12;
            }
        }
        return Math.sqrt(squares);
    }

    @Test
    void oneSampleMakesMeanLogAndLogMeanExpEqual() {
        LinearVae one = exact(1, 0);
        assertThat(one.model(Map.of("score", "logmeanexp")).score(ROWS))
                .containsExactly(one.model().score(ROWS), within(1e-12));
    }

    @Test
    void theMeanOfLogsIsNeverAboveTheLogOfTheMean() {
        LinearVae vae = exact(16, 0);
        double[] meanOfLogs = vae.model().score(ROWS);
        double[] logOfMean = vae.model(Map.of("score", "logmeanexp")).score(ROWS);
        for (int r = 0; r < DATA.length; r++) {
            assertThat(meanOfLogs[r]).isGreaterThan(logOfMean[r]);
        }
    }

    @Test
    void theMeanLatentScoreNeedsNoSamples() {
        double[] scores = exact(3, 0).floats("noise-bank", i -> 0).model().score(ROWS);
        for (int r = 0; r < DATA.length; r++) {
            double spread = 0;
            for (int i = 0; i < 2; i++) {
                spread += PPCA.strengths[i] * PPCA.posteriorVariance(i) / (2 * PPCA.noiseVariance);
            }
            double atTheMean = -PPCA.expectedLogLikelihood(DATA[r]) - spread;
            assertThat(scores[r]).isCloseTo(atTheMean, within(1e-4));
        }
    }

    /** Lucas et al. 2019, arXiv 1911.02469: its optimum is the maximum likelihood solution of probabilistic PCA. */
    @Test
    void aTrainedLinearVaeReachesTheAnalyticOptimum() {
        double[][] data = PPCA.sample(1000, 5);
        Matrix rows = LinearVae.matrix(data);
        Map<String, String> settings = Map.ofEntries(
                Map.entry("hidden", "6"),
                Map.entry("latent", "2"),
                Map.entry("activation", "identity"),
                Map.entry("likelihood", "fixed-gaussian"),
                Map.entry("min-sd", "0.5"),
                Map.entry("score", "elbo"),
                Map.entry("samples", "4096"),
                Map.entry("learning-rate", "0.01"),
                Map.entry("batch", "50"),
                Map.entry("epochs", "150"),
                Map.entry("patience", "150"));
        Model model = Catalogue.get("vae")
                .configure(settings)
                .fit(Training.of(rows), FitContext.of(2).withThreads(1));
        double optimum = Arrays.stream(data)
                .mapToDouble(x -> -PPCA.logDensity(x))
                .average()
                .orElseThrow();
        assertThat(mean(model.score(rows))).isCloseTo(optimum, within(0.01 * optimum));
        assertThat(model.report().figures()).containsEntry("active-units", 2.0);
        assertThat(model.report().warnings()).isEmpty();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
