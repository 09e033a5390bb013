package dev.hawkins.detect;

/** How the learning rate changes over the steps of a training. */
public enum Schedule {
    /** The same at every step. */
    CONSTANT,
    /** A tenth after half of the steps, a hundredth after three quarters. */
    STEP,
    /** Rises linearly over the first 5 % of the steps, then falls along half a cosine to 1 % of the rate. */
    COSINE;

    private static final double WARM_UP = 0.05;
    private static final double LOWEST = 0.01;

    /** What the rate is multiplied by at a step, counted from 0. */
    double factor(long step, long steps) {
        if (this == CONSTANT) {
            return 1;
        }
        if (this == STEP) {
            return step < 0.5 * steps ? 1 : step < 0.75 * steps ? 0.1 : 0.01;
        }
        double warm = WARM_UP * steps;
        if (step < warm) {
            return (step + 1) / (warm + 1);
        }
        double progress = Math.min(1, (step - warm) / Math.max(1, steps - warm));
        return LOWEST + (1 - LOWEST) * (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
    }
}
