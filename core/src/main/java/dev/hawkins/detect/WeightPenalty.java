package dev.hawkins.detect;

import dev.hawkins.engine.Network;
import dev.hawkins.engine.Trainer;
import java.util.function.Predicate;

/**
 * Penalties on weights, applied after each step of the optimiser so that its moments do not see them. L2 is decoupled weight
 * decay, {@code w -= rate l2 w} (Loshchilov and Hutter 2019, arXiv 1711.05101). L1 is the proximal step of
 * {@code l1 |w|}: w moves towards 0 by {@code rate l1} and stays there, so zeros are exact. Biases are left alone.
 */
public final class WeightPenalty implements TrainingLoop.StepListener {
    private final Network network;
    private final Predicate<String> layers;
    private final double l1;
    private final double l2;

    /**
     * @param layers which layers, by the name of their weights such as {@code decoder-1.weights}
     * @param l1 weight of the sum of sizes, 0 = none
     * @param l2 weight of half the sum of squares, 0 = none
     */
    public WeightPenalty(Network network, Predicate<String> layers, double l1, double l2) {
        this.network = network;
        this.layers = layers;
        this.l1 = l1;
        this.l2 = l2;
    }

    @Override
    public void stepped(Trainer trainer, int[] rows, double rate) {
        if (l1 == 0 && l2 == 0) {
            return;
        }
        float[] all = network.copyParameters();
        for (Network.Parameter p : network.parameters()) {
            if (p.name().endsWith(".weights") && layers.test(p.name())) {
                shrink(all, p.offset(), p.rows() * p.columns(), 1 - Math.min(1, rate * l2), rate * l1);
            }
        }
        network.setParameters(all);
    }

    /** Each weight times {@code factor}, then {@code step} nearer to 0. */
    static void shrink(float[] weights, int from, int count, double factor, double step) {
        for (int i = from; i < from + count; i++) {
            double decayed = weights[i] * factor;
            weights[i] = (float) (Math.signum(decayed) * Math.max(0, Math.abs(decayed) - step));
        }
    }
}
