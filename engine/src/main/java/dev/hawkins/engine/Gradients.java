package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Phase 2 of a training step: gradient products over the whole batch, tile by tile. How the parameters are cut into tasks
 * depends on shapes only. A tile is either handed to the optimiser at once, while it is in cache, or stored, when the norm
 * of all gradients is needed first.
 */
final class Gradients<A> implements Team.Job {
    /** What to do with the gradients of n neighbouring parameters at offset, weights or biases; n is a multiple of 16. */
    interface Sink<A> {
        void accept(int offset, A g, int go, int n, boolean weights);
    }

    /**
     * A piece of work: units from .. to-1 of panels panel .. panelEnd-1, of all inputs (ALL), the bias (BIAS), or numbers
     * from .. to-1 of a layer whose blocks are to be added up (FOLDED).
     */
    private record Task(Layer layer, int panel, int panelEnd, int from, int to) {
        int width() {
            return (panelEnd - panel) * Kernels.PANEL;
        }
    }

    private static final int ALL = -1;
    private static final int BIAS = -2;
    private static final int FOLDED = -3;
    /** Numbers per task of a folded layer. */
    private static final int PIECE = 1 << 12;
    /** Units per task of a layer without panels; a multiple of 16, so that tasks begin at multiples of 16 parameters. */
    private static final int UNITS = 64;
    /** Numbers of a tile that goes to the optimiser at once: 32 kB of gradients. */
    private static final int TILE = 1 << 13;
    /** Units of a tile, between which a panel stays in the cache: a multiple of 8. */
    private static final int FEWEST_UNITS = 8;

    private static final int MOST_UNITS = 32;
    private static final int MOST_PANELS = TILE / FEWEST_UNITS / Kernels.PANEL;

    private final Batch<A> batch;
    private final Task[] tasks;
    private final A[] tiles;
    /** What a further use of a layer adds; null where every layer is used once. */
    private final A[] further;

    private final A[] scratch;
    /** All gradients, where {@link Layer} places the parameters. */
    private final A all;

    /** All gradients of the steps so far, where they are never set to zero; otherwise null. */
    private final A sums;

    private final double[] squares;
    private final Kernels<A> kernels;
    private final Sink<A> sink;
    private int rows;
    private boolean store;

    /** @param accumulating whether what a step gives is added to what all steps before it gave */
    @SuppressWarnings("unchecked")
    Gradients(
            Kernels<A> kernels,
            Batch<A> batch,
            List<Layer> layers,
            int parameters,
            int members,
            Sink<A> sink,
            boolean accumulating) {
        this.kernels = kernels;
        this.batch = batch;
        this.sink = sink;
        tasks = cut(layers);
        squares = new double[tasks.length];
        all = kernels.elements().allocate(parameters);
        sums = accumulating ? kernels.elements().allocate(parameters) : null;
        tiles = (A[]) new Object[members];
        scratch = (A[]) new Object[members];
        further = (A[]) new Object[members];
        int largest = largestOfFurther(layers);
        for (int i = 0; i < members; i++) {
            tiles[i] = kernels.elements().allocate(TILE);
            scratch[i] = kernels.elements().allocate(Kernels.SCRATCH);
            further[i] = largest == 0 ? null : kernels.elements().allocate(largest);
        }
    }

    /** Numbers of the largest piece of a gradient that a further use of a layer adds, or 0 if there is none. */
    private int largestOfFurther(List<Layer> layers) {
        int most = 0;
        for (Layer layer : layers) {
            if (batch.uses(layer).size() > 1) {
                int units = Math.max(layer.units(), UNITS * Kernels.PANEL);
                most = Math.max(most, Layer.roundUp(units, Kernels.PARTIALS));
            }
        }
        return most;
    }

    private Task[] cut(List<Layer> layers) {
        List<Task> tasks = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer.folded()) {
                fold(tasks, layer, 0, layer.bias() - layer.weights());
                fold(tasks, layer, layer.bias() - layer.weights(), layer.size());
                continue;
            }
            int panels = layer.panels() ? layer.panelCount() : 0;
            for (int panel = 0; panel < panels; panel += MOST_PANELS) {
                cut(layer, panel, Math.min(panels, panel + MOST_PANELS), tileUnits(panels), tasks);
            }
            if (panels == 0) {
                cut(layer, ALL, ALL, UNITS, tasks);
            }
            if (batch.biased(layer)) {
                tasks.add(new Task(layer, BIAS, BIAS, 0, layer.units()));
            }
        }
        return tasks.toArray(Task[]::new);
    }

    private static int tileUnits(int panels) {
        int fitting = TILE / Kernels.PANEL / panels / FEWEST_UNITS * FEWEST_UNITS;
        return Math.max(FEWEST_UNITS, Math.min(MOST_UNITS, fitting));
    }

    private static void cut(Layer layer, int panel, int panelEnd, int units, List<Task> tasks) {
        for (int from = 0; from < layer.units(); from += units) {
            tasks.add(new Task(layer, panel, panelEnd, from, Math.min(layer.units(), from + units)));
        }
    }

    private static void fold(List<Task> tasks, Layer layer, int first, int end) {
        for (int from = first; from < end; from += PIECE) {
            tasks.add(new Task(layer, FOLDED, FOLDED, from, Math.min(end, from + PIECE)));
        }
    }

    /** Gives every gradient of a batch of so many rows to the sink. */
    void apply(Team team, int rows) {
        this.rows = rows;
        store = false;
        team.run(this, tasks.length);
    }

    /** Stores all gradients and returns the sum of their squares. */
    double store(Team team, int rows) {
        this.rows = rows;
        store = true;
        team.run(this, tasks.length);
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return sum;
    }

    /** The gradients after {@link #store}. */
    A all() {
        return all;
    }

    @Override
    public void run(int number, int member) {
        Task task = tasks[number];
        squares[number] = 0;
        if (task.panel >= 0) {
            panels(number, task, member);
        } else if (task.panel == FOLDED) {
            folded(number, task);
        } else {
            lanes(number, task, member);
        }
    }

    /**
     * Panel after panel of a few units, so that their gradients stay in the nearest cache while the inputs stream by, and
     * the optimiser gets whole rows of weights: it streams through three arrays, and short pieces cost it three times more.
     */
    private void panels(int number, Task task, int member) {
        Layer layer = task.layer;
        int offset = layer.weights() + task.from * layer.stride() + task.panel * Kernels.PANEL;
        A g = store ? all : tiles[member];
        int go = store ? offset : 0;
        int gs = store ? layer.stride() : task.width();
        for (int panel = task.panel; panel < task.panelEnd; panel++) {
            int to = go + (panel - task.panel) * Kernels.PANEL;
            panel(task, panel, member, g, to, gs);
        }
        int units = task.to - task.from;
        boolean whole = task.width() == layer.stride();
        for (int i = 0; i < (whole ? 1 : units); i++) {
            give(number, offset + i * layer.stride(), g, go + i * gs, whole ? units * gs : task.width(), true);
        }
    }

    /** The gradient of a tile, summed over all uses of its layer, into g. */
    private void panel(Task task, int panel, int member, A g, int go, int gs) {
        List<Part<A>> uses = batch.uses(task.layer);
        uses.get(0).panelGradient(panel, task.from, task.to, rows, g, go, gs);
        for (int use = 1; use < uses.size(); use++) {
            uses.get(use).panelGradient(panel, task.from, task.to, rows, further[member], 0, Kernels.PANEL);
            for (int i = 0; i < task.to - task.from; i++) {
                add(member, i * Kernels.PANEL, g, go + i * gs, Kernels.PANEL);
            }
        }
    }

    /** Adds up the blocks, in order. */
    private void folded(int number, Task task) {
        Layer layer = task.layer;
        A sums = batch.sums(layer);
        int offset = layer.weights() + task.from;
        int n = task.to - task.from;
        kernels.elements().copy(sums, task.from, all, offset, n);
        for (int block = 1; block < Batch.blocksFor(rows); block++) {
            kernels.elements().add(all, offset, sums, batch.sumsAt(layer, block) + task.from, all, offset, n);
        }
        give(number, offset, all, offset, n, offset < layer.bias());
    }

    private void lanes(int number, Task task, int member) {
        Layer layer = task.layer;
        int offset = layer.bias();
        int n = layer.units();
        if (task.panel != BIAS) {
            offset = layer.weights() + task.from * layer.stride();
            n = (task.to - task.from) * layer.stride();
        }
        int padded = Layer.roundUp(n, Kernels.PARTIALS);
        List<Part<A>> uses = batch.uses(layer);
        lanes(uses.get(0), task, all, offset, member);
        for (int use = 1; use < uses.size(); use++) {
            lanes(uses.get(use), task, further[member], 0, member);
            kernels.elements().fill(0, further[member], n, padded - n);
            add(member, 0, all, offset, padded);
        }
        give(number, offset, all, offset, padded, task.panel != BIAS && layer.penalised());
    }

    private void lanes(Part<A> use, Task task, A g, int go, int member) {
        if (task.panel == BIAS) {
            use.biasGradient(rows, g, go, scratch[member]);
        } else {
            use.laneGradient(task.from, task.to, rows, g, go, scratch[member]);
        }
    }

    /** Adds a piece of what a further use gives. */
    private void add(int member, int from, A g, int go, int n) {
        kernels.elements().add(g, go, further[member], from, g, go, n);
    }

    private void give(int number, int offset, A g, int go, int n, boolean weights) {
        if (sums != null) {
            kernels.elements().add(sums, offset, g, go, sums, offset, n);
            kernels.elements().copy(sums, offset, g, go, n);
        }
        if (store) {
            squares[number] += kernels.products().sumOfSquares(g, go, n);
        } else {
            sink.accept(offset, g, go, n, weights);
        }
    }
}
