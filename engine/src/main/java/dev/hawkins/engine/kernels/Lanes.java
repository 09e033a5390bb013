package dev.hawkins.engine.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of this process. Final and static, because only then does the compiler see constants and keep vectors in
 * registers.
 */
final class Lanes {
    static final VectorSpecies<Float> F = choose();
    static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, F.vectorShape());
    static final int L = F.length();

    private Lanes() {}

    private static VectorSpecies<Float> choose() {
        int preferred = Math.max(4, Math.min(16, FloatVector.SPECIES_PREFERRED.length()));
        int lanes = Integer.getInteger("hawkins.lanes", preferred);
        return VectorSpecies.of(float.class, VectorShape.forBitSize(lanes * Float.SIZE));
    }

    static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(F, x, at);
    }

    static FloatVector all(float c) {
        return FloatVector.broadcast(F, c);
    }
}
