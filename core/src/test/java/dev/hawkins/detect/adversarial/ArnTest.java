package dev.hawkins.detect.adversarial;

import static dev.hawkins.detect.adversarial.Games.context;
import static dev.hawkins.detect.adversarial.Games.detector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Losses;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Optimiser;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArnTest {
    private static final Training MIXED = Training.of(Tables.mixed(300, 1), Tables.MIXED);

    @Test
    void withoutGammaTheDiscriminatorDoesNotReachTheGenerator() {
        Model slow = detector("arn", "epochs=5", "gamma=0", "discriminator-rate=0.0001")
                .fit(MIXED, context(1));
        Model fast = detector("arn", "epochs=5", "gamma=0", "discriminator-rate=0.01")
                .fit(MIXED, context(1));
        Model played = detector("arn", "epochs=5", "gamma=1", "discriminator-rate=0.01")
                .fit(MIXED, context(1));
        float[] expected = Games.expected(slow, MIXED.rows());
        assertThat(Games.expected(fast, MIXED.rows())).containsExactly(expected);
        assertThat(Games.expected(played, MIXED.rows())).isNotEqualTo(expected);
    }

    /** A generator that gives back what it reads leaves nothing to tell apart. */
    @Test
    void againstTheIdentityTheDiscriminatorEndsAtChance() {
        Graph graph = new Graph();
        Node row = graph.input("row", 3);
        Tower discriminator = Tower.of(
                graph, "d", List.of(16, 8), new Tower.Step(0, Activation.LEAKY_RELU, Normalisation.NONE, 0), 1);
        Node loss = graph.add(
                Losses.crossEntropy(graph, discriminator.on(row), 1),
                Losses.crossEntropy(graph, discriminator.on(row), 0));
        Network network = graph.compile();
        network.initialise(RandomStream.of(1, "init"));
        int[] order = RandomStream.of(1, "order").permutation(256);
        try (Trainer trainer = network.trainer(
                loss,
                Map.of(row, Tables.normal(256, 3, 1)),
                Optimiser.Adam.withRate(0.01),
                256,
                1,
                RandomStream.of(1, "noise"))) {
            for (int i = 0; i < 500; i++) {
                trainer.step(order, 0, 256);
            }
            assertThat(trainer.meanLoss(order)).isCloseTo(2 * Math.log(2), within(1e-3));
        }
    }

    /** Seeds 1 to 10. */
    @Test
    void farFromTwoGaussiansRowsAreStranger() {
        int right = 0;
        for (int seed = 1; seed <= 10; seed++) {
            Matrix rows = Tables.normal(300, 2, seed);
            for (int r = 0; r < 300; r++) {
                rows.values()[2 * r] += r % 2 == 0 ? 3 : -3;
            }
            Model model = detector("arn", "epochs=150", "encoder=16", "discriminator=32,16")
                    .fit(Training.of(rows), context(seed));
            double[] scores = model.score(Matrix.of(new float[][] {{3, 0}, {-3, 0}, {3, 6}, {-3, -6}}));
            right += Math.max(scores[0], scores[1]) < Math.min(scores[2], scores[3]) ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(9);
    }

    @Test
    void theNetworkOfThePaperHasItsSizes() {
        Match match = ArnNetwork.match(Arn.paper(), Games.occasion(1, 121));
        int encoder = layers(121, 64, 32, 32, 32) + 2 * 2 * (64 + 32);
        int decoder = layers(16, 32, 32, 64, 121) + 2 * 2 * 64;
        int discriminator = layers(121, 128, 256, 512, 128, 64, 32, 16, 1) + 2 * 2 * (128 + 256 + 512 + 128 + 64);
        assertThat(match.judgement().network().parameterCount()).isEqualTo(encoder + decoder + discriminator);
    }

    @Test
    void unitsAreLeftOutInTheLastLayersOfThePublicCode() {
        assertThat(IntStream.range(0, 7).filter(i -> ArnLayers.ARN_CODE.discriminatorDrops(i, 7)))
                .containsExactly(4, 5, 6);
        assertThat(IntStream.range(0, 3).filter(i -> ArnLayers.ARN_CODE.decoderDrops(i, 3)))
                .containsExactly(2);
        assertThat(IntStream.range(0, 3).filter(i -> ArnLayers.ALIKE.decoderDrops(i, 3)))
                .isEmpty();
        assertThat(IntStream.range(0, 3).filter(i -> ArnLayers.ALIKE.discriminatorDrops(i, 3)))
                .hasSize(3);
    }

    private static int layers(int... widths) {
        int parameters = 0;
        for (int i = 1; i < widths.length; i++) {
            parameters += widths[i - 1] * widths[i] + widths[i];
        }
        return parameters;
    }

    @Test
    void expectedCategoriesAreProbabilities() {
        Model model = detector("arn", "epochs=5").fit(MIXED, context(1));
        float[] expected = Games.expected(model, MIXED.rows());
        for (int r = 0; r < 300; r++) {
            double sum = expected[8 * r + 5] + expected[8 * r + 6] + expected[8 * r + 7];
            assertThat(sum).isCloseTo(1, within(1e-5));
            assertThat(expected[8 * r + 4]).isBetween(0f, 1f);
        }
    }

    @Test
    void theReconstructionCanBeScoredInstead() {
        Model model = detector("arn", "epochs=5", "score=reconstruction").fit(MIXED, context(1));
        float[] expected = Games.expected(model, MIXED.rows());
        double first = 0;
        for (int j = 0; j < 8; j++) {
            first += Math.abs((double) MIXED.rows().get(0, j) - expected[j]);
        }
        assertThat(model.score(MIXED.rows())[0]).isEqualTo(first);
        assertThat(model.additive()).isTrue();
    }

    /** With mean .5 and log variance -1.2. */
    @Test
    void theDivergenceOfThePublicCodeIsThatOfHalfTheLogVariance() {
        double variance = Math.exp(-1.2);
        assertThat(divergence(ArnKl.TRUE)).isCloseTo((0.25 + variance - 1 + 1.2) / 2, within(1e-6));
        assertThat(divergence(ArnKl.ARN_CODE) + 0.5).isCloseTo(0.5 * (0.6 + Math.sqrt(variance) + 0.25), within(1e-6));
    }

    private static double divergence(ArnKl kl) {
        Graph graph = new Graph();
        Node mean = graph.input("mean", 1);
        Node logVariance = graph.input("log-variance", 1);
        Node divergence = kl.of(graph, mean, logVariance);
        Inference inference = graph.compile().inference(List.of(mean, logVariance), List.of(divergence), 1);
        inference.feed(mean, new float[] {0.5f}, 0, 1);
        inference.feed(logVariance, new float[] {-1.2f}, 0, 1);
        inference.run(1);
        double[] value = new double[1];
        inference.addSums(divergence, value, 0);
        return value[0];
    }

    /** The published joint training learns, and something else. */
    @Test
    void thePublishedJointTrainingIsAnother() {
        Arn published = (Arn) detector("arn", "ablation=ge-published", "redrawn=0", "select=last");
        Match match = ArnNetwork.match(published, Games.occasion(1, 8));
        assertThat(match.players()).hasSize(1);
        assertThat(match.players().get(0).optimiser().terms().accumulating()).isTrue();
        Match proper = ArnNetwork.match((Arn) detector("arn", "ablation=ge"), Games.occasion(1, 8));
        assertThat(proper.players().get(0).optimiser().terms().accumulating()).isFalse();
        double[] scores = published.fit(MIXED, context(1)).score(MIXED.rows());
        double[] others = detector("arn", "ablation=ge", "redrawn=0", "select=last")
                .fit(MIXED, context(1))
                .score(MIXED.rows());
        assertThat(scores).isNotEqualTo(others);
    }

    @Test
    void ablationsAreOtherModels() {
        double[] whole = detector("arn", "epochs=3").fit(MIXED, context(1)).score(MIXED.rows());
        for (String other : List.of(
                "ablation=no-kld",
                "ablation=ge",
                "variant=n",
                "redrawn=0",
                "redrawn=1",
                "soft=0",
                "kl=arn-code",
                "layers=arn-code")) {
            double[] scores =
                    detector("arn", "epochs=3", other).fit(MIXED, context(1)).score(MIXED.rows());
            assertThat(Arrays.equals(scores, whole)).as(other).isFalse();
        }
    }
}
