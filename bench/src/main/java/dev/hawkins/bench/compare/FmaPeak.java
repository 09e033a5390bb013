package dev.hawkins.bench.compare;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the machine can do at best: independent chains of multiply-adds in registers, as many operations as the product has.
 * Proves nothing, so it joins without a proof.
 */
final class FmaPeak implements Peer {
    static final String NAME = "FMA peak";
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return S.length() + " lanes, " + CHAINS + " chains";
    }

    @Override
    public Optional<Contender> contender(Problem problem) {
        return problem.workload().kind() == Workload.Kind.PRODUCT
                ? Optional.of(new Loop(problem.workload()))
                : Optional.empty();
    }

    private static final class Loop implements Contender {
        private final Pair pair;
        private final int rounds;
        private volatile float sink;

        Loop(Workload workload) {
            double flops = workload.unitsPerRepetition() * 1e9 / workload.threads();
            rounds = (int) (flops / (2.0 * CHAINS * S.length()));
            pair = workload.threads() == 2 ? new Pair(() -> {}) : null;
        }

        @Override
        public double[] proof() {
            return new double[0];
        }

        @Override
        public void run(int times) {
            for (int i = 0; i < times; i++) {
                if (pair == null) {
                    sink = chains(rounds);
                } else {
                    pair.run(() -> sink = chains(rounds), () -> sink = chains(rounds));
                }
            }
        }

        @Override
        public void close() {
            if (pair != null) {
                pair.close();
            }
        }
    }

    private static float chains(int rounds) {
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
