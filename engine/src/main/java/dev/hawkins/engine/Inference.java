package dev.hawkins.engine;

import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.engine.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A reusable evaluation of part of a {@link Network}; not thread-safe, allocates nothing per run.
 *
 * <p>Rows go through the graph block by block, so that a block stays in cache; a few left-over rows go one by one through
 * kernels for single rows, with the same bits.
 */
public final class Inference {
    /** Up to this many rows, single rows are faster than a block. */
    private static final int FEW = 3;
    /** After so many single rows, or blocks, with the same parameters, a copy of the weights that suits them pays. */
    private static final int MANY = 32;

    private final Network network;
    private final Node[] fed;
    private final Node[] fetched;
    private final int maxRows;
    private final Block<float[]> block;
    private final Block<float[]> single;
    /** Where all rows of a run go side by side; otherwise null. */
    private final Together together;

    /** The callers' arrays per fed node, and where the first row begins in them. */
    private final float[][] feeds;

    private final int[] feedsFrom;
    /** Rows fed, or -1 for one row that stands for all. */
    private final int[] fedRows;
    /** Results per fetched node, [block][unit][lane]. */
    private final float[][] results;

    /** Fed nodes that were fed anew since the last run. */
    private final boolean[] anew;
    /** Scratch: nodes by number whose values must be computed in this run. */
    private final boolean[] stale;
    /** Rows whose values of all nodes still stand in the block, or 0. */
    private int held;
    /** Edition of the parameters that those values were computed with. */
    private int edition;

    /** Single rows and blocks computed with this edition of the parameters. */
    private int singles;

    private int blocks;

    private int lastRows;

    /** @param together whether batch normalisation goes by the rows of a run */
    Inference(Network network, Plan plan, List<Node> fetched, int maxRows, Kernels<float[]> kernels, boolean together) {
        this.network = network;
        fed = plan.fed().toArray(Node[]::new);
        this.fetched = fetched.toArray(Node[]::new);
        this.maxRows = maxRows;
        double[] coefficients = network.graph().coefficientValues();
        block = new Block<>(plan, kernels, network.values(), coefficients, null);
        single = new Block<>(plan, KernelChoice.row(), network.values(), coefficients, null);
        feeds = new float[fed.length][0];
        feedsFrom = new int[fed.length];
        fedRows = new int[fed.length];
        anew = new boolean[fed.length];
        stale = new boolean[plan.nodes()];
        results = new float[fetched.size()][];
        int padded = Batch.blocksFor(maxRows) * Kernels.BLOCK;
        for (int i = 0; i < results.length; i++) {
            results[i] = new float[Math.multiplyExact(padded, this.fetched[i].units())];
        }
        this.together = together && plan.staged() ? new Together(plan, kernels) : null;
    }

    /**
     * Feeds a node: {@code rows} rows of node.units() numbers each, row-major, from {@code offset} on. Stays fed until
     * fed again. All fed nodes of a run must hold at least that run's rows. The values are not copied: they must stay as
     * they are until the last run that uses them.
     */
    public void feed(Node node, float[] values, int offset, int rows) {
        if (rows < 0 || rows > maxRows) {
            throw new IllegalArgumentException("rows must be 0 to %d but was %d".formatted(maxRows, rows));
        }
        feed(node, values, offset, rows, rows);
    }

    /** Feeds every row with the same numbers, node.units() of them (a row of a noise bank); otherwise as {@link #feed}. */
    public void feedConstant(Node node, float[] values, int offset) {
        feed(node, values, offset, 1, -1);
    }

    private void feed(Node node, float[] values, int offset, int rows, int meant) {
        int i = indexOf(fed, node, "fed");
        Objects.checkFromIndexSize(offset, rows * node.units(), values.length);
        feeds[i] = values;
        feedsFrom[i] = offset;
        fedRows[i] = meant;
        anew[i] = true;
    }

    /**
     * Computes the fetched nodes for the first {@code rows} fed rows. If they fit into one block, are as many as in the run
     * before, and the parameters are still the same, only what depends on a node that was fed anew is computed: so many
     * samples of one block of rows cost little more than what differs between them.
     */
    public void run(int rows) {
        lastRows = 0;
        for (int i = 0; i < fedRows.length; i++) {
            if (fedRows[i] >= 0 && fedRows[i] < rows) {
                throw new IllegalArgumentException(
                        "%s was fed %d rows but the run needs %d".formatted(fed[i], fedRows[i], rows));
            }
        }
        if (rows < 0 || rows > maxRows) {
            throw new IllegalArgumentException("rows must be 0 to %d but was %d".formatted(maxRows, rows));
        }
        boolean again = held == rows && edition == network.edition();
        held = 0;
        if (edition != network.edition()) {
            edition = network.edition();
            singles = 0;
            single.use(single.kernels.products());
            blocks = 0;
            block.use(block.kernels.products());
        }
        if (together != null && rows > 1) {
            together.run(rows);
        } else {
            runApart(rows, again);
            held = rows > FEW && rows <= Kernels.BLOCK ? rows : 0;
        }
        Arrays.fill(anew, false);
        lastRows = rows;
    }

    /** @param again whether the block holds these very rows, but for what was fed anew */
    private void runApart(int rows, boolean again) {
        for (int from = 0; from < rows; from += Kernels.BLOCK) {
            int count = Math.min(Kernels.BLOCK, rows - from);
            if (count <= FEW) {
                for (int row = from; row < from + count; row++) {
                    runRow(row);
                }
            } else {
                runBlock(from, count, again);
            }
        }
    }

    private void runBlock(int from, int count, boolean again) {
        if (++blocks == MANY) {
            block.use(network.blockProducts());
        }
        block.begin(0, count);
        for (int i = 0; i < feeds.length; i++) {
            if (!again || anew[i]) {
                gather(block, i, from, count);
            }
        }
        if (again) {
            markStale();
            block.forward(stale);
        } else {
            block.forward();
        }
        keep(block, from);
    }

    /** Copies what a block of rows holds of the fetched nodes. */
    private void keep(Block<float[]> b, int from) {
        for (int i = 0; i < results.length; i++) {
            Node node = fetched[i];
            System.arraycopy(b.v, b.at(node), results[i], from * node.units(), b.size(node));
        }
    }

    private void markStale() {
        Arrays.fill(stale, false);
        for (int i = 0; i < feeds.length; i++) {
            stale[fed[i].id()] = anew[i];
        }
    }

    private void runRow(int row) {
        if (++singles == MANY) {
            single.use(network.rowProducts());
        }
        for (int i = 0; i < feeds.length; i++) {
            gather(single, i, row, 1);
        }
        single.forward();
        for (int i = 0; i < results.length; i++) {
            Node node = fetched[i];
            int at = single.at(node);
            int to = place(node, row);
            for (int u = 0; u < node.units(); u++) {
                results[i][to + u * Kernels.BLOCK] = single.v[at + u];
            }
        }
    }

    private void gather(Block<float[]> into, int i, int from, int count) {
        Node node = fed[i];
        int step = fedRows[i] < 0 ? 0 : node.units();
        into.kernels
                .rows()
                .gather(
                        feeds[i],
                        feedsFrom[i],
                        step,
                        node.units(),
                        null,
                        from,
                        count,
                        into.v,
                        into.at(node),
                        into.width);
    }

    /** Where the first unit of a row stands in the results of a node. */
    private static int place(Node node, int row) {
        return row / Kernels.BLOCK * Kernels.BLOCK * node.units() + row % Kernels.BLOCK;
    }

    /** Copies what the last run computed for a fetched node, row-major, rows x node.units(). */
    public void fetch(Node node, float[] values, int offset) {
        float[] result = results[indexOf(fetched, node, "fetched")];
        int units = node.units();
        for (int row = 0; row < lastRows; row += Kernels.BLOCK) {
            int count = Math.min(Kernels.BLOCK, lastRows - row);
            block.kernels.rows().scatter(result, row * units, units, count, values, offset + row * units);
        }
    }

    /** Adds, in double and in unit order, the fetched node's units of each row to sums[offset + row]. */
    public void addSums(Node node, double[] sums, int offset) {
        float[] result = results[indexOf(fetched, node, "fetched")];
        int units = node.units();
        for (int row = 0; row < lastRows; row += Kernels.BLOCK) {
            int count = Math.min(Kernels.BLOCK, lastRows - row);
            block.kernels.rows().addSums(result, row * units, units, count, sums, offset + row);
        }
    }

    private static int indexOf(Node[] nodes, Node node, String what) {
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i].equals(node)) {
                return i;
            }
        }
        throw new IllegalArgumentException("node %s is not among the %s ones".formatted(node, what));
    }

    /** All blocks of a run in stages, as in a step of training but without dropout and noise. */
    private final class Together implements Stages.Ends<float[]> {
        private final Team alone = new Team(1);
        private final Stages<float[]> stages;
        private int rows;

        @SuppressWarnings({"unchecked", "rawtypes"})
        Together(Plan plan, Kernels<float[]> kernels) {
            Batch<float[]> batch = new Batch<>(kernels, plan, maxRows);
            Block<float[]>[] blocks = new Block[Batch.blocksFor(maxRows)];
            for (int i = 0; i < blocks.length; i++) {
                blocks[i] = new Block<>(plan, kernels, network.values(), block.coefficients, batch);
                blocks[i].together = true;
            }
            stages = new Stages<>(plan, blocks, batch, network.values(), this);
        }

        void run(int count) {
            rows = count;
            stages.run(alone, count, false);
        }

        @Override
        public void begin(Block<float[]> b, int number) {
            int from = number * Kernels.BLOCK;
            b.begin(number, Math.min(Kernels.BLOCK, rows - from));
            for (int i = 0; i < feeds.length; i++) {
                gather(b, i, from, b.rows);
            }
        }

        @Override
        public void end(Block<float[]> b, int number) {
            keep(b, number * Kernels.BLOCK);
        }
    }

    @Override
    public String toString() {
        return "Inference" + List.of(Arrays.asList(fed), Arrays.asList(fetched));
    }
}
