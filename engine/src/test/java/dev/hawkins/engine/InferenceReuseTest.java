package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An inference that computes only what was fed anew must give the bits of one that computes everything. */
class InferenceReuseTest {
    private static final int MOST_ROWS = 70;
    private static final int CALLS = 600;

    private final Graph graph = new Graph();
    private final Node x = graph.input("x", 7);
    private final Node noise = graph.noise("noise", 3);
    private final Node encoder = graph.dense("encoder", x, 9, Activation.TANH, Initialiser.GLOROT_UNIFORM);
    private final Node mean = graph.dense("mean", encoder, 3, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
    private final Node spread =
            graph.softClamp(graph.dense("spread", encoder, 3, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM), 4);
    private final Node z = graph.gaussianSample(mean, spread, noise);
    private final Node decoder = graph.dense("decoder", z, 9, Activation.ELU, Initialiser.HE_NORMAL);
    private final Node out = graph.dense("out", decoder, 7, Activation.SIGMOID, Initialiser.GLOROT_UNIFORM);
    private final Node error = graph.sum(graph.squaredError(out, x));
    private final Node kl = graph.sum(graph.klToStandardNormal(mean, spread));
    private final Node fromNoise = graph.dense("noisy", noise, 5, Activation.TANH, Initialiser.GLOROT_UNIFORM);
    private final Network network = compiled();

    private Network compiled() {
        Network made = graph.compile();
        made.initialise(RandomStream.of(9, "init"));
        return made;
    }

    /** What a node was last fed; rows is -1 for one row that stands for all. */
    private record Fed(float[] values, int rows) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySequenceOfCallsGivesTheBitsOfAFreshInference(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Node> fed = seed % 2 == 0 ? List.of(x, noise) : List.of(x, mean, noise, spread);
        List<Node> fetched = seed % 3 == 0 ? List.of(error, kl, z) : List.of(out, fromNoise, kl, error, x);
        Inference reused = network.inference(fed, fetched, MOST_ROWS);
        Fed[] state = new Fed[fed.size()];
        Arrays.setAll(state, i -> feed(reused, fed.get(i), MOST_ROWS, random));
        int runs = 0;
        for (int call = 0; call < CALLS; call++) {
            int i = random.nextInt(fed.size());
            int action = random.nextInt(20);
            if (action < 5) {
                state[i] = feed(reused, fed.get(i), rows(random), random);
            } else if (action < 8) {
                state[i] = feed(reused, fed.get(i), -1, random);
            } else if (action == 8) {
                perturb(random);
            } else {
                int most = Arrays.stream(state)
                        .mapToInt(f -> f.rows < 0 ? MOST_ROWS : f.rows)
                        .min()
                        .orElseThrow();
                int rows = random.nextBoolean() ? most : Math.min(most, rows(random));
                reused.run(rows);
                Inference fresh = network.inference(fed, fetched, MOST_ROWS);
                for (int f = 0; f < state.length; f++) {
                    give(fresh, fed.get(f), state[f]);
                }
                fresh.run(rows);
                assertThat(all(reused, fetched, rows))
                        .as("seed %d, call %d, %d rows", seed, call, rows)
                        .isEqualTo(all(fresh, fetched, rows));
                runs++;
            }
        }
        assertThat(runs).isGreaterThan(CALLS / 3);
    }

    @Test
    void newParametersAreSeenByWhatIsNotFedAnew() {
        Inference inference = network.inference(List.of(x), List.of(mean), 8);
        feed(inference, x, 8, new SplittableRandom(1));
        inference.run(8);
        float[] before = all(inference, List.of(mean), 8);
        network.setParameters(new float[network.parameterCount()]);
        inference.run(8);
        assertThat(before).doesNotContain(0f);
        assertThat(all(inference, List.of(mean), 8)).containsOnly(0f);
    }

    /** Mostly counts around the borders between single rows, one block and several. */
    private static int rows(SplittableRandom random) {
        int[] counts = {0, 1, 3, 4, 5, 31, 32, 33, 35, 36, 64, 70};
        return counts[random.nextInt(counts.length)];
    }

    private static Fed feed(Inference inference, Node node, int rows, SplittableRandom random) {
        float[] values = new float[Math.max(1, rows) * node.units()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-2, 2);
        }
        Fed fed = new Fed(values, rows);
        give(inference, node, fed);
        return fed;
    }

    private static void give(Inference inference, Node node, Fed fed) {
        if (fed.rows < 0) {
            inference.feedConstant(node, fed.values, 0);
        } else {
            inference.feed(node, fed.values, 0, fed.rows);
        }
    }

    private void perturb(SplittableRandom random) {
        float[] parameters = network.copyParameters();
        parameters[random.nextInt(parameters.length)] += 0.25f;
        network.setParameters(parameters);
    }

    private static float[] all(Inference inference, List<Node> fetched, int rows) {
        float[] values = new float[rows * fetched.stream().mapToInt(Node::units).sum()];
        int at = 0;
        for (Node node : fetched) {
            inference.fetch(node, values, at);
            at += rows * node.units();
        }
        return values;
    }
}
