package dev.hawkins.engine;

import java.util.Arrays;

/**
 * The operations of a {@link Graph} that have no parameters: arithmetic, sampling and the pieces of losses. Everything is
 * per row; where "unit by unit" is said, the result has as many units as the inputs.
 */
public abstract sealed class Operations permits Graph {
    /** The node itself, after a check that it is of this graph. */
    abstract Node own(Node node);

    /** The coefficient itself, after a check that it is of this graph. */
    abstract Coefficient own(Coefficient coefficient);

    /** A new node, which the next operation makes. */
    abstract Node node(String name, int units);

    /** Adds an operation; returns its node. */
    abstract Node add(Op op);

    /** activation(x), unit by unit. */
    public Node activate(Node in, Activation activation) {
        return add(new ActivateOp(node("activate", own(in).units()), in, activation));
    }

    /** a + b, unit by unit. */
    public Node add(Node a, Node b) {
        return add(new AddOp(node("add", same(a, b)), a, b));
    }

    /** a - b, unit by unit. */
    public Node subtract(Node a, Node b) {
        return add(new SubtractOp(node("subtract", same(a, b)), a, b));
    }

    /** a * b, unit by unit. */
    public Node multiply(Node a, Node b) {
        return add(new MultiplyOp(node("multiply", same(a, b)), a, b));
    }

    /** Natural logarithm, unit by unit. */
    public Node log(Node in) {
        return add(new LogOp(node("log", own(in).units()), in));
    }

    /** x as if it were data: no gradient flows back into it. */
    public Node detach(Node in) {
        return add(new DetachOp(node("detach", own(in).units()), in));
    }

    /** factor * x + constant. */
    public Node affine(Node in, double factor, double constant) {
        return add(new AffineOp(node("affine", own(in).units()), in, factor, constant));
    }

    /** factor * x. */
    public Node scale(Node in, double factor) {
        return add(new AffineOp(node("scale", own(in).units()), in, factor, 0));
    }

    /** coefficient * x, where the coefficient may be changed between steps with {@link Trainer#set}. */
    public Node scale(Node in, Coefficient coefficient) {
        own(coefficient);
        return add(new ScaleOp(node("scale", own(in).units()), in, coefficient));
    }

    /** Units from .. from+count-1. */
    public Node slice(Node in, int from, int count) {
        if (from < 0 || count < 1 || from + count > own(in).units()) {
            throw new IllegalArgumentException("slice of %s from %d, %d units, is outside".formatted(in, from, count));
        }
        return add(new SliceOp(node("slice", count), in, from));
    }

    /** The units of all inputs, one after the other. */
    public Node concatenate(Node... in) {
        int units = 0;
        for (Node node : in) {
            units += own(node).units();
        }
        return add(new ConcatenateOp(node("concatenate", units), in.clone()));
    }

    /** Soft clamp to +-limit: {@code limit * tanh(x / limit)}. */
    public Node softClamp(Node in, double limit) {
        return add(new SoftClampOp(node("softClamp", own(in).units()), in, limit));
    }

    /** mean + exp(logVariance / 2) * noise (reparameterised Gaussian). */
    public Node gaussianSample(Node mean, Node logVariance, Node noise) {
        same(mean, noise);
        return add(new GaussianSampleOp(node("gaussianSample", same(mean, logVariance)), mean, logVariance, noise));
    }

    /** (prediction - target)^2, unit by unit. No gradient flows into an {@link Graph#input}. */
    public Node squaredError(Node prediction, Node target) {
        return add(new SquaredErrorOp(node("squaredError", same(prediction, target)), prediction, target));
    }

    /** -log p(target | parameters), unit by unit (target.units() numbers per row). */
    public Node negativeLogLikelihood(Node parameters, Node target, Likelihood likelihood) {
        covers(likelihood, parameters);
        if (own(target).units() != likelihood.units()) {
            throw new IllegalArgumentException(
                    "the likelihood has %d units but its target is %s".formatted(likelihood.units(), target));
        }
        Node out = node("negativeLogLikelihood", target.units());
        return add(new LikelihoodOp(LikelihoodOp.Kind.NEGATIVE_LOG, likelihood, out, parameters, target));
    }

    /** |prediction - target|, unit by unit; gradient 0 where they are equal. */
    public Node absoluteError(Node prediction, Node target) {
        return add(new AbsoluteErrorOp(node("absoluteError", same(prediction, target)), prediction, target));
    }

    /** Expected values of a likelihood with these parameters, likelihood.units() of them. Not differentiable. */
    public Node likelihoodMean(Node parameters, Likelihood likelihood) {
        covers(likelihood, parameters);
        Node out = node("likelihoodMean", likelihood.units());
        return add(new LikelihoodOp(LikelihoodOp.Kind.MEAN, likelihood, out, parameters));
    }

    /** Variances of a likelihood with these parameters, likelihood.units() of them. Not differentiable. */
    public Node likelihoodVariance(Node parameters, Likelihood likelihood) {
        covers(likelihood, parameters);
        Node out = node("likelihoodVariance", likelihood.units());
        return add(new LikelihoodOp(LikelihoodOp.Kind.VARIANCE, likelihood, out, parameters));
    }

    /** KL(N(mean, exp(logVariance)) || N(0, 1)) = (mean^2 + exp(s) - 1 - s) / 2, unit by unit. */
    public Node klToStandardNormal(Node mean, Node logVariance) {
        return add(new KlOp(node("klToStandardNormal", same(mean, logVariance)), mean, logVariance));
    }

    /** exp(x), unit by unit. */
    public Node exp(Node in) {
        return add(new ExpOp(node("exp", own(in).units()), in));
    }

    /** Sum over units: one number per row. */
    public Node sum(Node in) {
        own(in);
        return add(new SumOp(node("sum", 1), in));
    }

    /** Mean over units: one number per row. */
    public Node mean(Node in) {
        return scale(sum(in), 1.0 / in.units());
    }

    /** log of the sum over units of e^x: one number per row. */
    public Node logSumExp(Node in) {
        own(in);
        return add(new LogSumExpOp(node("logSumExp", 1), in));
    }

    /** sqrt(sum over units + epsilon): one number per row. With {@link #squaredError} the unsquared norm. */
    public Node rootOfSum(Node in, double epsilon) {
        own(in);
        return add(new RootOfSumOp(node("rootOfSum", 1), in, epsilon));
    }

    /** max(x, floor), unit by unit; gradient 0 below the floor (free bits). */
    public Node floor(Node in, double floor) {
        return add(new FloorOp(node("floor", own(in).units()), in, floor));
    }

    /** min(x, ceiling), unit by unit; gradient 0 above the ceiling. With {@link #floor} a clamp. */
    public Node ceiling(Node in, double ceiling) {
        return add(new CeilingOp(node("ceiling", own(in).units()), in, ceiling));
    }

    /**
     * log(1 - exp(-x)), unit by unit: the log probability that what happens with probability exp(-x) does not. x is limited
     * to [1e-6, 50].
     */
    public Node logOneMinusExp(Node in) {
        return add(new LogOneMinusExpOp(node("logOneMinusExp", own(in).units()), in));
    }

    /** Softmax over each of the blocks of neighbouring units, whose sizes are given. */
    public Node softmax(Node logits, int... blocks) {
        return add(new SoftmaxOp(node("softmax", covered(logits, blocks)), blocks.clone(), null, false, logits));
    }

    /**
     * A sample of one category per block: softmax((logits + noise) / temperature) (Jang et al. 2017).
     *
     * @param noise Gumbel noise, see {@link Graph#gumbelNoise}
     * @param hard whether the value is the one-hot vector of the greatest unit while the gradient stays that of the softmax
     *     (straight-through)
     * @param blocks sizes of the blocks
     */
    public Node gumbelSoftmax(Node logits, Node noise, Coefficient temperature, boolean hard, int... blocks) {
        own(temperature);
        same(logits, noise);
        Node out = node("gumbelSoftmax", covered(logits, blocks));
        return add(new SoftmaxOp(out, blocks.clone(), temperature, hard, logits, noise));
    }

    /** The mean over the rows of a batch, the same in every row. A trainer knows it, an inference does not. */
    public Node batchMean(Node in) {
        return add(new BatchMeanOp(node("batchMean", own(in).units()), in));
    }

    private int same(Node a, Node b) {
        if (own(a).units() != own(b).units()) {
            throw new IllegalArgumentException("%s and %s must have equally many units".formatted(a, b));
        }
        return a.units();
    }

    private void covers(Likelihood likelihood, Node parameters) {
        if (own(parameters).units() != likelihood.parameters()) {
            throw new IllegalArgumentException("the likelihood takes %d parameters but is given %s"
                    .formatted(likelihood.parameters(), parameters));
        }
    }

    private int covered(Node logits, int... blocks) {
        if (Arrays.stream(blocks).anyMatch(units -> units < 1)
                || Arrays.stream(blocks).sum() != own(logits).units()) {
            throw new IllegalArgumentException(
                    "blocks of %s units do not make up %s".formatted(Arrays.toString(blocks), logits));
        }
        return logits.units();
    }
}
