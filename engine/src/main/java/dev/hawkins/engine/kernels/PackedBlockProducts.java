package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * Products for blocks from {@link PackedWeights}: a tile reads one stream of weights instead of eight, which the machine
 * foresees better once the weights exceed the caches of one core. Immutable, so that threads can share it.
 */
final class PackedBlockProducts extends VectorProducts {
    private static final int TILE = 8;

    // Not final, see Apart: next to the products of small matrices this would be too much for one method.
    private static MethodHandle tiles = Apart.tiles(MethodHandles.lookup(), "tiles");

    private final PackedWeights weights;

    private PackedBlockProducts(PackedWeights weights) {
        this.weights = weights;
    }

    /**
     * As {@code plain} where no matrix is worth a copy.
     *
     * @param matrices in order of their offsets
     */
    static Products<float[]> of(float[] parameters, List<Weights> matrices, Products<float[]> plain) {
        PackedWeights weights = PackedWeights.of(parameters, matrices, TILE, (u, units) -> TILE);
        return weights.none() ? plain : new PackedBlockProducts(weights);
    }

    @Override
    public void product(
            float[] w,
            int wo,
            int us,
            int ks,
            int depth,
            int units,
            float[] x,
            int xo,
            float[] bias,
            int bo,
            float[] y,
            int yo) {
        int p = weights.find(wo, us, ks, depth, units);
        if (p < 0) {
            super.product(w, wo, us, ks, depth, units, x, xo, bias, bo, y, yo);
            return;
        }
        Apart.call(tiles, weights.values(), p, depth, units, x, xo, bias, bo, y, yo);
    }

    private static void tiles(
            float[] w, int p, int depth, int units, float[] x, int xo, float[] bias, int bo, float[] y, int yo) {
        for (int u = 0; u < units; u += TILE, p += TILE * depth) {
            int v = Math.min(u, units - TILE);
            BlockProduct.product(w, p, 1, TILE, depth, TILE, x, xo, bias, bo + v, y, yo + v * BLOCK);
        }
    }
}
