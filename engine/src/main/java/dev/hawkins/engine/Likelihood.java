package dev.hawkins.engine;

import java.util.List;

/**
 * How a row of targets is distributed given the outputs of a decoder: one head per group of target units, in order.
 *
 * <p>The parameters of all heads are one node: head after head, Gaussian heads first their means, then their raw
 * variances.
 *
 * @param heads the heads, which together cover the target units in order
 */
public record Likelihood(List<Head> heads) {
    public Likelihood {
        heads = List.copyOf(heads);
    }

    /** A distribution over {@code units} neighbouring target units, which takes {@code parameters()} decoder outputs. */
    public sealed interface Head {
        /** Target units this head covers. */
        int units();

        /** Decoder outputs it takes. */
        int parameters();
    }

    /**
     * Independent Gaussians with learned mean and variance. With m the mean and r the raw variance of a unit:
     * {@code v = log(varMin + softplus(r))} and {@code -log p = (log 2 pi + v + (x - m)^2 exp(-v)) / 2}.
     *
     * @param units target units
     * @param minimumSd floor of the standard deviation; varMin is its square
     * @param sigmoidMean whether the mean passes through a sigmoid, for targets in [0, 1]
     */
    public record Gaussian(int units, double minimumSd, boolean sigmoidMean) implements Head {
        @Override
        public int parameters() {
            return 2 * units;
        }
    }

    /** Independent Gaussians with learned mean and one fixed standard deviation. */
    public record FixedGaussian(int units, double sd, boolean sigmoidMean) implements Head {
        @Override
        public int parameters() {
            return units;
        }
    }

    /** Independent Bernoullis from logits l: {@code -log p = max(l,0) - l x + log1p(exp(-|l|))}. */
    public record Bernoulli(int units) implements Head {
        @Override
        public int parameters() {
            return units;
        }
    }

    /** Independent continuous Bernoullis (Loaiza-Ganem and Cunningham 2019): Bernoulli minus {@code log C(sigmoid(l))}. */
    public record ContinuousBernoulli(int units) implements Head {
        @Override
        public int parameters() {
            return units;
        }
    }

    /**
     * One categorical over a one-hot block: {@code -log p = logsumexp(l) * sum(x) - l . x}. The whole value stands in
     * the unit that is hot; a block that is all zero scores 0.
     */
    public record Categorical(int units) implements Head {
        @Override
        public int parameters() {
            return units;
        }
    }

    /** Target units of all heads together. */
    public int units() {
        return heads.stream().mapToInt(Head::units).sum();
    }

    /** Decoder outputs of all heads together. */
    public int parameters() {
        return heads.stream().mapToInt(Head::parameters).sum();
    }
}
