package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Updates;
import dev.hawkins.engine.kernels.Updates.AdamStep;
import java.util.Arrays;

/** Adam with its moments, on the parameters of one network. */
final class AdamRule {
    private final Updates<float[]> updates;
    private final Optimiser.Adam settings;
    private final float[] parameters;
    private final float[] first;
    private final float[] second;
    private double rate;
    private int steps;
    private AdamStep step;
    private double scale;

    AdamRule(Updates<float[]> updates, Optimiser.Adam settings, float[] parameters) {
        this.updates = updates;
        this.settings = settings;
        this.parameters = parameters;
        rate = settings.learningRate();
        first = new float[parameters.length];
        second = new float[parameters.length];
    }

    void rate(double rate) {
        this.rate = rate;
    }

    void reset() {
        steps = 0;
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
    }

    /** Begins a step in which every gradient counts scale times. */
    void begin(double scale) {
        steps++;
        this.scale = scale;
        step = AdamStep.of(rate, settings.beta1(), settings.beta2(), settings.epsilon(), steps);
    }

    void apply(int offset, float[] g, int go, int n) {
        updates.adam(step, scale, parameters, first, second, offset, g, go, n);
    }
}
