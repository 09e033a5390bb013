package dev.hawkins.bench.compare;

import dev.hawkins.bench.MultiplyAdds;
import java.util.Optional;

/**
 * What the machine can do at best: independent chains of multiply-adds in registers, as many operations as the product has.
 * Proves nothing, so it joins without a proof.
 */
final class FmaPeak implements Peer {
    static final String NAME = "FMA peak";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return MultiplyAdds.LANES + " lanes, " + MultiplyAdds.CHAINS + " chains";
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
            rounds = (int) (flops / MultiplyAdds.operations(1));
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
                    sink = MultiplyAdds.run(rounds);
                } else {
                    pair.run(() -> sink = MultiplyAdds.run(rounds), () -> sink = MultiplyAdds.run(rounds));
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
}
