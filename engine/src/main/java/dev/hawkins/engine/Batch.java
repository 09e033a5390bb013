package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What phase 1 of a step leaves for phase 2, for the whole batch: the {@link Use}s of layers that are used once per row, and
 * the gradients of folded layers, summed within each block.
 */
final class Batch<A> {
    private final Kernels<A> kernels;
    private final Layer[] folded;
    /** By layer, [block][parameters]; null for layers that are not folded. */
    private final List<A> sums = new ArrayList<>();
    /** By layer, in the order of computation. */
    private final List<List<Part<A>>> usesOfLayer = new ArrayList<>();
    /** By the node that a layer makes; null for others. */
    private final Use<A>[] useOfNode;
    /** By the node that a batch operation makes; null for others. */
    private final Whole<A>[] wholeOfNode;
    /** Per block 1 + the number of the first layer, from the loss backwards, whose gradient was not finite, or 0. */
    private final int[] failures;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Batch(Kernels<A> kernels, Plan plan, int maxRows) {
        this.kernels = kernels;
        folded = plan.layers().stream().filter(Layer::folded).toArray(Layer[]::new);
        int blocks = blocksFor(maxRows);
        failures = new int[blocks];
        useOfNode = new Use[plan.nodes()];
        wholeOfNode = new Whole[plan.nodes()];
        for (Op op : plan.ops()) {
            op.layers().forEach(this::makeRoom);
        }
        for (Layer layer : folded) {
            sums.set(layer.index(), kernels.elements().allocate(Math.multiplyExact(blocks, layer.size())));
        }
        for (Op op : plan.ops()) {
            if (op instanceof BatchOp whole) {
                wholeOfNode[op.out.id()] = new Whole<>(kernels, whole, blocks);
            }
            for (Layer layer : op.layers()) {
                if (plan.trains(layer) && !layer.folded()) {
                    uses(layer).add(part(plan, op, layer, blocks));
                }
            }
        }
    }

    private Part<A> part(Plan plan, Op op, Layer layer, int blocks) {
        if (op instanceof BatchOp whole) {
            return whole.gradient(whole(whole));
        }
        return useOfNode[op.out.id()] = new Use<>(kernels, layer, blocks, alike(plan, op, layer), !plan.centred(op));
    }

    /** A use before this one that keeps the same inputs as panels, as the two heads of an encoder do; or null. */
    private Use<A> alike(Plan plan, Op op, Layer layer) {
        for (Op other : plan.ops()) {
            Use<A> use = useOfNode[other.out.id()];
            if (use != null && layer.panels() && use.panels() && other.in[0] == op.in[0]) {
                return use;
            }
        }
        return null;
    }

    private void makeRoom(Layer layer) {
        while (usesOfLayer.size() <= layer.index()) {
            usesOfLayer.add(new ArrayList<>());
            sums.add(null);
        }
    }

    static int blocksFor(int rows) {
        return (rows + Kernels.BLOCK - 1) / Kernels.BLOCK;
    }

    /** The use of a layer that makes this node, or null if the layer is not trained or normalises. */
    Use<A> use(Node out) {
        return useOfNode[out.id()];
    }

    /** What a batch operation knows of the batch. */
    Whole<A> whole(BatchOp op) {
        return wholeOfNode[op.out.id()];
    }

    /** All uses of a layer; their gradients are summed in this order. */
    List<Part<A>> uses(Layer layer) {
        return usesOfLayer.get(layer.index());
    }

    /** Whether a layer that is not folded is trained. */
    boolean trains(Layer layer) {
        return !uses(layer).isEmpty();
    }

    /** Whether the bias of a layer that is not folded has a gradient. */
    boolean biased(Layer layer) {
        return uses(layer).stream().anyMatch(Part::biased);
    }

    /** The sums of a folded layer, or null if it is not trained; those of a block begin at {@link #sumsAt}. */
    A sums(Layer layer) {
        return sums.get(layer.index());
    }

    int sumsAt(Layer layer, int block) {
        return block * layer.size();
    }

    void begin() {
        Arrays.fill(failures, 0);
    }

    /** Sets the sums of a block to zero. */
    void begin(int block) {
        for (Layer layer : folded) {
            kernels.elements().fill(0, sums(layer), sumsAt(layer, block), layer.size());
        }
    }

    void noteFinite(Layer layer, int block, boolean finite) {
        if (!finite && failures[block] == 0) {
            failures[block] = layer.index() + 1;
        }
    }

    /** The number of a layer whose gradient was not finite, or -1. */
    int failedLayer() {
        for (int failure : failures) {
            if (failure > 0) {
                return failure - 1;
            }
        }
        return -1;
    }
}
