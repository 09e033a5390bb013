package dev.hawkins.engine;

import dev.hawkins.engine.Likelihood.Bernoulli;
import dev.hawkins.engine.Likelihood.Categorical;
import dev.hawkins.engine.Likelihood.ContinuousBernoulli;
import dev.hawkins.engine.Likelihood.FixedGaussian;
import dev.hawkins.engine.Likelihood.Gaussian;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Central finite differences (h = 1e-5, double, relative error below 1e-6) for every operation and loss. */
class GradientTest {
    private static final long SEED = 20260101;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void denseAndActivate(Activation activation) {
        check(7, 6, (g, x) -> {
            Node h = g.dense("h", x, 5, activation, Initialiser.ZEROS);
            Node y = g.dense("y", h, 4, Activation.IDENTITY, Initialiser.ZEROS);
            return g.sum(g.squaredError(g.activate(y, activation), g.slice(x, 1, 4)));
        });
    }

    @ParameterizedTest(name = "{0} rows, {1} inputs, {2} units")
    @CsvSource({
        "1,1,1",
        "1,7,7",
        "7,1,3",
        "31,5,9",
        "32,15,17",
        "33,16,8",
        "33,31,33",
        "32,32,31",
        "31,33,7",
        "65,40,2",
        "64,65,9",
        "3,16,15"
    })
    void shapes(int rows, int inputs, int units) {
        check(rows, inputs, (g, x) -> {
            Node h = g.dense("h", x, units, Activation.TANH, Initialiser.ZEROS);
            Node y = g.dense("y", h, inputs, Activation.IDENTITY, Initialiser.ZEROS);
            return g.sum(g.squaredError(y, x));
        });
    }

    /** Losses on a decoder output of eight units h and a target x of five units in [0, 1]. */
    static Stream<BiFunction<Graph, Node, Node>> losses() {
        return Stream.of(
                (g, x) -> g.rootOfSum(g.squaredError(out(g, x, 5), x), 1e-12),
                (g, x) -> g.sum(g.absoluteError(out(g, x, 5), x)),
                (g, x) -> g.sum(g.absoluteError(x, out(g, x, 5))),
                (g, x) -> g.sum(g.squaredError(x, out(g, x, 5))),
                (g, x) -> likelihood(g, x, new Gaussian(5, 0.1, false)),
                (g, x) -> likelihood(g, x, new Gaussian(5, 0.3, true)),
                (g, x) -> likelihood(g, x, new FixedGaussian(5, 0.7, false)),
                (g, x) -> likelihood(g, x, new FixedGaussian(5, 0.7, true)),
                (g, x) -> likelihood(g, x, new Bernoulli(5)),
                (g, x) -> likelihood(g, x, new ContinuousBernoulli(5)),
                (g, x) -> likelihood(g, x, new Categorical(5)),
                (g, x) -> likelihood(
                        g,
                        x,
                        new Gaussian(2, 0.1, false),
                        new Bernoulli(1),
                        new Categorical(1),
                        new FixedGaussian(1, 1, false)),
                (g, x) -> g.sum(g.multiply(out2(g, x), g.add(g.multiply(x, x), out3(g, x)))),
                (g, x) -> {
                    Node h = out(g, x, 6);
                    return g.sum(g.multiply(g.slice(h, 0, 3), g.slice(h, 2, 3)));
                },
                (g, x) -> {
                    Node h = out(g, x, 6);
                    Node both = g.concatenate(g.slice(h, 3, 3), x, g.slice(h, 0, 2));
                    return g.sum(g.multiply(both, both));
                },
                (g, x) -> {
                    Node h = out(g, x, 5);
                    return g.sum(g.multiply(g.softClamp(h, 1.5), g.floor(h, 0.1)));
                },
                (g, x) -> {
                    Node h = out(g, x, 4);
                    return g.sum(g.multiply(g.exp(h), g.exp(g.scale(h, -0.3))));
                },
                (g, x) -> {
                    Node h = out(g, x, 6);
                    return g.sum(g.klToStandardNormal(g.slice(h, 0, 3), g.slice(h, 3, 3)));
                },
                (g, x) -> {
                    Node h = out(g, x, 6);
                    Node z = g.gaussianSample(g.slice(h, 0, 3), g.slice(h, 3, 3), g.noise("eps", 3));
                    return g.sum(g.multiply(z, z));
                },
                (g, x) -> {
                    Node h = out(g, x, 6);
                    Node z = g.gaussianSample(g.slice(h, 0, 2), g.slice(h, 2, 2), g.slice(h, 4, 2));
                    return g.scale(g.sum(g.multiply(z, z)), 0.3);
                },
                (g, x) -> g.logOneMinusExp(g.rootOfSum(g.squaredError(out(g, x, 5), x), 1e-12)),
                (g, x) -> g.sum(g.logOneMinusExp(g.activate(out(g, x, 5), Activation.SOFTPLUS))),
                (g, x) -> {
                    Node masked = g.multiply(x, g.mask("mask", 5, 0.3));
                    return g.scale(g.rootOfSum(g.squaredError(out(g, masked, 5), x), 1e-3), g.coefficient("beta", 0.7));
                });
    }

    @ParameterizedTest
    @MethodSource("losses")
    void loss(BiFunction<Graph, Node, Node> loss) {
        check(33, 5, loss);
    }

    /** A node that feeds several layers and operations: its gradients add up. */
    @Test
    void fanOut() {
        check(9, 4, (g, x) -> {
            Node h = g.dense("h", x, 5, Activation.TANH, Initialiser.ZEROS);
            Node a = g.dense("a", h, 3, Activation.IDENTITY, Initialiser.ZEROS);
            Node b = g.dense("b", h, 3, Activation.SIGMOID, Initialiser.ZEROS);
            Node c = g.multiply(a, b);
            Node d = g.dense("d", g.concatenate(c, h, c), 4, Activation.ELU, Initialiser.ZEROS);
            return g.add(g.sum(g.squaredError(d, x)), g.rootOfSum(g.multiply(h, h), 1e-12));
        });
    }

    /** A layer applied to two inputs and to its own output: its gradients add up over the three uses. */
    @ParameterizedTest(name = "{0} rows, {1} units")
    @CsvSource({"1,1", "9,5", "33,15", "35,33", "64,70"})
    void shared(int rows, int units) {
        check(rows, units, (g, x) -> {
            Node h = g.dense("h", x, units, Activation.TANH, Initialiser.ZEROS);
            Node y = g.dense("y", h, units, Activation.SIGMOID, Initialiser.ZEROS);
            Node stacked = g.again(h, h);
            Node other = g.again(y, g.again(h, g.multiply(y, stacked)));
            return g.add(g.sum(g.squaredError(other, x)), g.sum(g.multiply(stacked, stacked)));
        });
    }

    /** The whole of a VAE, wide enough that every kind of gradient product takes part. */
    @Test
    void variationalAutoencoder() {
        check(35, 37, (g, x) -> {
            Node h = g.dense("h", x, 33, Activation.TANH, Initialiser.ZEROS);
            Node mean = g.dense("mean", h, 3, Activation.IDENTITY, Initialiser.ZEROS);
            Node s = g.softClamp(g.dense("s", h, 3, Activation.IDENTITY, Initialiser.ZEROS), 10);
            Node z = g.gaussianSample(mean, s, g.noise("eps", 3));
            Node d = g.dense("d", z, 34, Activation.TANH, Initialiser.ZEROS);
            Likelihood mixed =
                    new Likelihood(List.of(new Gaussian(20, 0.1, false), new Bernoulli(7), new Categorical(10)));
            Node eta = g.dense("eta", d, mixed.parameters(), Activation.IDENTITY, Initialiser.ZEROS);
            Node kl = g.scale(g.sum(g.klToStandardNormal(mean, s)), g.coefficient("beta", 0.5));
            return g.add(g.sum(g.negativeLogLikelihood(eta, x, mixed)), kl);
        });
    }

    private static Node out(Graph g, Node x, int units) {
        return g.dense("out", x, units, Activation.IDENTITY, Initialiser.ZEROS);
    }

    private static Node out2(Graph g, Node x) {
        return g.dense("out2", x, 5, Activation.IDENTITY, Initialiser.ZEROS);
    }

    private static Node out3(Graph g, Node x) {
        return g.dense("out3", x, 5, Activation.IDENTITY, Initialiser.ZEROS);
    }

    private static Node likelihood(Graph g, Node x, Likelihood.Head... heads) {
        Likelihood likelihood = new Likelihood(List.of(heads));
        return g.sum(g.negativeLogLikelihood(out(g, x, likelihood.parameters()), x, likelihood));
    }

    private static void check(int rows, int inputs, BiFunction<Graph, Node, Node> build) {
        Graph graph = new Graph();
        Node x = graph.input("x", inputs);
        Node loss = build.apply(graph, x);
        RandomStream random = RandomStream.of(SEED, "data");
        Matrix data = Matrix.zeros(rows, inputs);
        for (int i = 0; i < data.values().length; i++) {
            data.values()[i] = (float) random.nextDouble();
        }
        FiniteDifferences.check(graph, loss, Map.of(x, data), rows, SEED);
    }
}
