package dev.hawkins.engine;

import java.util.List;
import java.util.Map;

/**
 * A compiled graph with its parameters, which all stand in one flat array. Reading (any number of {@link Inference}s) is
 * thread-safe while no {@link Trainer} steps.
 */
public final class Network {
    Network() {}

    /** A named part of the parameter array: a weight matrix (rows x columns, row-major) or a bias (columns = 1). */
    public record Parameter(String name, int offset, int rows, int columns) {}

    /** Fills every parameter by its initialiser; each parameter has a stream of its own below {@code init}. */
    public void initialise(RandomStream init) {
        throw new UnsupportedOperationException();
    }

    /** How many trainable numbers. */
    public int parameterCount() {
        throw new UnsupportedOperationException();
    }

    public List<Parameter> parameters() {
        throw new UnsupportedOperationException();
    }

    /** A copy of all parameters. */
    public float[] copyParameters() {
        throw new UnsupportedOperationException();
    }

    /** Overwrites all parameters; values.length = parameterCount(). */
    public void setParameters(float[] values) {
        throw new UnsupportedOperationException();
    }

    /**
     * A reusable, single-threaded evaluation from the fed nodes to the fetched ones; only what lies between is computed, so
     * feeding a latent node runs a decoder alone.
     *
     * @param fed nodes whose values the caller supplies, inputs or any others
     * @param fetched nodes whose values the caller reads
     * @param maxRows most rows per run
     * @throws IllegalArgumentException if a fetched node depends on an input that is not fed; the message names it
     */
    public Inference inference(List<Node> fed, List<Node> fetched, int maxRows) {
        throw new UnsupportedOperationException();
    }

    /**
     * A training loop's inner part.
     *
     * @param loss a node of one unit; its mean over the batch is minimised
     * @param feeds where each input comes from: a matrix with one row per training row
     * @param optimiser the rule
     * @param maxBatch most rows per step
     * @param threads 1 or more; the result does not depend on it
     * @param noise the stream that noise and masks are drawn from
     */
    public Trainer trainer(
            Node loss, Map<Node, Matrix> feeds, Optimiser optimiser, int maxBatch, int threads, RandomStream noise) {
        throw new UnsupportedOperationException();
    }
}
