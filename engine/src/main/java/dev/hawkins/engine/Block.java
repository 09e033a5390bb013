package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Cells;
import dev.hawkins.engine.kernels.Elements;
import dev.hawkins.engine.kernels.Functions;
import dev.hawkins.engine.kernels.Kernels;
import dev.hawkins.engine.kernels.Patches;
import dev.hawkins.engine.kernels.Products;
import java.util.Arrays;

/**
 * The working memory of one thread: values and gradients of all nodes of a plan for one block of rows, in the layout
 * [unit][lane]. Small enough to stay in cache while a block goes through the whole graph.
 */
final class Block<A> {
    final Kernels<A> kernels;
    final Elements<A> e;
    final Functions<A> f;
    /** Products for the rows at hand. */
    Products<A> p;
    /** Products for a whole block. */
    private Products<A> products;

    final Patches<A> patches;
    final Cells<A> cells;
    final int width;
    /** The network's parameters. */
    final A parameters;
    /** Values of coefficients by id, shared with whoever sets them. */
    final double[] coefficients;
    /** Values of nodes, auxiliary numbers of operations, and three temporaries. */
    final A v;
    /** Gradients, at the same offsets as the values; null where no layer is trained. */
    final A g;

    final A scratch;
    /** A unit that is 1 for every row. */
    final A ones;

    final int t0;
    final int t1;
    final int t2;
    /** Where dense layers leave what the gradient products need; null where every row goes by itself. */
    final Batch<A> batch;
    /** Number of the block within the batch. */
    int number;
    /** Rows of the batch in this block; the lanes beyond carry no gradient. */
    int rows;
    /** Whether this is a step of training, in contrast to evaluating what was trained. */
    boolean training;
    /** Whether batch normalisation goes by the rows of this run, in contrast to its running statistics. */
    boolean together;

    private final Plan plan;
    /** Those of the plan; an array, as calls of a list cost what a small operation does. */
    private final Op[] ops;

    /** By node, one int per unit: which rows a dropout keeps; null for other nodes. */
    private final int[][] kept;

    private final int[] at;
    private final int[] aux;
    private final boolean[] straight;

    Block(Plan plan, Kernels<A> kernels, A parameters, double[] coefficients, Batch<A> batch) {
        this.plan = plan;
        ops = plan.ops().toArray(Op[]::new);
        this.kernels = kernels;
        e = kernels.elements();
        f = kernels.functions();
        use(kernels.products());
        patches = kernels.patches();
        cells = kernels.cells();
        width = kernels.width();
        this.parameters = parameters;
        this.coefficients = coefficients;
        this.batch = batch;
        at = new int[plan.nodes()];
        aux = new int[plan.nodes()];
        kept = new int[plan.nodes()][];
        for (Node mask : plan.dropouts()) {
            kept[mask.id()] = new int[mask.units()];
        }
        straight = new boolean[plan.nodes()];
        for (Op op : ops) {
            boolean linear = op instanceof DenseOp dense && dense.linear();
            straight[op.out.id()] = linear && plan.written(op.out) && batch != null && batch.use(op.out) != null;
        }
        int end = place();
        int temporary = plan.widest() * width;
        t0 = end;
        t1 = t0 + temporary;
        t2 = t1 + temporary;
        v = e.allocate(t2 + temporary);
        g = plan.layers().isEmpty() ? null : e.allocate(end);
        scratch = e.allocate(Kernels.SCRATCH);
        ones = e.allocate(width);
        e.fill(1, ones, 0, width);
    }

    private int place() {
        Arrays.fill(at, -1);
        int end = 0;
        for (Node node : plan.fed()) {
            at[node.id()] = end;
            end += node.units() * width;
        }
        for (Op op : plan.ops()) {
            if (op instanceof ViewOp view) {
                at[view.out.id()] = at[view.in[0].id()] + view.from * width;
                continue;
            }
            at[op.out.id()] = end;
            end += op.out.units() * width;
            aux[op.out.id()] = end;
            end += op.auxUnits() * width;
        }
        return end;
    }

    /** Says which block of the batch comes next, and how many of its rows matter. */
    void begin(int number, int rows) {
        this.number = number;
        this.rows = rows;
        p = products.forRows(rows);
    }

    /** Says what products are made by from now on. */
    void use(Products<A> products) {
        this.products = products;
        p = products;
    }

    /** Where the values of a node begin in {@link #v}, and its gradients in {@link #g}. */
    int at(Node node) {
        return at[node.id()];
    }

    /** Whether the plan has room for the values of a node. */
    boolean holds(Node node) {
        return at[node.id()] >= 0;
    }

    /** Where the auxiliary numbers of an operation begin in {@link #v}. */
    int aux(Op op) {
        return aux[op.out.id()];
    }

    /** Which rows a dropout keeps, one int per unit, bit i for row i; null if the plan does without. */
    int[] kept(Node mask) {
        return kept[mask.id()];
    }

    /** Whether a gradient must flow into this node. */
    boolean wants(Node node) {
        return plan.wants(node);
    }

    /** Numbers of this node in a block. */
    int size(Node node) {
        return node.units() * width;
    }

    /**
     * Where an operation writes the gradient of its only input: the node's place, or that which phase 2 reads if they are the same;
     * temporary 0 where gradients add up, which {@link #wrote} then does.
     */
    A target(Node node) {
        if (plan.written(node)) {
            return straight(node) ? batch.use(node).delta() : g;
        }
        return v;
    }

    /** The offset in {@link #target}. */
    int targetAt(Node node) {
        if (plan.written(node)) {
            return straight(node) ? number * size(node) : at(node);
        }
        return t0;
    }

    /** Says that the gradient of a node stands in its target. */
    void wrote(Node node) {
        if (!plan.written(node)) {
            e.add(v, t0, g, at(node), g, at(node), size(node));
        }
    }

    /** Whether the gradient of this node is what phase 2 needs of the layer that makes it, so that it is written there at once. */
    boolean straight(Node node) {
        return straight[node.id()];
    }

    /** Clears the lanes beyond the rows of the batch, which must carry no gradient, in numbers of so many units. */
    void clearBeyondRows(A numbers, int at, int units) {
        for (int u = 0; u < units && rows < width; u++) {
            e.fill(0, numbers, at + u * width + rows, width - rows);
        }
    }

    void forward() {
        forward(0, ops.length);
    }

    /** Operations from .. to-1 of the plan. */
    void forward(int from, int to) {
        for (int i = from; i < to; i++) {
            ops[i].forward(this);
        }
    }

    /** Forward where an input is stale; marks what was computed. */
    void forward(boolean[] stale) {
        for (Op op : ops) {
            boolean any = stale[op.out.id()];
            for (Node in : op.in) {
                any |= stale[in.id()];
            }
            if (any) {
                op.forward(this);
                stale[op.out.id()] = true;
            }
        }
    }

    /** Clears the gradients that are added up, but sets that of the loss in every row of the batch. */
    void seed(Node loss, double seed) {
        batch.begin(number);
        for (Node node : plan.zeroed()) {
            e.fill(0, g, at(node), size(node));
        }
        e.fill(0, g, at(loss), width);
        e.fill(seed, g, at(loss), rows);
    }

    /** Operations to-1 .. from of the plan. */
    void backward(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            Op op = ops[i];
            if (wants(op.out)) {
                op.backward(this);
            }
        }
    }

    /** The first node in order of computation that holds a number that is not finite, or null. */
    Node firstNonFinite() {
        for (Node node : plan.fed()) {
            if (!e.finite(v, at(node), size(node))) {
                return node;
            }
        }
        for (Op op : plan.ops()) {
            if (!e.finite(v, at(op.out), size(op.out))) {
                return op.named();
            }
        }
        return null;
    }
}
