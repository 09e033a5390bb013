package dev.hawkins.engine;

/**
 * Describes a network: inputs, differentiable operations, and at the end a node with one number per row, the loss.
 *
 * <p>All randomness enters as inputs: {@link #noise} is standard normal noise, drawn afresh by a {@link Trainer} and fed
 * by whoever runs an {@link Inference}. So every operation is a pure function of its inputs.
 *
 * <p>Building is cheap and single-threaded; {@link #compile} freezes the graph.
 */
public final class Graph {
    /** A row of the data: {@code units} numbers, fed by the caller. */
    public Node input(String name, int units) {
        throw new UnsupportedOperationException();
    }

    /** Standard normal noise per row and unit; a trainer draws it from its noise stream, an inference is fed it. */
    public Node noise(String name, int units) {
        throw new UnsupportedOperationException();
    }

    /** A mask that is 0 with probability {@code share} and 1 otherwise, per row and unit, as {@link #noise}. */
    public Node mask(String name, int units, double share) {
        throw new UnsupportedOperationException();
    }

    /** activation(W x + b): a fully connected layer; W is units x in.units(), b is units. */
    public Node dense(String name, Node in, int units, Activation activation, Initialiser init) {
        throw new UnsupportedOperationException();
    }

    /** activation(x), unit by unit. */
    public Node activate(Node in, Activation activation) {
        throw new UnsupportedOperationException();
    }

    /** a + b, unit by unit. */
    public Node add(Node a, Node b) {
        throw new UnsupportedOperationException();
    }

    /** a * b, unit by unit. */
    public Node multiply(Node a, Node b) {
        throw new UnsupportedOperationException();
    }

    /** factor * x. */
    public Node scale(Node in, double factor) {
        throw new UnsupportedOperationException();
    }

    /** coefficient * x, where the coefficient may be changed between steps with {@link Trainer#set}. */
    public Node scale(Node in, Coefficient coefficient) {
        throw new UnsupportedOperationException();
    }

    /** A number that a schedule may change between steps, such as the beta of a VAE. */
    public Coefficient coefficient(String name, double value) {
        throw new UnsupportedOperationException();
    }

    /** Units from .. from+count-1. */
    public Node slice(Node in, int from, int count) {
        throw new UnsupportedOperationException();
    }

    /** The units of all inputs, one after the other. */
    public Node concatenate(Node... in) {
        throw new UnsupportedOperationException();
    }

    /** Soft clamp to +-limit: {@code limit * tanh(x / limit)}. */
    public Node softClamp(Node in, double limit) {
        throw new UnsupportedOperationException();
    }

    /** mean + exp(logVariance / 2) * noise (reparameterised Gaussian). */
    public Node gaussianSample(Node mean, Node logVariance, Node noise) {
        throw new UnsupportedOperationException();
    }

    /** (prediction - target)^2, unit by unit. No gradient flows into an {@link #input}. */
    public Node squaredError(Node prediction, Node target) {
        throw new UnsupportedOperationException();
    }

    /** -log p(target | parameters), unit by unit (target.units() numbers per row). */
    public Node negativeLogLikelihood(Node parameters, Node target, Likelihood likelihood) {
        throw new UnsupportedOperationException();
    }

    /** KL(N(mean, exp(logVariance)) || N(0, 1)) = (mean^2 + exp(s) - 1 - s) / 2, unit by unit. */
    public Node klToStandardNormal(Node mean, Node logVariance) {
        throw new UnsupportedOperationException();
    }

    /** Sum over units: one number per row. */
    public Node sum(Node in) {
        throw new UnsupportedOperationException();
    }

    /** sqrt(sum over units + epsilon): one number per row. With {@link #squaredError} the unsquared norm. */
    public Node rootOfSum(Node in, double epsilon) {
        throw new UnsupportedOperationException();
    }

    /** max(x, floor), unit by unit; gradient 0 below the floor (free bits). */
    public Node floor(Node in, double floor) {
        throw new UnsupportedOperationException();
    }

    /** Freezes the graph and allocates its parameters, all zero until {@link Network#initialise}. */
    public Network compile() {
        throw new UnsupportedOperationException();
    }
}
