package dev.hawkins.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What the machine can do at best: independent chains of multiply-adds in registers. */
public final class MultiplyAdds {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    public static final int LANES = S.length();
    public static final int CHAINS = 12;

    private MultiplyAdds() {}

    /** Operations of so many rounds, a multiply-add being two. */
    public static double operations(int rounds) {
        return 2.0 * CHAINS * LANES * rounds;
    }

    /** Runs so many rounds; the result is there to be used. */
    public static float run(int rounds) {
        FloatVector c = FloatVector.broadcast(S, 0.999f);
        FloatVector d = FloatVector.broadcast(S, 0.001f);
        FloatVector a0 = FloatVector.broadcast(S, 1);
        FloatVector a1 = a0.add(1);
        FloatVector a2 = a0.add(2);
        FloatVector a3 = a0.add(3);
        FloatVector a4 = a0.add(4);
        FloatVector a5 = a0.add(5);
        FloatVector a6 = a0.add(6);
        FloatVector a7 = a0.add(7);
        FloatVector a8 = a0.add(8);
        FloatVector a9 = a0.add(9);
        FloatVector a10 = a0.add(10);
        FloatVector a11 = a0.add(11);
        for (int i = 0; i < rounds; i++) {
            a0 = a0.fma(c, d);
            a1 = a1.fma(c, d);
            a2 = a2.fma(c, d);
            a3 = a3.fma(c, d);
            a4 = a4.fma(c, d);
            a5 = a5.fma(c, d);
            a6 = a6.fma(c, d);
            a7 = a7.fma(c, d);
            a8 = a8.fma(c, d);
            a9 = a9.fma(c, d);
            a10 = a10.fma(c, d);
            a11 = a11.fma(c, d);
        }
        FloatVector left = a0.add(a1).add(a2).add(a3).add(a4).add(a5);
        return left.add(a6).add(a7).add(a8).add(a9).add(a10).add(a11).lane(0);
    }
}
