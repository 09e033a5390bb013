package dev.hawkins.engine.kernels;

/**
 * What optimisers do to n neighbouring parameters; n is a multiple of 16. g are the gradients times {@code scale}. Moments
 * smaller than {@link #TINY} in size become zero.
 */
public interface Updates<A> {
    /** Moments smaller than this in size are flushed to zero, as denormal numbers are slow. */
    double TINY = 1e-30;

    /** {@code p -= rate g}. */
    void descend(double rate, double scale, A p, int po, A g, int go, int n);

    /** {@code m = momentum m + g; p -= rate m}, or with Nesterov {@code p -= rate (g + momentum m)}. */
    void momentum(MomentumStep c, double scale, A p, A m, int po, A g, int go, int n);

    /**
     * Adam: {@code m = b1 m + (1-b1) g; v = b2 v + (1-b2) g^2; p -= rate m / (sqrt(v) + epsilon)} with the bias
     * corrections already in rate and epsilon.
     *
     * @param c the numbers of the step
     * @param scale factor on the gradients
     */
    void adam(AdamStep c, double scale, A p, A m, A v, int po, A g, int go, int n);

    /** {@code m = b1 m + (1-b1) g; u = max(b2 u, |g|); p -= rate m / (u + epsilon)}. */
    void adamax(AdamStep c, double scale, A p, A m, A u, int po, A g, int go, int n);

    /** {@code v = decay v + (1-decay) g^2; p -= rate g / (sqrt(v) + epsilon)}. */
    void rmsProp(RootStep c, double scale, A p, A v, int po, A g, int go, int n);

    /**
     * {@code v = decay v + (1-decay) g^2; d = g sqrt(u + epsilon) / sqrt(v + epsilon); u = decay u + (1-decay) d^2;
     * p -= rate d}.
     */
    void adadelta(RootStep c, double scale, A p, A v, A u, int po, A g, int go, int n);

    /** {@code g = scale g + l2 p}. */
    void addDecay(double l2, double scale, A p, int po, A g, int go, int n);

    /** {@code p = keep p}, then moved towards zero by threshold and not beyond. */
    void shrink(double keep, double threshold, A p, int po, int n);

    /** The numbers of one step of momentum. */
    record MomentumStep(double rate, double momentum, boolean nesterov) {}

    /** The numbers of one step of RMSprop or Adadelta. */
    record RootStep(double decay, double rate, double epsilon) {}

    /** The numbers that are the same for all parameters in one step of Adam or Adamax. */
    record AdamStep(double beta1, double beta2, double rate, double epsilon) {
        /** Step number t (from 1) with the bias corrections: exactly Kingma and Ba's m-hat / (sqrt(v-hat) + epsilon). */
        public static AdamStep of(double rate, double beta1, double beta2, double epsilon, int t) {
            double root = Math.sqrt(1 - StrictMath.pow(beta2, t));
            return new AdamStep(beta1, beta2, rate * root / (1 - StrictMath.pow(beta1, t)), epsilon * root);
        }

        /** Step number t (from 1) of Adamax, which corrects the first moment only. */
        public static AdamStep ofAdamax(double rate, double beta1, double beta2, double epsilon, int t) {
            return new AdamStep(beta1, beta2, rate / (1 - StrictMath.pow(beta1, t)), epsilon);
        }
    }
}
