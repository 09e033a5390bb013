package dev.hawkins.engine.kernels;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * A copy of weight matrices that stands tile by tile as [term][units of the tile], so that a product reads one stream. The
 * last tile of a matrix overlaps the one before where the units do not fill it.
 */
final class PackedWeights {
    /** Below this many weights, finding the copy costs more than it saves. */
    private static final int LEAST = 1024;

    private final Weights[] matrices;
    /** Offsets of the matrices in the parameters, ascending, and where their copies begin. */
    private final int[] offsets;

    private final int[] starts;
    /** Units of the tile that begins at a unit, of so many units. */
    private final IntBinaryOperator tiling;

    private final float[] values;

    private PackedWeights(float[] parameters, Weights[] matrices, IntBinaryOperator tiling) {
        this.matrices = matrices;
        this.tiling = tiling;
        offsets = Arrays.stream(matrices).mapToInt(Weights::offset).toArray();
        starts = new int[offsets.length];
        int end = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = end;
            end = Math.addExact(end, size(matrices[i]));
        }
        values = new float[end];
        for (int i = 0; i < starts.length; i++) {
            pack(parameters, matrices[i], starts[i]);
        }
    }

    /**
     * A copy of the matrices that are worth it.
     *
     * @param matrices in order of their offsets
     * @param narrowest units of the smallest tile
     * @param tiling units of the tile that begins at a unit, of so many units
     */
    static PackedWeights of(float[] parameters, List<Weights> matrices, int narrowest, IntBinaryOperator tiling) {
        Weights[] worthwhile = matrices.stream()
                .filter(m -> m.units() >= narrowest && m.units() * m.inputs() >= LEAST)
                .toArray(Weights[]::new);
        return new PackedWeights(parameters, worthwhile, tiling);
    }

    private int size(Weights m) {
        int size = 0;
        for (int u = 0; u < m.units(); u += tile(u, m)) {
            size = Math.addExact(size, Math.multiplyExact(tile(u, m), m.inputs()));
        }
        return size;
    }

    private int tile(int u, Weights m) {
        return tiling.applyAsInt(u, m.units());
    }

    private void pack(float[] parameters, Weights m, int to) {
        for (int u = 0; u < m.units(); u += tile(u, m)) {
            int tile = tile(u, m);
            int first = Math.min(u, m.units() - tile);
            for (int j = 0; j < tile; j++) {
                int from = m.offset() + (first + j) * m.stride();
                for (int k = 0; k < m.inputs(); k++) {
                    values[to + k * tile + j] = parameters[from + k];
                }
            }
            to += tile * m.inputs();
        }
    }

    /** Where the tiles of the matrix of a product begin, or -1 if there is no copy of just that matrix. */
    int find(int wo, int us, int ks, int depth, int units) {
        int i = ks == 1 ? Arrays.binarySearch(offsets, wo) : -1;
        return i >= 0 && matrices[i].isWhole(us, depth, units) ? starts[i] : -1;
    }

    /** Whether no matrix is worth a copy. */
    boolean none() {
        return matrices.length == 0;
    }

    float[] values() {
        return values;
    }
}
