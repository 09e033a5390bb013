package dev.hawkins.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A hash as that of {@link Checksum}, over normalisations, sampled layers, every optimiser and trainers of parts. */
final class OperationChecksum {
    private static final long SEED = 78;
    /** So many rows would deserve more than one thread. */
    private static final int MOST = 700;

    private OperationChecksum() {}

    static long of(int threads) {
        long hash = 0;
        for (Optimiser rule : List.of(
                Optimiser.Sgd.withRate(0.01),
                Optimiser.Momentum.withRate(0.01).l2(0.01).clipped(1),
                Optimiser.Momentum.nesterov(0.01).l1(0.01),
                Optimiser.Adam.withRate(0.01).decoupledDecay(0.1),
                Optimiser.Adamax.withRate(0.01),
                Optimiser.RmsProp.withRate(0.001),
                Optimiser.Adadelta.withRate(1).clipped(0.5))) {
            hash = 31 * hash + game(rule, threads);
        }
        return hash;
    }

    /** A generator of a numeric and a categorical block against a discriminator, step by step. */
    private static long game(Optimiser rule, int threads) {
        Graph g = new Graph();
        Node x = g.input("x", 40);
        Node made = generated(g, g.noise("z", 9));
        Node real = judged(g, x);
        Node fake = judgedAgain(g, real, made);
        Node dispersion = g.batchMean(g.rootOfSum(g.squaredError(made, g.batchMean(made)), 1e-6));
        Node away = g.exp(g.scale(g.log(dispersion), -1));
        Node opposed = g.add(AdversarialLoss.NON_SATURATING.generator(g, fake), away);
        Node loss = AdversarialLoss.HINGE.discriminator(g, real, fake);
        Network network = g.compile();
        network.initialise(RandomStream.of(SEED, "init"));
        WeightAverage average = new WeightAverage(network, 0.9);
        RandomStream noise = RandomStream.of(SEED, "noise");
        int[] rows = RandomStream.of(SEED, "rows").permutation(300);
        Map<Node, Matrix> feeds = Map.of(x, Checksum.data(300, 40));
        long hash = 0;
        try (Trainer d = network.trainer(loss, feeds, rule, MOST, threads, noise, layer -> layer.startsWith("d"));
                Trainer e = network.trainer(opposed, Map.of(), rule, MOST, threads, noise, l -> l.startsWith("g"))) {
            for (int step = 0; step < 3; step++) {
                hash = 31 * hash + Double.doubleToLongBits(d.step(rows, step * 40, 130 - 9 * step));
                hash = 31 * hash + Double.doubleToLongBits(e.step(rows, 0, 130));
                average.add();
            }
            hash = 31 * hash + Double.doubleToLongBits(d.meanLoss(rows));
        }
        hash = 31 * hash + Arrays.hashCode(average.copy());
        return 31 * (31 * hash + Arrays.hashCode(network.copyParameters())) + scores(network, x, real);
    }

    private static Node generated(Graph g, Node z) {
        Node h = g.dense("g1", z, 33, Activation.IDENTITY, Initialiser.ORTHOGONAL);
        Node y = g.dropout("gDrop", g.activate(g.batchNorm("gNorm", h), Activation.LEAKY_RELU), 0.3);
        Node out = g.dense("g2", y, 40, Activation.IDENTITY, Initialiser.HE_UNIFORM);
        Node numbers = g.softClamp(g.slice(out, 0, 30), 3);
        Coefficient temperature = g.coefficient("temperature", 0.8);
        Node logits = g.slice(out, 30, 10);
        Node hard = g.gumbelSoftmax(logits, g.gumbelNoise("gumbel", 10), temperature, true, 2, 3, 5);
        return g.concatenate(numbers, hard);
    }

    private static Node judged(Graph g, Node x) {
        Node h = g.dense("d1", g.gaussianNoise("instance", x, 0.1), 35, Activation.LEAKY_RELU, Initialiser.HE_NORMAL);
        Node y = g.dense("d2", g.batchNorm("dNorm", h), 12, Activation.TANH, Initialiser.GLOROT_NORMAL);
        Node kept = g.dropout("drop", g.layerNorm("dLayer", y), 0.2);
        return g.dense("d3", kept, 1, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
    }

    /** The discriminator on generated rows, without noise and dropout. */
    private static Node judgedAgain(Graph g, Node real, Node made) {
        Node layerNorm = g.opOf(g.opOf(real).in[0]).in[0];
        Node second = g.opOf(layerNorm).in[0];
        Node batchNorm = g.opOf(second).in[0];
        Node first = g.opOf(batchNorm).in[0];
        return g.again(real, g.again(layerNorm, g.again(second, g.again(batchNorm, g.again(first, made)))));
    }

    private static int scores(Network network, Node x, Node real) {
        Inference inference = network.inference(List.of(x), List.of(real), 300);
        inference.feed(x, Checksum.data(300, 40).values(), 0, 300);
        inference.run(299);
        float[] scores = new float[299];
        inference.fetch(real, scores, 0);
        return Arrays.hashCode(scores);
    }
}
