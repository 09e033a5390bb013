package dev.hawkins.engine;

/**
 * The rule by which a {@link Trainer} turns gradients into steps. Every rule is one pass over the parameters, tile by tile
 * while a tile and its gradients are in cache; moments below 1e-30 in size are flushed to zero.
 *
 * <p>What all rules share are their {@link Terms}: clipping and penalties. So AdamW is
 * {@code Adam.withRate(r).decoupledDecay(d)}, and a sparse decoder {@code Adam.withRate(r).l1(1e-4)}.
 */
public sealed interface Optimiser {
    double learningRate();

    Terms terms();

    /** The same rule with other terms. */
    Optimiser with(Terms terms);

    /** The same rule, gradients scaled down to this norm over all parameters that are trained; 0 for none. */
    default Optimiser clipped(double norm) {
        return with(new Terms(norm, terms().l2(), terms().decoupledDecay(), terms().l1(), terms().accumulating()));
    }

    /** The same rule with {@code factor * w} added to the gradient of every weight w, after clipping. */
    default Optimiser l2(double factor) {
        return with(
                new Terms(terms().clipNorm(), factor, terms().decoupledDecay(), terms().l1(), terms().accumulating()));
    }

    /** The same rule with every weight multiplied by {@code 1 - rate * factor} before its step (AdamW). */
    default Optimiser decoupledDecay(double factor) {
        return with(new Terms(terms().clipNorm(), terms().l2(), factor, terms().l1(), terms().accumulating()));
    }

    /** The same rule, every weight moved {@code rate * factor} towards zero after its step and not beyond. */
    default Optimiser l1(double factor) {
        return with(
                new Terms(terms().clipNorm(), terms().l2(), terms().decoupledDecay(), factor, terms().accumulating()));
    }

    /**
     * The same rule given the sum of the gradients of all steps so far, as code does that forgets to set them to zero: a fault, for
     * comparison with what was published with it. A clip is of that sum.
     */
    default Optimiser accumulating() {
        return with(new Terms(terms().clipNorm(), terms().l2(), terms().decoupledDecay(), terms().l1(), true));
    }

    /**
     * What applies to every rule. Penalties act on weights only; biases and the scales and shifts of normalisations have no
     * reason to be small.
     *
     * @param clipNorm global gradient-norm clip, or 0 for none
     * @param l2 factor of w in the gradient: the penalty {@code l2 / 2 * |w|^2}
     * @param decoupledDecay weight decay that does not pass through the moments (Loshchilov and Hutter 2019)
     * @param l1 the penalty {@code l1 * |w|_1} by a proximal step (soft threshold), so that zeros are exact
     * @param accumulating whether the gradients of all steps add up
     */
    record Terms(double clipNorm, double l2, double decoupledDecay, double l1, boolean accumulating) {
        /** No clip, no penalty. */
        public static final Terms NONE = new Terms(0, 0, 0, 0, false);

        public Terms {
            notNegative("clipNorm", clipNorm);
            notNegative("l2", l2);
            notNegative("decoupledDecay", decoupledDecay);
            notNegative("l1", l1);
        }

        private static void notNegative(String name, double value) {
            if (!(value >= 0)) {
                throw new IllegalArgumentException(name + " must be at least 0 but was " + value);
            }
        }
    }

    /** Gradient descent: {@code p -= rate * g}. */
    record Sgd(double learningRate, Terms terms) implements Optimiser {
        public static Sgd withRate(double learningRate) {
            return new Sgd(learningRate, Terms.NONE);
        }

        @Override
        public Sgd with(Terms terms) {
            return new Sgd(learningRate, terms);
        }
    }

    /**
     * Gradient descent with momentum: {@code m = momentum * m + g; p -= rate * m}; Nesterov's form steps along
     * {@code g + momentum * m} (Sutskever et al. 2013).
     */
    record Momentum(double learningRate, double momentum, boolean nesterov, Terms terms) implements Optimiser {
        /** Momentum .9. */
        public static Momentum withRate(double learningRate) {
            return new Momentum(learningRate, 0.9, false, Terms.NONE);
        }

        /** Momentum .9 in Nesterov's form. */
        public static Momentum nesterov(double learningRate) {
            return new Momentum(learningRate, 0.9, true, Terms.NONE);
        }

        @Override
        public Momentum with(Terms terms) {
            return new Momentum(learningRate, momentum, nesterov, terms);
        }
    }

    /** Adam (Kingma and Ba 2015); with {@link #decoupledDecay} it is AdamW. */
    record Adam(double learningRate, double beta1, double beta2, double epsilon, Terms terms) implements Optimiser {
        /** beta1 .9, beta2 .999, epsilon 1e-8. */
        public static Adam withRate(double learningRate) {
            return new Adam(learningRate, 0.9, 0.999, 1e-8, Terms.NONE);
        }

        /** The same with other betas; adversarial training often takes beta1 .5. */
        public Adam betas(double beta1, double beta2) {
            return new Adam(learningRate, beta1, beta2, epsilon, terms);
        }

        @Override
        public Adam with(Terms terms) {
            return new Adam(learningRate, beta1, beta2, epsilon, terms);
        }
    }

    /**
     * Adamax (Kingma and Ba 2015, section 7.1): the largest discounted gradient u in the place of the root;
     * {@code p -= rate / (1 - beta1^t) * m / (u + epsilon)}.
     */
    record Adamax(double learningRate, double beta1, double beta2, double epsilon, Terms terms) implements Optimiser {
        /** beta1 .9, beta2 .999, epsilon 1e-8. */
        public static Adamax withRate(double learningRate) {
            return new Adamax(learningRate, 0.9, 0.999, 1e-8, Terms.NONE);
        }

        @Override
        public Adamax with(Terms terms) {
            return new Adamax(learningRate, beta1, beta2, epsilon, terms);
        }
    }

    /** RMSprop (Hinton): {@code v = decay * v + (1 - decay) * g^2; p -= rate * g / (sqrt(v) + epsilon)}. */
    record RmsProp(double learningRate, double decay, double epsilon, Terms terms) implements Optimiser {
        /** Decay .99, epsilon 1e-8. */
        public static RmsProp withRate(double learningRate) {
            return new RmsProp(learningRate, 0.99, 1e-8, Terms.NONE);
        }

        @Override
        public RmsProp with(Terms terms) {
            return new RmsProp(learningRate, decay, epsilon, terms);
        }
    }

    /**
     * Adadelta (Zeiler 2012): {@code v = decay * v + (1 - decay) * g^2; d = sqrt(u + epsilon) / sqrt(v + epsilon) * g;
     * u = decay * u + (1 - decay) * d^2; p -= rate * d}.
     */
    record Adadelta(double learningRate, double decay, double epsilon, Terms terms) implements Optimiser {
        /** Decay .9, epsilon 1e-6; the paper's rate is 1. */
        public static Adadelta withRate(double learningRate) {
            return new Adadelta(learningRate, 0.9, 1e-6, Terms.NONE);
        }

        @Override
        public Adadelta with(Terms terms) {
            return new Adadelta(learningRate, decay, epsilon, terms);
        }
    }
}
