package dev.hawkins.engine;

/** The rule by which a {@link Trainer} turns gradients into steps. */
public sealed interface Optimiser {
    double learningRate();

    /**
     * Adam (Kingma and Ba 2015), one fused pass; moments below 1e-30 in size are flushed to zero.
     *
     * @param clipNorm global gradient-norm clip, or 0 for none
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon, double clipNorm) implements Optimiser {
        /** beta1 .9, beta2 .999, epsilon 1e-8, no clip. */
        public static Adam withRate(double learningRate) {
            return new Adam(learningRate, 0.9, 0.999, 1e-8, 0);
        }

        public Adam clipped(double norm) {
            return new Adam(learningRate, beta1, beta2, epsilon, norm);
        }
    }
}
