package dev.hawkins.engine.kernels;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which kernels this process computes with. The system property {@code hawkins.lanes} may ask for 16, 8, 4 or 1 (scalar)
 * lanes; otherwise they are as wide as the machine likes them. Without the module {@code jdk.incubator.vector} they are
 * scalar. The results do not differ in a single bit.
 */
public final class KernelChoice {
    private static final Logger LOG = LoggerFactory.getLogger(KernelChoice.class);
    private static final Kernels<float[]> BLOCKS = choose();
    private static final Kernels<float[]> ROW = ScalarKernels.ofWidth(1);

    private KernelChoice() {}

    /** Kernels for blocks of {@link Kernels#BLOCK} rows. */
    public static Kernels<float[]> blocks() {
        return BLOCKS;
    }

    /** Kernels for single rows. */
    public static Kernels<float[]> row() {
        return ROW;
    }

    /**
     * Products for single rows that keep a copy of the weights in an order that suits them: worth it from a handful of rows
     * on. As fast as {@link #row} where there are no vectors.
     *
     * @param matrices the weights that products are made with, in order of their offsets
     */
    public static Products<float[]> packedRow(float[] parameters, List<Weights> matrices) {
        return lanes() == 1 ? ROW.products() : PackedRowProducts.of(parameters, matrices);
    }

    /** The same for blocks: worth it from a few dozen blocks on. As {@link #blocks} where there are no vectors. */
    public static Products<float[]> packedBlocks(float[] parameters, List<Weights> matrices) {
        return lanes() == 1 ? BLOCKS.products() : PackedBlockProducts.of(parameters, matrices, BLOCKS.products());
    }

    /** Lanes per vector; 1 means scalar. */
    public static int lanes() {
        return BLOCKS.products() instanceof ScalarProducts ? 1 : VectorKernels.lanes();
    }

    private static Kernels<float[]> choose() {
        String asked = System.getProperty("hawkins.lanes", "");
        if (!asked.matches("|1|4|8|16")) {
            throw new IllegalArgumentException("hawkins.lanes must be 16, 8, 4 or 1 but was " + asked);
        }
        if (asked.equals("1")) {
            return ScalarKernels.ofWidth(Kernels.BLOCK);
        }
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            LOG.info("module jdk.incubator.vector is not loaded (--add-modules jdk.incubator.vector);"
                    + " computing with scalar kernels, which is slower and gives the same results");
            return ScalarKernels.ofWidth(Kernels.BLOCK);
        }
        return VectorKernels.create();
    }
}
