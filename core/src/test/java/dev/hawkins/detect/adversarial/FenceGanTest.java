package dev.hawkins.detect.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Optimiser;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.Trainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FenceGanTest {
    private static FenceGan fence(String... settings) {
        return (FenceGan) Games.detector("fence-gan", settings);
    }

    /** Cost of the generator for given logits of made rows, up to spreading. */
    private static double cost(FenceGan settings, float logit) {
        Match match = FenceGanNetwork.match(settings, Games.occasion(1, 2));
        Inference inference = match.judgement().network().inference(List.of(match.fake()), List.of(cost(match)), 1);
        inference.feed(match.fake(), new float[] {logit}, 0, 1);
        inference.run(1);
        double[] cost = new double[1];
        inference.addSums(cost(match), cost, 0);
        return cost[0];
    }

    private static Node cost(Match match) {
        return match.players().get(1).loss();
    }

    @Test
    void theFenceIsWhereTheDiscriminatorSaysAlpha() {
        FenceGan half = fence("dispersion=0");
        assertThat(cost(half, 0)).isCloseTo(Math.log(2), within(1e-6));
        assertThat(cost(half, 0.5f)).isGreaterThan(Math.log(2)).isCloseTo(cost(half, -0.5f), within(1e-6));
        FenceGan tenth = fence("dispersion=0", "alpha=0.1");
        float best = (float) Math.log(0.1 / 0.9);
        assertThat(cost(tenth, best)).isLessThan(cost(tenth, best + 0.2f)).isLessThan(cost(tenth, best - 0.2f));
    }

    @Test
    void withoutSpreadingAndWithAlphaOneItIsTheOrdinaryGame() {
        FenceGan ordinary = fence("dispersion=0", "alpha=1");
        for (float logit : new float[] {-3, 0, 2}) {
            assertThat(cost(ordinary, logit)).isCloseTo(Math.log1p(Math.exp(-logit)), within(1e-6));
        }
    }

    /** Four corners of a square, sqrt 2 from their mean. */
    @Test
    void crowdingIsTheInverseOfTheMeanDistanceToTheMean() {
        Graph graph = new Graph();
        Node in = graph.input("in", 2);
        Node rows = graph.add(in, graph.dense("zero", in, 2, Activation.IDENTITY, Initialiser.ZEROS));
        Node crowding = FenceGanNetwork.crowding(graph, rows);
        Network network = graph.compile();
        network.initialise(RandomStream.of(1, "init"));
        Matrix corners = Matrix.of(new float[][] {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}});
        try (Trainer trainer = network.trainer(
                crowding, Map.of(in, corners), Optimiser.Sgd.withRate(0.1), 4, 1, RandomStream.of(1, "noise"))) {
            double before = trainer.step(new int[] {0, 1, 2, 3}, 0, 4);
            assertThat(before).isCloseTo(1 / Math.sqrt(2), within(1e-5));
            assertThat(trainer.step(new int[] {0, 1, 2, 3}, 0, 4)).isLessThan(before);
        }
    }

    /** Seed 4. */
    @Test
    void generatedRowsSurroundAGaussian() {
        FenceGan settings = fence("epochs=60", "learning-rate=0.001", "discriminator-rate=0.001");
        assertThat(meanRadius(played(settings))).isGreaterThan(1);
    }

    /** 900 of 1,000 rows train in steps of 256, so an epoch has four; seed 4. */
    @Test
    void theFenceStandsStillWhileTheDiscriminatorIsTrainedAlone() {
        double three = meanRadius(played(fence("epochs=1", "alone=3")));
        double four = meanRadius(played(fence("epochs=1", "alone=4")));
        assertThat(meanRadius(played(fence("epochs=1", "alone=100")))).isEqualTo(four);
        assertThat(meanRadius(played(fence("epochs=2", "alone=8")))).isEqualTo(four);
        assertThat(three).isNotEqualTo(four);
    }

    private static Match played(FenceGan settings) {
        int count = 1000;
        Matrix rows = Tables.normal(count, 2, 4);
        ValidationSplit split = ValidationSplit.of(count, 0.1, RandomStream.of(4, "split"));
        Game.Ground ground = new Game.Ground(rows, split, InputLimits.of(rows, 0.5), Matrix.zeros(0, 2));
        return Game.play(
                        remedy -> FenceGanNetwork.match(settings, Games.occasion(count, 2)),
                        settings.plan(),
                        ground,
                        Games.context(4))
                .match();
    }

    private static double meanRadius(Match match) {
        Node z = match.noises().get(0).node();
        Inference inference = match.judgement().network().inference(List.of(z), List.of(match.made()), 500);
        inference.feed(z, Tables.normal(500, z.units(), 9).values(), 0, 500);
        inference.run(500);
        float[] made = new float[1000];
        inference.fetch(match.made(), made, 0);
        double sum = 0;
        for (int i = 0; i < 1000; i += 2) {
            sum += Math.hypot(made[i], made[i + 1]) / 500;
        }
        return sum;
    }
}
