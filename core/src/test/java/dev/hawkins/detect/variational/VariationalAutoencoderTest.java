package dev.hawkins.detect.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariationalAutoencoderTest {
    private static final FitContext CONTEXT = FitContext.of(4).withThreads(1);
    private static final double LOG_2_PI = Math.log(2 * Math.PI);

    private static Model fit(Matrix rows, InputLayout layout, Map<String, String> settings) {
        return Catalogue.get("vae").configure(settings).fit(Training.of(rows, layout), CONTEXT);
    }

    @Test
    void theNetOfReportFf12Has858Parameters() {
        Matrix rows = new Matrix(4, 18, new float[4 * 18]);
        Model model = fit(rows, InputLayout.ofReals(18), Map.of("profile", "ff12"));
        assertThat(model.report().figures()).containsEntry("parameters", 858.0);
    }

    /** 784-400-(200, 200)-400-(784, 784): the net of An and Cho on MNIST with learned variances. */
    @Test
    void thePaperProfileIsTheNetOfThePaper() {
        Matrix rows = new Matrix(4, 784, new float[4 * 784]);
        Model model = fit(rows, InputLayout.ofReals(784), Map.of("profile", "paper", "epochs", "1"));
        int expected = (784 * 400 + 400) + 2 * (400 * 200 + 200) + (200 * 400 + 400) + (400 * 1568 + 1568);
        assertThat(model.report().figures())
                .containsEntry("parameters", (double) expected)
                .containsEntry("latent-units", 200.0);
    }

    /** 784-400-(4, 4)-400-784, and variances that are not learned. */
    @Test
    void theSmallLatentProfileHasFourUnits() {
        Matrix rows = new Matrix(4, 784, new float[4 * 784]);
        Model model = fit(rows, InputLayout.ofReals(784), Map.of("profile", "small-latent", "epochs", "1"));
        int expected = (784 * 400 + 400) + 2 * (400 * 4 + 4) + (4 * 400 + 400) + (400 * 784 + 784);
        assertThat(model.report().figures())
                .containsEntry("parameters", (double) expected)
                .containsEntry("latent-units", 4.0);
    }

    @Test
    void headsFollowTheLayoutAndNeighboursMerge() {
        InputLayout layout = new InputLayout(List.of(
                new Block("a", BlockKind.REAL, 0, 1),
                new Block("hour", BlockKind.CYCLIC, 1, 2),
                new Block("u", BlockKind.UNIT, 3, 1),
                new Block("v", BlockKind.UNIT, 4, 1),
                new Block("c", BlockKind.ONE_HOT, 5, 3),
                new Block("d", BlockKind.ONE_HOT, 8, 2),
                new Block("b", BlockKind.BINARY, 10, 1),
                new Block("a", BlockKind.MISSING, 11, 1)));
        assertThat(LikelihoodChoice.AUTO.heads(layout, 0.2).heads())
                .containsExactly(
                        new Likelihood.Gaussian(3, 0.2, false),
                        new Likelihood.Gaussian(2, 0.2, true),
                        new Likelihood.Categorical(3),
                        new Likelihood.Categorical(2),
                        new Likelihood.Bernoulli(2));
    }

    /** KL(N(m, v) || N(0, 1)) is the mean of log q - log p over samples of q. */
    @Test
    void theKlIsWhatSamplingSays() {
        VaeNetwork net = VaeNetwork.build(
                List.of(8),
                3,
                Activation.RELU,
                LikelihoodChoice.GAUSSIAN.heads(InputLayout.ofReals(2), 0.1),
                VarianceChoice.INPUT,
                1);
        float[] means = {0, 0.7f, -1.5f};
        float[] logVariances = {0, -1, 0.6f};
        Inference inference = net.network().inference(List.of(net.mean(), net.logVariance()), List.of(net.kl()), 1);
        inference.feed(net.mean(), means, 0, 1);
        inference.feed(net.logVariance(), logVariances, 0, 1);
        inference.run(1);
        float[] kl = new float[3];
        inference.fetch(net.kl(), kl, 0);
        assertThat(kl[0]).isZero();
        for (int i = 1; i < 3; i++) {
            double[] sampled = sampledKl(means[i], logVariances[i]);
            assertThat((double) kl[i]).isCloseTo(sampled[0], within(3 * sampled[1]));
        }
    }

    /** Mean and its standard error over a million samples. */
    private static double[] sampledKl(double mean, double logVariance) {
        RandomStream random = RandomStream.of(123, "kl");
        int n = 1_000_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double e = random.nextGaussian();
            double z = mean + Math.exp(logVariance / 2) * e;
            double ratio = (z * z - e * e - logVariance) / 2;
            sum += ratio;
            squares += ratio * ratio;
        }
        double m = sum / n;
        return new double[] {m, Math.sqrt((squares / n - m * m) / n)};
    }

    /** A decoder that ignores z, with unit variance: half the squared distance to its mean, and a constant. */
    @Test
    void anIgnorantDecoderScoresTheDistanceToTheMean() {
        Matrix rows = Tables.normal(50, 4, 6);
        Map<String, String> settings = Map.of("likelihood", "fixed-gaussian", "min-sd", "1", "hidden", "8");
        double[] scores = new LinearVae(InputLayout.ofReals(4), rows, settings)
                .bias("output", j -> 0.5 * j)
                .model()
                .score(rows);
        for (int r = 0; r < 50; r++) {
            double square = 0;
            for (int j = 0; j < 4; j++) {
                square += Math.pow(rows.get(r, j) - 0.5 * j, 2);
            }
            assertThat(scores[r]).isCloseTo(square / 2 + 2 * LOG_2_PI, within(1e-4));
        }
    }

    /** Change of variables: in units c times as large every density falls by c per input, and ranks stay. */
    @Test
    void anotherUnitShiftsAllScoresByOneConstant() {
        Matrix rows = Tables.normal(50, 3, 7);
        float[] larger = rows.values().clone();
        for (int i = 0; i < larger.length; i++) {
            larger[i] *= 4;
        }
        Matrix scaled = new Matrix(50, 3, larger);
        double[] before = weighted(rows, 1).score(rows);
        double[] after = weighted(scaled, 4).score(scaled);
        for (int r = 0; r < 50; r++) {
            assertThat(after[r] - before[r]).isCloseTo(3 * Math.log(4), within(1e-4));
        }
    }

    /** The same model in units {@code c} times as large. */
    private static Model weighted(Matrix rows, double c) {
        RandomStream random = RandomStream.of(9, "weights");
        double[][] encoder = gaussians(random, 2, 3, 1 / c);
        double[][] decoder = gaussians(random, 3, 2, c);
        double[][] output = new double[6][3];
        for (int j = 0; j < 3; j++) {
            output[j][j] = 1;
        }
        double spare = c * c * 0.3;
        return new LinearVae(
                        InputLayout.ofReals(3),
                        rows,
                        Map.of(
                                "likelihood", "gaussian",
                                "variance", "row",
                                "hidden", "3",
                                "latent", "2",
                                "min-sd", "" + 0.2 * c))
                .weights("encoder-1", LinearVae.identity(3))
                .weights("latent-mean", encoder)
                .weights("decoder-1", decoder)
                .weights("output", output)
                .bias("output", j -> j < 3 ? 0.1 * c * j : Math.log(Math.expm1(spare)))
                .model();
    }

    private static double[][] gaussians(RandomStream random, int rows, int columns, double scale) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int j = 0; j < columns; j++) {
                row[j] = scale * random.nextGaussian();
            }
        }
        return values;
    }

    @Test
    void categoriesAloneAreASoftmaxByHand() {
        InputLayout layout = new InputLayout(
                List.of(new Block("colour", BlockKind.ONE_HOT, 0, 4), new Block("shape", BlockKind.ONE_HOT, 4, 2)));
        Matrix rows = Matrix.of(new float[][] {{1, 0, 0, 0, 0, 1}, {0, 0, 1, 0, 1, 0}, {0, 0, 0, 1, 0, 1}});
        double[] logits = {0.5, -1, 2, -6, 0.25, 1};
        double[] scores = new LinearVae(layout, rows, Map.of())
                .bias("output", j -> logits[j])
                .model()
                .score(rows);
        assertThat(scores)
                .containsExactly(
                        new double[] {
                            minusLog(logits, 0, 4, 0) + minusLog(logits, 4, 2, 1),
                            minusLog(logits, 0, 4, 2) + minusLog(logits, 4, 2, 0),
                            minusLog(logits, 0, 4, 3) + minusLog(logits, 4, 2, 1)
                        },
                        within(1e-5));
    }

    private static double minusLog(double[] logits, int from, int count, int hot) {
        double sum = 0;
        for (int j = from; j < from + count; j++) {
            sum += Math.exp(logits[j]);
        }
        return Math.log(sum) - logits[from + hot];
    }

    @Test
    void anUnseenCategoryCostsMoreThanAnySeenOne() {
        Matrix rows = Tables.mixed(2000, 3);
        Model model = fit(rows, Tables.MIXED, Map.of("epochs", "60", "learning-rate", "0.01"));
        double[] seen = contributions(model, rows);
        double highest = 0;
        for (int i = 0; i < seen.length; i++) {
            highest = i % 8 >= 5 ? Math.max(highest, seen[i]) : highest;
        }
        float[] unseen = rows.select(new int[] {0}).values();
        System.arraycopy(new float[] {0, 0, 1}, 0, unseen, 5, 3);
        assertThat(contributions(model, new Matrix(1, 8, unseen))[7])
                .isGreaterThan(highest)
                .isBetween(5.0, 40.0);
    }

    private static double[] contributions(Model model, Matrix rows) {
        int n = rows.rows();
        double[] contributions = new double[rows.values().length];
        float[] unused = new float[contributions.length];
        model.scorer(n).explain(rows.values(), 0, n, new double[n], contributions, unused, unused.clone());
        return contributions;
    }

    @Test
    void expectationsAreTheHeadsMeansAndSpreads() {
        InputLayout layout = new InputLayout(List.of(
                new Block("real", BlockKind.REAL, 0, 1),
                new Block("unit", BlockKind.UNIT, 1, 1),
                new Block("flag", BlockKind.BINARY, 2, 1),
                new Block("value", BlockKind.ONE_HOT, 3, 2)));
        Matrix rows = Matrix.of(new float[][] {{1, 0.5f, 1, 1, 0}, {2, 0.25f, 0, 0, 1}});
        // Outputs: mean and raw variance of the real, the same of the unit input, a logit, two logits.
        double[] outputs = {3, Math.log(Math.expm1(0.25)), 0, Math.log(Math.expm1(0.08)), Math.log(3), 0, Math.log(4)};
        Model model = new LinearVae(layout, rows, Map.of("min-sd", "0.1", "variance", "row"))
                .bias("output", j -> outputs[j])
                .model();
        float[] expected = new float[10];
        float[] spread = new float[10];
        model.scorer(2).explain(rows.values(), 0, 2, new double[2], new double[10], expected, spread);
        assertThat(Arrays.copyOf(expected, 5)).containsExactly(new float[] {3, 0.5f, 0.75f, 0.2f, 0.8f}, within(1e-5f));
        assertThat(Arrays.copyOf(spread, 5))
                .containsExactly(
                        new float[] {(float) Math.sqrt(0.26), 0.3f, (float) Math.sqrt(0.1875), 0.4f, 0.4f},
                        within(1e-5f));
    }

    /** Means and variances of the continuous Bernoulli by numerical integration of l^x (1-l)^(1-x). */
    @Test
    void theContinuousBernoulliExpectsWhatItsDensitySays() {
        for (double logit : new double[] {-4, -0.5, 0.001, 0.02, 3}) {
            double weight = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < 20_000; i++) {
                double x = (i + 0.5) / 20_000;
                double density = Math.exp(logit * x);
                weight += density;
                first += density * x;
                second += density * x * x;
            }
            double[] mean = new double[1];
            double[] variance = new double[1];
            Likelihood likelihood = new Likelihood(List.of(new Likelihood.ContinuousBernoulli(1)));
            Expectation.read(likelihood, new float[] {(float) logit}, 0, mean, variance);
            double m = first / weight;
            assertThat(mean[0]).isCloseTo(m, within(1e-6));
            assertThat(variance[0]).isCloseTo(second / weight - m * m, within(1e-5));
        }
    }

    @Test
    void aConstantColumnAndAWildOutlierLeaveEverythingFinite() {
        Matrix rows = Tables.with(Tables.normal(10_000, 4, 8), 77, 1, 1e6f);
        for (int r = 0; r < rows.rows(); r++) {
            rows.values()[r * 4 + 3] = 5;
        }
        for (String likelihood : new String[] {"auto", "fixed-gaussian"}) {
            Model model = fit(rows, InputLayout.ofReals(4), Map.of("epochs", "2", "likelihood", likelihood));
            assertThat(model.report().trainingLoss()).allMatch(Double::isFinite);
            double[] scores = model.score(rows);
            assertThat(Arrays.stream(scores).allMatch(Double::isFinite)).isTrue();
            assertThat(Arrays.stream(scores).max().orElseThrow()).isEqualTo(scores[77]);
        }
    }

    @Test
    void aCollapsedLatentSpaceIsReported() {
        Matrix rows = Tables.normal(500, 5, 9);
        Model model = fit(rows, InputLayout.ofReals(5), Map.of("beta", "50", "epochs", "80", "learning-rate", "0.01"));
        assertThat(model.report().figures()).containsEntry("active-units", 0.0);
        assertThat(model.report().warnings()).hasSize(1);
        assertThat(model.report().warnings().get(0))
                .startsWith("the latent space has collapsed: 0 of 2 units are active and the KL divergence is 0.0")
                .endsWith(
                        " nats per row, so the decoder says the same of every row; a smaller beta, a longer warm-up or"
                                + " more epochs may help");
    }

    @Test
    void aBernoulliNeedsInputsBetween0And1() {
        Matrix rows = Matrix.of(new float[][] {{0.5f, 0.5f}, {0.5f, -1.5f}});
        for (String likelihood : new String[] {"bernoulli", "continuous-bernoulli"}) {
            assertThatThrownBy(() -> fit(rows, InputLayout.ofReals(2), Map.of("likelihood", likelihood)))
                    .isInstanceOf(DetectorException.class)
                    .hasMessage("likelihood " + likelihood + " needs inputs between 0 and 1 but column 'x2' has -1.5;"
                            + " scale by min-max or use gaussian");
        }
    }

    @Test
    void likelihoodsOnTheUnitIntervalFindTheOddRow() {
        float[][] data = new float[300][];
        RandomStream random = RandomStream.of(5, "unit");
        for (int r = 0; r < 300; r++) {
            double u = random.nextDouble();
            data[r] = new float[] {(float) u, (float) u, (float) (1 - u), (float) (1 - u)};
        }
        Matrix rows = Matrix.of(data);
        Matrix odd = Matrix.of(new float[][] {{0.05f, 0.95f, 0.05f, 0.95f}});
        for (String likelihood : new String[] {"bernoulli", "continuous-bernoulli"}) {
            Model model = fit(
                    rows,
                    InputLayout.ofReals(4),
                    Map.of("likelihood", likelihood, "epochs", "100", "learning-rate", "0.01"));
            double highest = Arrays.stream(model.score(rows)).max().orElseThrow();
            assertThat(model.score(odd)[0]).as(likelihood).isGreaterThan(highest);
        }
    }
}
