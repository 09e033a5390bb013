package dev.hawkins.engine;

import dev.hawkins.engine.Likelihood.Bernoulli;
import dev.hawkins.engine.Likelihood.Categorical;
import dev.hawkins.engine.Likelihood.Gaussian;
import dev.hawkins.engine.kernels.KernelChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Trains a few small networks and prints a hash of every bit of their parameters, losses and scores. Run in processes with
 * other vector widths, other JDKs, or without the vector module, it must print the same.
 */
public final class Checksum {
    private static final long SEED = 77;

    private Checksum() {}

    public static void main(String[] arguments) {
        System.out.println("lanes " + KernelChoice.lanes());
        System.out.println("bits " + Long.toHexString(of(1)));
        System.out.println("operations " + Long.toHexString(OperationChecksum.of(1)));
        System.out.println("series " + Long.toHexString(SeriesChecksum.of(1)));
    }

    /** The hash, which must not depend on the number of threads. */
    static long of(int threads) {
        long hash = 0;
        for (Activation activation : Activation.values()) {
            hash = 31 * hash + autoencoder(activation, new int[] {18, 15, 7, 2, 7, 15, 18}, 97, 0, threads);
        }
        hash = 31 * hash + autoencoder(Activation.TANH, new int[] {70, 45, 33, 3, 40, 70}, 100, 0.5, threads);
        hash = 31 * hash + autoencoder(Activation.RELU, new int[] {131, 200, 9, 131}, 256, 0, threads);
        return 31 * hash + variational(threads);
    }

    private static long autoencoder(Activation activation, int[] units, int batch, double clip, int threads) {
        Graph graph = new Graph();
        Node x = graph.input("x", units[0]);
        Node h = graph.add(x, graph.scale(graph.noise("corruption", units[0]), 0.1));
        for (int i = 1; i < units.length; i++) {
            Activation a = i == units.length - 1 ? Activation.SIGMOID : activation;
            h = graph.dense("layer" + i, h, units[i], a, Initialiser.suited(a));
        }
        Node loss = graph.rootOfSum(graph.squaredError(h, x), 1e-12);
        return trained(graph, x, h, loss, batch, clip, threads);
    }

    private static long variational(int threads) {
        Graph graph = new Graph();
        Node x = graph.input("x", 40);
        Node h = graph.dense("h", x, 50, Activation.RELU, Initialiser.HE_NORMAL);
        Node mean = graph.dense("mean", h, 5, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node s = graph.softClamp(graph.dense("s", h, 5, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM), 10);
        Node z = graph.gaussianSample(mean, s, graph.noise("eps", 5));
        Node d = graph.dense("d", z, 50, Activation.ELU, Initialiser.HE_NORMAL);
        Likelihood mixed =
                new Likelihood(List.of(new Gaussian(20, 0.1, false), new Bernoulli(10), new Categorical(10)));
        Node eta = graph.dense("eta", d, mixed.parameters(), Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node kl = graph.scale(graph.sum(graph.klToStandardNormal(mean, s)), graph.coefficient("beta", 0.5));
        Node loss = graph.add(graph.sum(graph.negativeLogLikelihood(eta, x, mixed)), kl);
        return trained(graph, x, mean, loss, 100, 5, threads);
    }

    static long trained(Graph graph, Node x, Node read, Node loss, int batch, double clip, int threads) {
        Network network = graph.compile();
        network.initialise(RandomStream.of(SEED, "init"));
        Matrix data = data(300, x.units());
        Optimiser adam = Optimiser.Adam.withRate(0.003).clipped(clip);
        long hash = 0;
        RandomStream shuffle = RandomStream.of(SEED, "shuffle");
        try (Trainer trainer =
                network.trainer(loss, Map.of(x, data), adam, batch, threads, RandomStream.of(SEED, "noise"))) {
            for (int step = 0; step < 5; step++) {
                int[] rows = shuffle.permutation(300);
                hash = 31 * hash + Double.doubleToLongBits(trainer.step(rows, 0, step % 4 == 3 ? batch - 5 : batch));
            }
            hash = 31 * hash + Double.doubleToLongBits(trainer.meanLoss(shuffle.permutation(300)));
        }
        hash = 31 * hash + Arrays.hashCode(network.copyParameters());
        return 31 * hash + Arrays.hashCode(values(network, x, read, data));
    }

    private static float[] values(Network network, Node x, Node read, Matrix data) {
        Graph graph = network.graph();
        List<Node> fed = graph.sources().stream().map(Source::node).toList();
        Inference inference = network.inference(fed, List.of(read), 300);
        for (Node node : fed) {
            inference.feedConstant(node, data.values(), 3);
        }
        inference.feed(x, data.values(), 0, 300);
        inference.run(299);
        float[] values = new float[299 * read.units()];
        inference.fetch(read, values, 0);
        return values;
    }

    /** Uniform numbers with a common factor, so that there is something to learn. */
    static Matrix data(int rows, int columns) {
        RandomStream random = RandomStream.of(SEED, "data");
        Matrix data = Matrix.zeros(rows, columns);
        for (int r = 0; r < rows; r++) {
            double common = random.nextDouble();
            for (int c = 0; c < columns; c++) {
                data.values()[r * columns + c] = (float) (0.7 * common + 0.3 * random.nextDouble());
            }
        }
        return data;
    }
}
