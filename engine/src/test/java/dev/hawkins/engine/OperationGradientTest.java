package dev.hawkins.engine;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Finite differences as in {@link GradientTest}, for normalisations, noise, softmax and the pieces of losses. */
class OperationGradientTest {
    private static final long SEED = 20260202;

    @ParameterizedTest(name = "{0} rows, {1} units")
    @CsvSource({"1,1", "2,1", "1,5", "9,5", "31,15", "33,16", "32,17", "65,33", "96,7"})
    void layerNorm(int rows, int units) {
        check(rows, 6, (g, x) -> {
            Node h = g.layerNorm("norm", dense(g, "h", x, units));
            Node y = g.layerNorm("second", g.add(h, dense(g, "y", g.activate(h, Activation.TANH), units)));
            return g.sum(g.squaredError(dense(g, "out", y, 6), x));
        });
    }

    @ParameterizedTest(name = "{0} rows, {1} units")
    @CsvSource({"1,1", "1,5", "2,3", "9,5", "31,15", "33,16", "32,17", "65,33", "96,7"})
    void batchNorm(int rows, int units) {
        check(rows, 6, (g, x) -> {
            Node h = g.batchNorm("norm", dense(g, "h", x, units));
            Node y = g.batchNorm("second", g.add(h, dense(g, "y", g.activate(h, Activation.TANH), units)));
            return g.sum(g.squaredError(dense(g, "out", y, 6), x));
        });
    }

    /** The same normalisations of two kinds of rows, each with the statistics of its own. */
    @ParameterizedTest(name = "{0} rows")
    @CsvSource({"3", "32", "45"})
    void sharedNormalisations(int rows) {
        check(rows, 6, (g, x) -> {
            Node h = dense(g, "h", x, 5);
            Node real = g.layerNorm("layer", g.batchNorm("batch", h));
            Node other = g.again(h, g.multiply(x, x));
            Node fake = g.again(real, g.again(g.opOf(real).in[0], other));
            return g.sum(g.multiply(g.exp(g.scale(real, 0.3)), g.activate(fake, Activation.SIGMOID)));
        });
    }

    /** Normalisation, activation and dropout as one operation, twice with the same weights, and where something reads between. */
    @ParameterizedTest(name = "{0} rows, {1}")
    @CsvSource({"3,RELU", "32,LEAKY_RELU", "45,LEAKY_RELU", "67,IDENTITY", "33,TANH"})
    void hiddenLayers(int rows, Activation activation) {
        check(rows, 6, (g, x) -> {
            Node product = dense(g, "h", x, 17);
            Node norm = g.batchNorm("norm", product);
            Node first = g.dropout("first", g.activate(norm, activation), 0.4);
            Node again = g.again(norm, g.again(product, g.multiply(x, x)));
            Node second = g.dropout("second", g.activate(again, activation), 0.2);
            Node bare = g.dropout("bare", g.batchNorm("other", g.add(second, product)), 0.1);
            Node read = g.activate(g.batchNorm("read", g.add(first, product)), activation);
            Node all = g.concatenate(first, second, bare, read, g.scale(g.opOf(read).in[0], 0.3));
            return g.sum(g.squaredError(dense(g, "out", all, 6), x));
        });
    }

    @ParameterizedTest(name = "{0} rows")
    @CsvSource({"1", "5", "32", "67"})
    void batchMean(int rows) {
        check(rows, 4, (g, x) -> {
            Node h = dense(g, "h", x, 3);
            Node distance = g.rootOfSum(g.squaredError(h, g.batchMean(h)), 1e-3);
            Node inverse = g.exp(g.scale(g.log(g.affine(g.batchMean(distance), 1, 0.1)), -1));
            return g.add(g.sum(g.multiply(h, h)), inverse);
        });
    }

    static Stream<BiFunction<Graph, Node, Node>> pieces() {
        return Stream.of(
                (g, x) -> g.sum(squared(g, g.dropout("drop", dense(g, "h", x, 7), 0.3))),
                (g, x) -> g.sum(squared(g, g.gaussianNoise("noise", dense(g, "h", x, 7), 0.4))),
                (g, x) -> g.sum(squared(g, g.softmax(dense(g, "h", x, 9), 4, 1, 2, 2))),
                (g, x) -> {
                    Node sample = g.gumbelSoftmax(
                            dense(g, "h", x, 9),
                            g.gumbelNoise("gumbel", 9),
                            g.coefficient("temperature", 0.7),
                            false,
                            3,
                            2,
                            4);
                    return g.sum(squared(g, sample));
                },
                (g, x) -> g.sum(g.klToStandardNormal(dense(g, "m", x, 3), g.scale(dense(g, "s", x, 3), 0.5))),
                (g, x) -> g.logSumExp(g.scale(dense(g, "h", x, 5), 3)),
                (g, x) -> g.sum(g.logOneMinusExp(g.exp(g.scale(dense(g, "h", x, 5), 4)))),
                (g, x) -> g.sum(g.log(g.affine(squared(g, dense(g, "h", x, 5)), 2, 0.5))),
                (g, x) -> g.mean(g.multiply(dense(g, "h", x, 5), g.ceiling(dense(g, "k", x, 5), 0.2))),
                (g, x) -> g.sum(squared(g, g.subtract(dense(g, "h", x, 5), g.exp(dense(g, "k", x, 5))))));
    }

    static Stream<BiFunction<Graph, Node, Node>> losses() {
        Stream<BiFunction<Graph, Node, Node>> games = Stream.of(AdversarialLoss.values())
                .map(game -> (g, x) -> {
                    Node real = dense(g, "d", x, 3);
                    Node fake = g.again(real, dense(g, "g", x, 5));
                    return g.sum(g.add(game.discriminator(g, real, fake), g.scale(game.generator(g, fake), 0.3)));
                });
        return Stream.concat(
                games,
                Stream.of(
                        (g, x) -> g.sum(Losses.crossEntropy(g, dense(g, "h", x, 3), dense(g, "t", x, 3))),
                        (g, x) -> g.sum(Losses.crossEntropy(g, dense(g, "h", x, 3), 0.9)),
                        (g, x) -> g.sum(Losses.klBetweenGaussians(
                                g, dense(g, "m", x, 3), dense(g, "s", x, 3), dense(g, "n", x, 3), dense(g, "u", x, 3))),
                        (g, x) -> {
                            Node distance = g.rootOfSum(g.squaredError(dense(g, "h", x, 5), x), 1e-12);
                            return Losses.binaryFromDistance(g, distance, g.slice(x, 0, 1));
                        }));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void loss(BiFunction<Graph, Node, Node> loss) {
        check(35, 5, loss);
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void piece(BiFunction<Graph, Node, Node> loss) {
        check(33, 5, loss);
        check(1, 5, loss);
    }

    private static Node squared(Graph g, Node h) {
        return g.multiply(h, h);
    }

    private static Node dense(Graph g, String name, Node in, int units) {
        return g.dense(name, in, units, Activation.IDENTITY, Initialiser.ZEROS);
    }

    static void check(int rows, int inputs, BiFunction<Graph, Node, Node> build) {
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
