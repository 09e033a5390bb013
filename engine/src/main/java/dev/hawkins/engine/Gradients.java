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
    /** What to do with the gradients of n neighbouring parameters at offset; n is a multiple of 16. */
    interface Sink<A> {
        void accept(int offset, A g, int go, int n);
    }

    /** A piece of work: units from .. to-1 of panels panel .. panelEnd-1, of all inputs (ALL), or the bias (BIAS). */
    private record Task(Layer layer, int panel, int panelEnd, int from, int to) {
        int width() {
            return (panelEnd - panel) * Kernels.PANEL;
        }
    }

    private static final int ALL = -1;
    private static final int BIAS = -2;
    /** Units per task of a layer without panels; a multiple of 16, so that tasks begin at multiples of 16 parameters. */
    private static final int UNITS = 64;
    /** Units and most panels per tile that goes to the optimiser at once: 32 kB of gradients. */
    private static final int TILE = 8;

    private static final int MOST_PANELS = 32;

    private final Batch<A> batch;
    private final Task[] tasks;
    private final A[] tiles;
    private final A[] scratch;
    /** All gradients, where {@link Layer} places the parameters. */
    private final A all;

    private final double[] squares;
    private final Kernels<A> kernels;
    private final Sink<A> sink;
    private int rows;
    private boolean store;

    @SuppressWarnings("unchecked")
    Gradients(Kernels<A> kernels, Batch<A> batch, List<Layer> layers, int parameters, int members, Sink<A> sink) {
        this.kernels = kernels;
        this.batch = batch;
        this.sink = sink;
        tasks = cut(layers);
        squares = new double[tasks.length];
        all = kernels.elements().allocate(parameters);
        tiles = (A[]) new Object[members];
        scratch = (A[]) new Object[members];
        for (int i = 0; i < members; i++) {
            tiles[i] = kernels.elements().allocate(TILE * MOST_PANELS * Kernels.PANEL);
            scratch[i] = kernels.elements().allocate(Kernels.SCRATCH);
        }
    }

    private static Task[] cut(List<Layer> layers) {
        List<Task> tasks = new ArrayList<>();
        for (Layer layer : layers) {
            int panels = layer.panels() ? layer.panelCount() : 0;
            for (int panel = 0; panel < panels; panel += MOST_PANELS) {
                cut(layer, panel, Math.min(panels, panel + MOST_PANELS), TILE, tasks);
            }
            if (panels == 0) {
                cut(layer, ALL, ALL, UNITS, tasks);
            }
            tasks.add(new Task(layer, BIAS, BIAS, 0, layer.units()));
        }
        return tasks.toArray(Task[]::new);
    }

    private static void cut(Layer layer, int panel, int panelEnd, int units, List<Task> tasks) {
        for (int from = 0; from < layer.units(); from += units) {
            tasks.add(new Task(layer, panel, panelEnd, from, Math.min(layer.units(), from + units)));
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
            batch.panelGradient(layer, panel, task.from, task.to, rows, g, to, gs);
        }
        int units = task.to - task.from;
        boolean whole = task.width() == layer.stride();
        for (int i = 0; i < (whole ? 1 : units); i++) {
            give(number, offset + i * layer.stride(), g, go + i * gs, whole ? units * gs : task.width());
        }
    }

    private void lanes(int number, Task task, int member) {
        Layer layer = task.layer;
        int offset = layer.bias();
        int n = layer.units();
        if (task.panel == BIAS) {
            batch.biasGradient(layer, rows, all, offset, scratch[member]);
        } else {
            offset = layer.weights() + task.from * layer.stride();
            n = (task.to - task.from) * layer.stride();
            batch.laneGradient(layer, task.from, task.to, rows, all, offset, scratch[member]);
        }
        give(number, offset, all, offset, Layer.roundUp(n, Kernels.PARTIALS));
    }

    private void give(int number, int offset, A g, int go, int n) {
        if (store) {
            squares[number] += kernels.products().sumOfSquares(g, go, n);
        } else {
            sink.accept(offset, g, go, n);
        }
    }
}
