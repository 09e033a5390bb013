package dev.hawkins.bench.compare;

import dev.hawkins.engine.kernels.KernelChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hawkins itself. */
final class Hawkins implements Peer {
    static final String NAME = "Hawkins";
    private static final int[] CHUNKS = {32, 128, 512};

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return KernelChoice.lanes() + " lanes";
    }

    @Override
    public Optional<Contender> contender(Problem problem) {
        Workload workload = problem.workload();
        if (workload.trains()) {
            return Optional.of(new HawkinsTraining(problem, workload.threads()));
        }
        if (workload.kind() == Workload.Kind.PRODUCT) {
            return Optional.of(new HawkinsProduct(problem));
        }
        List<Contender> ways = new ArrayList<>();
        for (int chunk : workload.rows() == 1 ? new int[] {1} : CHUNKS) {
            List<RowScorer> scorers = new ArrayList<>();
            for (int i = 0; i < workload.threads(); i++) {
                scorers.add(new HawkinsScorer(problem, chunk));
            }
            ways.add(new RowScoring(problem, chunk, chunk == 1 ? "" : chunk + " rows at a time", scorers, () -> {}));
        }
        return Optional.of(Fastest.of(ways));
    }

    /** Hawkins on one thread where two are measured, to see what the second one gives. */
    static final class Alone implements Peer {
        static final String NAME = "Hawkins, 1 thread";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String version() {
            return "";
        }

        @Override
        public Optional<Contender> contender(Problem problem) {
            return problem.workload().kind() == Workload.Kind.SCALING
                    ? Optional.of(new HawkinsTraining(problem, 1))
                    : Optional.empty();
        }
    }
}
