package dev.hawkins.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A generator and a discriminator of numbers that come from two normals. Seed 3. */
final class Match implements AutoCloseable {
    private static final long SEED = 3;
    private static final int ROWS = 4000;
    static final int BATCH = 128;

    final Graph graph = new Graph();
    private final Node x = graph.input("x", 1);
    private final Node z = graph.noise("z", 3);
    final Network network;
    private final Node fake;
    final Trainer discriminator;
    final Trainer generator;
    final int[] order = new int[ROWS];

    Match(AdversarialLoss game, boolean normalised) {
        Node g1 = graph.dense("g.1", z, 24, Activation.TANH, Initialiser.GLOROT_UNIFORM);
        Node g2 = graph.dense("g.2", g1, 24, Activation.TANH, Initialiser.GLOROT_UNIFORM);
        Node g3 = normalised ? graph.batchNorm("g.norm", g2) : g2;
        fake = graph.dense("g.out", g3, 1, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        List<Node> real = judged(normalised);
        Node judgedFake = fake;
        for (Node layer : real) {
            judgedFake = graph.again(layer, judgedFake);
        }
        Node judgedReal = real.get(real.size() - 1);
        Node loss = game.discriminator(graph, judgedReal, judgedFake);
        Node opposed = game.generator(graph, judgedFake);
        network = graph.compile();
        network.initialise(RandomStream.of(SEED, "init"));
        Optimiser adam = Optimiser.Adam.withRate(2e-3).betas(0.5, 0.999).clipped(5);
        RandomStream noise = RandomStream.of(SEED, "noise");
        discriminator = network.trainer(
                loss, Map.of(x, data()), adam, BATCH, 1, noise.derive("d"), layer -> layer.startsWith("d."));
        generator =
                network.trainer(opposed, Map.of(), adam, BATCH, 1, noise.derive("g"), layer -> layer.startsWith("g."));
    }

    /** The discriminator's layers on x, from the first to the last. */
    private List<Node> judged(boolean normalised) {
        List<Node> layers = new ArrayList<>();
        layers.add(graph.dense("d.1", x, 24, Activation.LEAKY_RELU, Initialiser.HE_NORMAL));
        if (normalised) {
            layers.add(graph.batchNorm("d.norm", layers.get(0)));
        }
        Node last = layers.get(layers.size() - 1);
        layers.add(graph.dense("d.2", last, 24, Activation.LEAKY_RELU, Initialiser.HE_NORMAL));
        last = layers.get(layers.size() - 1);
        layers.add(graph.dense("d.out", last, 1, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM));
        return layers;
    }

    /** Half of the rows around 1, half around 3, sd .3: mean 2, sd sqrt(1.09). */
    private Matrix data() {
        RandomStream random = RandomStream.of(SEED, "data");
        Matrix data = Matrix.zeros(ROWS, 1);
        for (int i = 0; i < ROWS; i++) {
            data.values()[i] = (float) (1 + 2 * (i & 1) + 0.3 * random.nextGaussian());
        }
        return data;
    }

    void play(int steps) {
        RandomStream shuffle = RandomStream.of(SEED, "shuffle");
        for (int i = 0; i < ROWS; i++) {
            order[i] = i;
        }
        for (int step = 0; step < steps; step++) {
            int from = step % (ROWS / BATCH) * BATCH;
            if (from == 0) {
                shuffle.shuffle(order);
            }
            discriminator.learningRate(2e-3 * (1 - step / (double) steps));
            generator.learningRate(2e-3 * (1 - step / (double) steps));
            discriminator.step(order, from, BATCH);
            generator.step(order, 0, BATCH);
        }
    }

    /** Mean and sd of 4000 generated numbers. */
    double[] moments() {
        RandomStream random = RandomStream.of(SEED, "latent");
        float[] latent = new float[ROWS * 3];
        for (int i = 0; i < latent.length; i++) {
            latent[i] = (float) random.nextGaussian();
        }
        Inference inference = network.inference(List.of(z), List.of(fake), ROWS);
        inference.feed(z, latent, 0, ROWS);
        inference.run(ROWS);
        float[] made = new float[ROWS];
        inference.fetch(fake, made, 0);
        double sum = 0;
        double squares = 0;
        for (float v : made) {
            sum += v;
            squares += (double) v * v;
        }
        double mean = sum / ROWS;
        return new double[] {mean, Math.sqrt(squares / ROWS - mean * mean)};
    }

    @Override
    public void close() {
        discriminator.close();
        generator.close();
    }
}
