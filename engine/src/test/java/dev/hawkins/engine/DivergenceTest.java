package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The Kullback-Leibler divergence in closed form against its definition. */
class DivergenceTest {
    private static final float[] MEANS = {0, 1, -2, 0.3f, 0};
    private static final float[] LOG_VARIANCES = {0, 0, 1, -2, 3};

    private static float[] closedForm() {
        Graph g = new Graph();
        Node mean = g.input("mean", 5);
        Node s = g.input("s", 5);
        Node kl = g.klToStandardNormal(mean, s);
        Inference inference = g.compile().inference(List.of(mean, s), List.of(kl), 1);
        inference.feed(mean, MEANS, 0, 1);
        inference.feed(s, LOG_VARIANCES, 0, 1);
        inference.run(1);
        float[] values = new float[5];
        inference.fetch(kl, values, 0);
        return values;
    }

    /** E_q[log q(z) - log p(z)] over a million draws, within 3 standard errors. Seed 11. */
    @Test
    void agreesWithMonteCarlo() {
        int n = 1_000_000;
        float[] closed = closedForm();
        RandomStream random = RandomStream.of(11, "draws");
        for (int i = 0; i < 5; i++) {
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < n; k++) {
                double e = random.nextGaussian();
                double z = MEANS[i] + Math.exp(LOG_VARIANCES[i] / 2.0) * e;
                double value = (z * z - e * e - LOG_VARIANCES[i]) / 2;
                sum += value;
                squares += value * value;
            }
            double mean = sum / n;
            double error = Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
            assertThat((double) closed[i]).as("unit %d", i).isCloseTo(mean, within(3 * error + 1e-6));
        }
    }

    /** d/dmean = mean and d/ds = (exp(s) - 1) / 2, read off the biases of two layers that see only zeros. */
    @Test
    void gradientIsMeanAndHalfExpMinusOne() {
        Graph g = new Graph();
        Node x = g.input("x", 1);
        Node mean = g.dense("mean", x, 5, Activation.IDENTITY, Initialiser.ZEROS);
        Node s = g.dense("s", x, 5, Activation.IDENTITY, Initialiser.ZEROS);
        Node loss = g.sum(g.klToStandardNormal(mean, s));
        Network network = g.compile();
        float[] parameters = new float[20];
        System.arraycopy(MEANS, 0, parameters, 5, 5);
        System.arraycopy(LOG_VARIANCES, 0, parameters, 15, 5);
        network.setParameters(parameters);
        float[] gradient = Gradient.of(network, loss, x, Matrix.zeros(1, 1));
        for (int i = 0; i < 5; i++) {
            assertThat((double) gradient[5 + i]).isCloseTo(MEANS[i], within(1e-6));
            assertThat((double) gradient[15 + i]).isCloseTo((Math.exp(LOG_VARIANCES[i]) - 1) / 2, within(2e-6));
        }
    }
}
