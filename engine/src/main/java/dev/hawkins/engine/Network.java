package dev.hawkins.engine;

import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.engine.kernels.Products;
import dev.hawkins.engine.kernels.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
    /** What single rows are computed with, made when asked for; null after a change. */
    private Products<float[]> rowProducts;
    /** The same for blocks of rows. */
    private Products<float[]> blockProducts;

    Network(Graph graph) {
        this.graph = graph;
        int offset = 0;
        int end = 0;
        for (Layer layer : graph.layers()) {
            int bias = offset + layer.units() * layer.inputs();
            parameters.add(new Parameter(layer.first(), offset, layer.units(), layer.inputs()));
            if (layer.biases() > 0) {
                parameters.add(new Parameter(layer.second(), bias, layer.units(), 1));
            }
            offset = Math.addExact(offset, layer.parameterCount());
            end = layer.end();
        }
        parameterCount = offset;
        values = new float[end];
    }

    /**
     * A named part of the parameter array as {@link #copyParameters} gives it: a weight matrix (rows x columns, row-major,
     * one row per unit), a bias, or scale, shift, running mean or running variance of a normalisation (columns = 1).
     */
    public record Parameter(String name, int offset, int rows, int columns) {}

    /** Fills every parameter by its initialiser; each parameter has a stream of its own below {@code init}. */
    public void initialise(RandomStream init) {
        changed();
        for (Layer layer : graph.layers()) {
            double[] weights = layer.init()
                    .matrix(
                            init.derive(layer.name()),
                            layer.inputs(),
                            layer.units(),
                            layer.form().fanOut());
            for (int o = 0; o < layer.units(); o++) {
                for (int i = 0; i < layer.inputs(); i++) {
                    values[layer.weights() + o * layer.stride() + i] = (float) weights[o * layer.inputs() + i];
                }
            }
            for (int o = 0; o < layer.biases(); o++) {
                values[layer.bias() + o] = layer.initialBias(o);
            }
        }
    }

    /**
     * How many numbers {@link #copyParameters} gives: everything that training changes, the running statistics of batch
     * normalisations among them.
     */
    public int parameterCount() {
        return parameterCount;
    }

    /** The two parts of each layer in the order of their making; together they cover the array without gaps. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /** A copy of all parameters. */
    public float[] copyParameters() {
        return unpadded(values);
    }

    /** A copy of numbers that stand as {@link Layer} places them, without the padding. */
    float[] unpadded(float[] padded) {
        float[] copy = new float[parameterCount];
        int at = 0;
        for (Layer layer : graph.layers()) {
            for (int o = 0; o < layer.units(); o++) {
                System.arraycopy(padded, layer.weights() + o * layer.stride(), copy, at, layer.inputs());
                at += layer.inputs();
            }
            System.arraycopy(padded, layer.bias(), copy, at, layer.biases());
            at += layer.biases();
        }
        return copy;
    }

    /**
     * Copies the parameters of some layers from another network, which must have layers of the same names and sizes.
     *
     * @param layers says by its name whether a layer is copied
     * @throws IllegalArgumentException if the other network lacks such a layer; nothing is copied then
     */
    public void copyLayers(Network from, Predicate<String> layers) {
        List<Layer> chosen =
                graph.layers().stream().filter(l -> layers.test(l.name())).toList();
        List<Layer> sources = chosen.stream().map(from::like).toList();
        changed();
        for (int i = 0; i < chosen.size(); i++) {
            Layer to = chosen.get(i);
            System.arraycopy(from.values, sources.get(i).weights(), values, to.weights(), to.end() - to.weights());
        }
    }

    private Layer like(Layer wanted) {
        for (Layer layer : graph.layers()) {
            if (layer.first().equals(wanted.first())
                    && layer.units() == wanted.units()
                    && layer.inputs() == wanted.inputs()
                    && layer.biases() == wanted.biases()) {
                return layer;
            }
        }
        throw new IllegalArgumentException("the other network has no layer '%s' of %d units with %d inputs"
                .formatted(wanted.name(), wanted.units(), wanted.inputs()));
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
        return inference(fed, fetched, Map.of(), maxRows);
    }

    /**
     * The same with some nodes in place of others, such as the mean of a latent variable in place of its sample: encoder and
     * decoder are one evaluation then.
     *
     * @param instead by the nodes that are not computed, the nodes whose values they get: made before them, with as many
     *     units
     */
    public Inference inference(List<Node> fed, List<Node> fetched, Map<Node, Node> instead, int maxRows) {
        return inference(fed, fetched, instead, maxRows, false);
    }

    /**
     * The same, but batch normalisation goes by mean and variance of the rows of each run, so that what a row gets depends on the
     * others: what code does that keeps no running statistics. A row by itself has no variance; a run of one row goes by the
     * running statistics.
     */
    public Inference inferenceTogether(List<Node> fed, List<Node> fetched, int maxRows) {
        return inference(fed, fetched, Map.of(), maxRows, true);
    }

    private Inference inference(
            List<Node> fed, List<Node> fetched, Map<Node, Node> instead, int maxRows, boolean together) {
        if (maxRows < 1) {
            throw new IllegalArgumentException("maxRows must be at least 1 but was " + maxRows);
        }
        Plan plan = Plan.of(graph, fed, fetched, instead);
        return new Inference(this, plan, List.copyOf(fetched), maxRows, KernelChoice.blocks(), together);
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
        return trainer(loss, feeds, optimiser, maxBatch, threads, noise, layer -> true);
    }

    /**
     * The same for a part of the network: gradients flow through all of it, but only some layers change. Trainers of
     * different parts of one network play against each other (adversarial training): take steps with one after the other.
     *
     * @param trainable says by its name whether a layer changes; the others stay as they are, bit for bit
     */
    public Trainer trainer(
            Node loss,
            Map<Node, Matrix> feeds,
            Optimiser optimiser,
            int maxBatch,
            int threads,
            RandomStream noise,
            Predicate<String> trainable) {
        if (maxBatch < 1) {
            throw new IllegalArgumentException("maxBatch must be at least 1 but was " + maxBatch);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but was " + threads);
        }
        return new Trainer(this, loss, feeds, optimiser, maxBatch, threads, noise, trainable, KernelChoice.blocks());
    }

    Graph graph() {
        return graph;
    }

    /** The engine's own array; whoever writes to it says so by {@link #changed}. */
    float[] values() {
        return values;
    }

    /** Must be called with every change of the parameters, so that inferences hold on to no value of the old ones. */
    synchronized void changed() {
        edition++;
        rowProducts = null;
        blockProducts = null;
    }

    /** Products for single rows by a copy of the weights as they are now; for all inferences to share. */
    synchronized Products<float[]> rowProducts() {
        if (rowProducts == null) {
            rowProducts = KernelChoice.packedRow(values, matrices());
        }
        return rowProducts;
    }

    /** The same for blocks of rows. */
    synchronized Products<float[]> blockProducts() {
        if (blockProducts == null) {
            blockProducts = KernelChoice.packedBlocks(values, matrices());
        }
        return blockProducts;
    }

    private List<Weights> matrices() {
        return graph.layers().stream()
                .map(layer -> new Weights(layer.weights(), layer.stride(), layer.inputs(), layer.units()))
                .toList();
    }

    /** Grows with every change of the parameters. */
    int edition() {
        return edition;
    }
}
