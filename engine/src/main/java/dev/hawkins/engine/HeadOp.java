package dev.hawkins.engine;

/**
 * The calculus of one {@link Likelihood.Head}: negative log-likelihood with its gradient, means and variances. All offsets
 * are into the values of the block; n is units * width. The three temporaries of the block may be overwritten.
 */
interface HeadOp {
    /** Numbers per row kept from forward to backward. */
    int auxUnits();

    /** y = -log p(x | parameters at p); leaves its auxiliary numbers at aux. */
    <A> void forward(Block<A> b, int p, int x, int y, int aux, int n);

    /** Adds d * gradient to the gradients at p; d are the gradients at y. */
    <A> void backward(Block<A> b, int p, int x, int y, int aux, int n);

    /** y = expected value. */
    <A> void mean(Block<A> b, int p, int y, int n);

    /** y = variance. */
    <A> void variance(Block<A> b, int p, int y, int n);

    static HeadOp of(Likelihood.Head head) {
        if (head instanceof Likelihood.Gaussian g) {
            return new GaussianHead(g);
        } else if (head instanceof Likelihood.FixedGaussian g) {
            return new FixedGaussianHead(g);
        } else if (head instanceof Likelihood.Bernoulli) {
            return new BernoulliHead();
        } else if (head instanceof Likelihood.ContinuousBernoulli c) {
            return new ContinuousBernoulliHead(c.units());
        } else {
            return new CategoricalHead(((Likelihood.Categorical) head).units());
        }
    }
}
