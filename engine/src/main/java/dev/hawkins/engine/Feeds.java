package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Dropout;
import dev.hawkins.engine.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills the sources of a block: inputs from the rows of matrices, noise and masks from a counter. */
final class Feeds {
    /** Where one source comes from; noise and masks have no matrix. */
    private record Feed(Source source, Matrix matrix, long key) {}

    /** Keeps the noise of {@link Trainer#meanLoss} apart from that of any step. */
    private static final long VALIDATION = 0x5DEECE66D1CE4E5BL;

    private final List<Feed> feeds = new ArrayList<>();
    private final int rows;

    Feeds(Graph graph, Map<Node, Matrix> matrices, RandomStream noise) {
        matrices.keySet().forEach(graph::own);
        int most = -1;
        for (Source source : graph.sources()) {
            Node node = source.node();
            Matrix matrix = matrices.get(node);
            if (matrix != null) {
                most = checked(node, matrix, most);
            }
            if (matrix != null || source.kind() != Source.Kind.INPUT) {
                feeds.add(new Feed(source, matrix, noise.derive(node.name()).key()));
            }
        }
        if (feeds.stream().filter(f -> f.matrix != null).count() != matrices.size()) {
            throw new IllegalArgumentException("only inputs, noise and masks can be fed to a trainer");
        }
        rows = most;
    }

    private static int checked(Node node, Matrix matrix, int rows) {
        if (matrix.columns() != node.units()) {
            throw new IllegalArgumentException("%s is fed a matrix of %d columns".formatted(node, matrix.columns()));
        }
        if (rows >= 0 && matrix.rows() != rows) {
            throw new IllegalArgumentException(
                    "'%s' is fed %d rows but another input %d".formatted(node.name(), matrix.rows(), rows));
        }
        return matrix.rows();
    }

    List<Node> nodes() {
        return feeds.stream().map(f -> f.source.node()).toList();
    }

    /** Throws unless all row numbers exist. */
    void check(int[] chosen, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (rows >= 0 && (chosen[i] < 0 || chosen[i] >= rows)) {
                throw new IllegalArgumentException(
                        "row numbers must be 0 to %d but one was %d".formatted(rows - 1, chosen[i]));
            }
        }
    }

    /**
     * Fills the sources of a block that its plan reads.
     *
     * @param chosen row numbers into the matrices
     * @param from first of them for this block
     * @param position of that row within the batch, the counter of its noise
     * @param step number of the step, or -1 for the noise that is always the same
     */
    <A> void fill(Block<A> b, int[] chosen, int from, int count, int position, long step) {
        for (int i = 0; i < feeds.size(); i++) {
            Feed feed = feeds.get(i);
            Node node = feed.source.node();
            if (feed.source.kind() == Source.Kind.DROPOUT) {
                keep(b, feed, step);
            } else if (b.holds(node) && feed.matrix == null) {
                draw(b, feed, position, step, b.at(node));
            } else if (b.holds(node)) {
                int units = node.units();
                float[] values = feed.matrix.values();
                b.kernels.rows().gather(values, 0, units, units, chosen, from, count, b.v, b.at(node), b.width);
            }
        }
    }

    /** Draws what a dropout keeps in a step of training. */
    private static void keep(Block<?> b, Feed feed, long step) {
        int[] kept = b.kept(feed.source.node());
        if (kept != null && b.training) {
            Dropout.draw(RandomStream.mix(feed.key + step), feed.source.share(), b.number, kept);
        }
    }

    private static <A> void draw(Block<A> b, Feed feed, int position, long step, int at) {
        long key = step < 0 ? RandomStream.mix(feed.key ^ VALIDATION) : RandomStream.mix(feed.key + step);
        Kernels<A> k = b.kernels;
        int units = feed.source.node().units();
        switch (feed.source.kind()) {
            case NOISE -> k.rows().noise(key, units, position, b.v, at, b.width);
            case GUMBEL -> k.rows().gumbel(key, units, position, b.v, at, b.width);
            default -> k.rows().mask(key, feed.source.share(), units, position, b.v, at, b.width);
        }
    }
}
