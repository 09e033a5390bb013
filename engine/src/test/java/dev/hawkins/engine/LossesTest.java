package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Losses and their pieces in float against their formulas in double, where they are delicate. */
class LossesTest {
    private static final float[] LOGITS = {-200, -30, -3, -0.5f, -1e-4f, 0, 1e-5f, 0.7f, 4, 25, 150};

    private interface Build {
        Node of(Graph g, Node x);
    }

    /** One number per number. */
    private static float[] values(float[] x, Build build) {
        Graph g = new Graph();
        Node in = g.input("x", 1);
        Node out = build.of(g, in);
        Inference inference = g.compile().inference(List.of(in), List.of(out), x.length);
        inference.feed(in, x, 0, x.length);
        inference.run(x.length);
        float[] values = new float[x.length];
        inference.fetch(out, values, 0);
        return values;
    }

    private static void assertClose(float actual, double expected) {
        assertThat((double) actual).isCloseTo(expected, within(1e-36 + 1e-6 * Math.abs(expected)));
    }

    /** -log of the probability of the label, by log1p of what stays small. */
    private static double softplus(double a) {
        return Math.max(a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a)));
    }

    @Test
    void crossEntropyFromLogits() {
        float[] one = values(LOGITS, (g, l) -> Losses.crossEntropy(g, l, 1));
        float[] zero = values(LOGITS, (g, l) -> Losses.crossEntropy(g, l, 0));
        float[] smooth = values(LOGITS, (g, l) -> Losses.crossEntropy(g, l, 0.9));
        for (int i = 0; i < LOGITS.length; i++) {
            assertClose(one[i], softplus(-LOGITS[i]));
            assertClose(zero[i], softplus(LOGITS[i]));
            assertThat((double) smooth[i])
                    .isCloseTo(0.9 * softplus(-LOGITS[i]) + 0.1 * softplus(LOGITS[i]), within(1e-5));
        }
    }

    /** Fence GAN's encirclement: the cross-entropy with target 1/2 is least, log 2, at logit 0. */
    @Test
    void crossEntropyWithHalfIsLeastInTheMiddle() {
        float[] half = values(new float[] {-1, -0.01f, 0, 0.01f, 1}, (g, l) -> Losses.crossEntropy(g, l, 0.5));
        assertThat((double) half[2]).isCloseTo(Math.log(2), within(1e-7));
        assertThat(half[0]).isGreaterThan(half[2]);
        assertThat(half[4]).isGreaterThan(half[2]);
    }

    /** Relative accuracy from the smallest distance to the largest, on both sides of log 2. */
    @Test
    void logOneMinusExp() {
        float[] a = {1e-6f, 1e-5f, 1e-3f, 0.1f, 0.5f, 0.69314f, 0.69315f, 0.7f, 1, 3, 10, 17, 30, 50};
        float[] values = values(a, Graph::logOneMinusExp);
        for (int i = 0; i < a.length; i++) {
            double expected = a[i] <= Math.log(2)
                    ? StrictMath.log(-StrictMath.expm1(-(double) a[i]))
                    : StrictMath.log1p(-StrictMath.exp(-(double) a[i]));
            assertClose(values[i], expected);
        }
        assertThat(values(new float[] {0, -3, 1000, 51}, Graph::logOneMinusExp))
                .containsExactly(values[0], values[0], values[13], values[13]);
    }

    /** The slope at a distance of 0 is bounded, finite, and pushes away: 1 / expm1(1e-6); far out it vanishes. */
    @Test
    void slopeOfLogOneMinusExp() {
        double[] slopes = new double[5];
        float[] at = {0, 0.01f, 0.6f, 2, 60};
        for (int i = 0; i < at.length; i++) {
            slopes[i] = slope(at[i]);
        }
        assertThat(slopes[0]).isCloseTo(1 / StrictMath.expm1(1e-6), within(1.0));
        for (int i = 1; i < 4; i++) {
            double expected = 1 / StrictMath.expm1(at[i]);
            assertThat(slopes[i]).isCloseTo(expected, within(2e-6 * expected));
        }
        assertThat(slopes[4]).isBetween(0.0, 2e-21);
    }

    /** From a bias that starts at 0 and takes one step of rate 1 in the direction of the gradient. */
    private static double slope(float at) {
        Graph g = new Graph();
        Node x = g.input("x", 1);
        Node shift = g.dense("shift", g.scale(x, 0), 1, Activation.IDENTITY, Initialiser.ZEROS);
        Node loss = g.logOneMinusExp(g.add(x, shift));
        Network n = g.compile();
        Matrix data = new Matrix(1, 1, new float[] {at});
        try (Trainer t =
                n.trainer(loss, Map.of(x, data), Optimiser.Sgd.withRate(1), 1, 1, RandomStream.of(1, "noise"))) {
            t.step(new int[1], 0, 1);
        }
        return -n.copyParameters()[1];
    }

    @Test
    void divergenceBetweenGaussians() {
        float[][] cases = {{0, 0, 0, 0}, {1, -1, 0.5f, 2}, {-3, 1, 2, -0.5f}, {0.1f, 0, 0.1f, -3}};
        for (float[] c : cases) {
            float value = values(
                    new float[] {1},
                    (g, one) -> Losses.klBetweenGaussians(
                            g, g.scale(one, c[0]), g.scale(one, c[1]), g.scale(one, c[2]), g.scale(one, c[3])))[0];
            double expected =
                    (c[3] - c[1] + Math.exp(c[1] - c[3]) + Math.pow(c[0] - c[2], 2) * Math.exp(-c[3]) - 1) / 2;
            assertThat((double) value).isCloseTo(expected, within(2e-6 * (1 + expected)));
        }
    }

    @Test
    void binaryFromDistance() {
        float[] distances = {0.001f, 0.3f, 2, 9};
        float[] normal = values(distances, (g, d) -> Losses.binaryFromDistance(g, d, g.affine(d, 0, 1)));
        float[] anomalous = values(distances, (g, d) -> Losses.binaryFromDistance(g, d, g.scale(d, 0)));
        for (int i = 0; i < distances.length; i++) {
            assertClose(normal[i], distances[i]);
            assertClose(anomalous[i], -StrictMath.log(-StrictMath.expm1(-(double) distances[i])));
        }
    }

    /** Values of every game at score 2 on a real and -0.5 on a generated row. */
    @Test
    void games() {
        double[][] expected = {
            {softplus(-2) + softplus(-0.5), softplus(0.5)},
            {0.5 + 0.125, 1.125},
            {0 + 0.5, 0.5},
            {-2.5, 0.5}
        };
        for (AdversarialLoss game : AdversarialLoss.values()) {
            float d =
                    values(new float[] {1}, (g, one) -> game.discriminator(g, g.scale(one, 2), g.scale(one, -0.5)))[0];
            float f = values(new float[] {1}, (g, one) -> game.generator(g, g.scale(one, -0.5)))[0];
            assertThat((double) d).as("%s", game).isCloseTo(expected[game.ordinal()][0], within(1e-6));
            assertThat((double) f).as("%s", game).isCloseTo(expected[game.ordinal()][1], within(1e-6));
        }
    }

    @Test
    void logSumExpDoesNotOverflow() {
        float[] large = values(
                new float[] {1},
                (g, one) -> g.logSumExp(g.concatenate(g.scale(one, 1000), g.scale(one, 999), g.scale(one, -1000))));
        assertThat((double) large[0]).isCloseTo(1000 + Math.log1p(Math.exp(-1)), within(1e-4));
    }

    @Test
    void theOneLinersOfTheTable() {
        float[] x = {0.25f, 2, 5};
        assertThat(values(x, (g, v) -> g.ceiling(g.floor(v, 1), 3))).containsExactly(1, 2, 3);
        float[] inverse = values(x, (g, v) -> g.exp(g.scale(g.log(v), -1)));
        float[] mean = values(x, (g, v) -> g.affine(g.logSumExp(g.concatenate(v, v, v)), 1, -Math.log(3)));
        for (int i = 0; i < x.length; i++) {
            assertThat((double) inverse[i]).isCloseTo(1.0 / x[i], within(1e-6));
            assertThat((double) mean[i]).isCloseTo(x[i], within(1e-6));
        }
        assertThat(values(x, (g, v) -> g.mean(g.concatenate(v, g.scale(v, 3))))).containsExactly(0.5f, 4, 10);
    }

    /** What is detached gives its value and no gradient. */
    @Test
    void detachedNodesAreData() {
        Graph g = new Graph();
        Node x = g.input("x", 2);
        Node a = g.dense("a", x, 2, Activation.IDENTITY, Initialiser.constant(0.5));
        Node b = g.dense("b", x, 2, Activation.IDENTITY, Initialiser.constant(0.25));
        Node loss = g.sum(g.squaredError(g.detach(a), b));
        Network n = g.compile();
        n.initialise(RandomStream.of(1, "init"));
        float[] before = n.copyParameters();
        Matrix data = Matrix.of(new float[][] {{1, 2}, {3, -1}});
        try (Trainer t =
                n.trainer(loss, Map.of(x, data), Optimiser.Sgd.withRate(0.1), 2, 1, RandomStream.of(1, "noise"))) {
            assertThat(t.step(new int[] {0, 1}, 0, 2)).isCloseTo((2 * 0.75 * 0.75 + 2 * 0.5 * 0.5) / 2, within(1e-6));
        }
        float[] after = n.copyParameters();
        assertThat(Arrays.copyOf(after, 6)).isEqualTo(Arrays.copyOf(before, 6));
        assertThat(after).isNotEqualTo(before);
    }
}
