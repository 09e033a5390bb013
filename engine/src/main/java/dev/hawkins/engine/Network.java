package dev.hawkins.engine;

import dev.hawkins.engine.kernels.KernelChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A compiled graph with its parameters, which all stand in one flat array. Reading (any number of {@link Inference}s) is
 * thread-safe while no {@link Trainer} steps.
 */
public final class Network {
    private final Graph graph;
    private final List<Parameter> parameters = new ArrayList<>();
    private final int parameterCount;
    /** All parameters where {@link Layer} places them. */
    private final float[] values;
    /** How often the parameters were changed. */
    private int edition;

    Network(Graph graph) {
        this.graph = graph;
        int offset = 0;
        int end = 0;
        for (Layer layer : graph.layers()) {
            parameters.add(new Parameter(layer.name() + ".weights", offset, layer.units(), layer.inputs()));
            if (layer.biases() > 0) {
                int bias = offset + layer.units() * layer.inputs();
                parameters.add(new Parameter(layer.name() + ".bias", bias, layer.units(), 1));
            }
            offset = Math.addExact(offset, layer.parameterCount());
            end = layer.end();
        }
        parameterCount = offset;
        values = new float[end];
    }

    /**
     * A named part of the parameter array as {@link #copyParameters} gives it: a weight matrix (rows x columns, row-major,
     * one row per unit) or a bias (columns = 1).
     */
    public record Parameter(String name, int offset, int rows, int columns) {}

    /** Fills every parameter by its initialiser; each parameter has a stream of its own below {@code init}. */
    public void initialise(RandomStream init) {
        changed();
        for (Layer layer : graph.layers()) {
            RandomStream stream = init.derive(layer.name());
            for (int o = 0; o < layer.units(); o++) {
                for (int i = 0; i < layer.inputs(); i++) {
                    values[layer.weights() + o * layer.stride() + i] = (float) layer.init()
                            .draw(stream, layer.inputs(), layer.form().fanOut());
                }
            }
            for (int o = 0; o < layer.biases(); o++) {
                values[layer.bias() + o] = layer.initialBias(o);
            }
        }
    }

    /** How many trainable numbers. */
    public int parameterCount() {
        return parameterCount;
    }

    /** Weights, then bias, of each layer in the order of their making; together they cover the array without gaps. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /** A copy of all parameters. */
    public float[] copyParameters() {
        float[] copy = new float[parameterCount];
        int at = 0;
        for (Layer layer : graph.layers()) {
            for (int o = 0; o < layer.units(); o++) {
                System.arraycopy(values, layer.weights() + o * layer.stride(), copy, at, layer.inputs());
                at += layer.inputs();
            }
            System.arraycopy(values, layer.bias(), copy, at, layer.biases());
            at += layer.biases();
        }
        return copy;
    }

    /** Overwrites all parameters; values.length = parameterCount(). */
    public void setParameters(float[] copy) {
        if (copy.length != parameterCount) {
            throw new IllegalArgumentException(
                    "the network has %d parameters but was given %d".formatted(parameterCount, copy.length));
        }
        changed();
        int at = 0;
        for (Layer layer : graph.layers()) {
            for (int o = 0; o < layer.units(); o++) {
                System.arraycopy(copy, at, values, layer.weights() + o * layer.stride(), layer.inputs());
                at += layer.inputs();
            }
            System.arraycopy(copy, at, values, layer.bias(), layer.biases());
            at += layer.biases();
        }
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
        if (maxRows < 1) {
            throw new IllegalArgumentException("maxRows must be at least 1 but was " + maxRows);
        }
        return new Inference(this, List.copyOf(fed), List.copyOf(fetched), maxRows, KernelChoice.blocks());
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
        if (maxBatch < 1) {
            throw new IllegalArgumentException("maxBatch must be at least 1 but was " + maxBatch);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but was " + threads);
        }
        return new Trainer(this, loss, feeds, optimiser, maxBatch, threads, noise, KernelChoice.blocks());
    }

    Graph graph() {
        return graph;
    }

    /** The engine's own array; whoever writes to it says so by {@link #changed}. */
    float[] values() {
        return values;
    }

    /** Must be called with every change of the parameters, so that inferences hold on to no value of the old ones. */
    void changed() {
        edition++;
    }

    /** Grows with every change of the parameters. */
    int edition() {
        return edition;
    }
}
