package dev.hawkins.engine;

/**
 * Losses that take more than one line to compose. Each gives one number per unit; sum or average it over units to make it a
 * loss. What takes one line is written where it is needed:
 *
 * <pre>
 * squared error         g.sum(g.squaredError(p, t)), its mean g.mean(g.squaredError(p, t))
 * unsquared norm        g.rootOfSum(g.squaredError(p, t), 1e-12)
 * absolute error        g.sum(g.absoluteError(p, t))
 * likelihoods           g.negativeLogLikelihood(p, t, likelihood): Gaussian with variance floor, Bernoulli,
 *                       continuous Bernoulli, categorical blocks
 * KL to N(0, 1)         g.klToStandardNormal(mean, logVariance)
 * log of a mean of n    g.affine(g.logSumExp(g.concatenate(...)), 1, -log(n))
 * feature matching      g.sum(g.squaredError(features, g.again(features, generated)))
 * dispersion            g.rootOfSum(g.squaredError(x, g.batchMean(x)), 1e-12), its mean over the batch g.batchMean of that
 * 1 / x for x &gt; 0       g.exp(g.scale(g.log(x), -1))
 * clamp                 g.ceiling(g.floor(x, low), high), or without dead ends g.softClamp(x, limit)
 * hidden units as data  g.detach(x)
 * </pre>
 */
public final class Losses {
    private Losses() {}

    /** Cross-entropy of a logit l and a target t in [0, 1], {@code softplus(l) - t l}; differentiable in both. */
    public static Node crossEntropy(Graph g, Node logits, Node targets) {
        return g.subtract(g.activate(logits, Activation.SOFTPLUS), g.multiply(targets, logits));
    }

    /** The same with one target for all; 1 for "real", 0 for "generated", something between for smoothed labels. */
    public static Node crossEntropy(Graph g, Node logits, double target) {
        if (target == 1) {
            return g.activate(g.scale(logits, -1), Activation.SOFTPLUS);
        }
        Node softplus = g.activate(logits, Activation.SOFTPLUS);
        return target == 0 ? softplus : g.subtract(softplus, g.scale(logits, target));
    }

    /**
     * KL(N(mean, exp(logVariance)) || N(otherMean, exp(otherLogVariance))), unit by unit. Measured in standard deviations of
     * the second, the second is standard normal, and divergences do not depend on the measure.
     */
    public static Node klBetweenGaussians(Graph g, Node mean, Node logVariance, Node otherMean, Node otherLogVariance) {
        Node inverseSd = g.exp(g.scale(otherLogVariance, -0.5));
        Node standardised = g.multiply(g.subtract(mean, otherMean), inverseSd);
        return g.klToStandardNormal(standardised, g.subtract(logVariance, otherLogVariance));
    }

    /**
     * Negative log-likelihood of labels where a row at distance L is normal with probability {@code exp(-L)} (Yamanaka et
     * al. 2019, autoencoding binary classifier): {@code y L - (1 - y) log(1 - exp(-L))}.
     *
     * @param normal y, 1 for normal and 0 for anomalous rows
     */
    public static Node binaryFromDistance(Graph g, Node distance, Node normal) {
        Node anomalous = g.affine(normal, -1, 1);
        Node surprise = g.multiply(anomalous, g.logOneMinusExp(distance));
        return g.subtract(g.multiply(normal, distance), surprise);
    }
}
