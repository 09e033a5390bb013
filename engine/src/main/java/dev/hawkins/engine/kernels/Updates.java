package dev.hawkins.engine.kernels;

/** What optimisers do to n neighbouring parameters; n is a multiple of 16. */
public interface Updates<A> {
    /** Moments smaller than this in size are flushed to zero, as denormal numbers are slow. */
    double TINY = 1e-30;

    /**
     * Adam: {@code m = b1 m + (1-b1) g; v = b2 v + (1-b2) g^2; p -= rate m / (sqrt(v) + epsilon)} with the bias
     * corrections already in rate and epsilon.
     *
     * @param c the numbers of the step
     * @param scale factor on the gradients
     */
    void adam(AdamStep c, double scale, A p, A m, A v, int po, A g, int go, int n);

    /** The numbers that are the same for all parameters in one step of Adam. */
    record AdamStep(double beta1, double beta2, double rate, double epsilon) {
        /** Step number t (from 1) with the bias corrections: exactly Kingma and Ba's m-hat / (sqrt(v-hat) + epsilon). */
        public static AdamStep of(double rate, double beta1, double beta2, double epsilon, int t) {
            double root = Math.sqrt(1 - StrictMath.pow(beta2, t));
            return new AdamStep(beta1, beta2, rate * root / (1 - StrictMath.pow(beta1, t)), epsilon * root);
        }
    }
}
