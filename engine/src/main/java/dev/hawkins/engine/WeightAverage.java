package dev.hawkins.engine;

import java.util.Arrays;

/**
 * An exponential moving average of everything that {@link Network#copyParameters} gives, for scoring with weights that do
 * not swing with the last steps: {@code average = decay * average + (1 - decay) * parameters} after every step.
 *
 * <p>It begins with the parameters at its making. Not thread-safe.
 */
public final class WeightAverage {
    private final Network network;
    private final float decay;
    private final float rest;
    private final float[] average;

    /** @param decay share of the old average that stays, 0 .. below 1 */
    public WeightAverage(Network network, double decay) {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("decay must be at least 0 and below 1 but was " + decay);
        }
        this.network = network;
        this.decay = (float) decay;
        rest = (float) (1 - decay);
        average = network.values().clone();
    }

    /** Takes the parameters as they are now into the average; allocates nothing. */
    public void add() {
        float[] now = network.values();
        for (int i = 0; i < average.length; i++) {
            average[i] = Math.fma(decay, average[i], rest * now[i]);
        }
    }

    /** A copy of the average, as {@link Network#setParameters} takes it. */
    public float[] copy() {
        return network.unpadded(average);
    }

    @Override
    public String toString() {
        return "WeightAverage" + Arrays.asList(decay, average.length);
    }
}
