package dev.hawkins.bench.compare;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures workloads: every contender proves itself, warms up, and then works in short rounds, turn by turn, so that what
 * else happens on the machine meets all of them.
 *
 * @param warmUp nanoseconds of work that is not counted
 * @param round nanoseconds of a round
 * @param rounds how many
 * @param progress told what happens
 */
record Measurement(long warmUp, long round, int rounds, Consumer<String> progress) {
    /** Worker threads of native libraries spin after their work; they are given this time to fall asleep. */
    private static final long REST_MILLIS = 220;
    /** The compiler is waited for this many times as long as the warm-up at most. */
    private static final int MOST_WARM_UPS = 8;

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    static Measurement full(Consumer<String> progress) {
        return new Measurement(1_500_000_000L, 300_000_000L, 15, progress);
    }

    static Measurement quick(Consumer<String> progress) {
        return new Measurement(500_000_000L, 120_000_000L, 5, progress);
    }

    private static final class Runner {
        private final Lane lane;
        private final Contender contender;
        private final List<Clock> times = new ArrayList<>();
        private double[] proof;
        private int repetitions = 1;

        Runner(Lane lane, Contender contender) {
            this.lane = lane;
            this.contender = contender;
        }
    }

    Result run(Workload workload, List<Lane> lanes) {
        Problem problem = Problems.of(workload);
        List<Runner> runners = new ArrayList<>();
        try {
            for (Lane lane : lanes) {
                open(lane, problem).ifPresent(runners::add);
            }
            runners.forEach(runner -> warm(workload, runner));
            for (int i = 0; i < rounds; i++) {
                for (int j = 0; j < runners.size(); j++) {
                    Runner runner = runners.get((i + j) % runners.size());
                    rest(workload);
                    runner.times.add(time(runner, runner.repetitions));
                }
            }
            return new Result(workload, outcomes(workload, runners));
        } finally {
            runners.forEach(runner -> runner.lane.call(() -> {
                runner.contender.close();
                return null;
            }));
        }
    }

    private Optional<Runner> open(Lane lane, Problem problem) {
        String what = lane.peer().name() + ": " + problem.workload().name();
        try {
            Optional<Contender> contender = lane.call(() -> lane.peer().contender(problem));
            if (contender.isEmpty()) {
                return Optional.empty();
            }
            Runner runner = new Runner(lane, contender.get());
            runner.proof = lane.call(contender.get()::proof);
            if (Boolean.getBoolean("bench.proofs")) {
                progress.accept(what + ": " + Arrays.toString(runner.proof));
            }
            return Optional.of(runner);
        } catch (IllegalStateException e) {
            progress.accept(what + " failed: " + e.getCause());
            return Optional.empty();
        }
    }

    /** Works until enough CPU time is spent and the compiler has come to rest. */
    private void warm(Workload workload, Runner runner) {
        rest(workload);
        double spent = 0;
        double last = 0;
        for (boolean compiling = true; (compiling || spent < warmUp) && spent < MOST_WARM_UPS * warmUp; ) {
            long before = COMPILER.getTotalCompilationTime();
            Clock time = time(runner, runner.repetitions);
            last = workload.threads() == 1 ? time.thread() : time.wall();
            spent += last * runner.repetitions;
            compiling = COMPILER.getTotalCompilationTime() > before;
            if (last * runner.repetitions < round / 4.0) {
                runner.repetitions *= 2;
                compiling = true;
            }
        }
        runner.repetitions = (int) Math.max(1, Math.round(round / last));
    }

    private static Clock time(Runner runner, int repetitions) {
        return runner.lane.call(() -> {
            Clock start = Clock.now();
            runner.contender.run(repetitions);
            return Clock.now().since(start).per(repetitions);
        });
    }

    private static void rest(Workload workload) {
        if (workload.threads() > 1) {
            try {
                Thread.sleep(REST_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<Outcome> outcomes(Workload workload, List<Runner> runners) {
        double[] reference = runners.get(0).proof;
        return runners.stream()
                .map(r -> new Outcome(
                        workload,
                        r.lane.peer().name(),
                        r.times,
                        shown(workload, r.proof),
                        difference(reference, r.proof),
                        r.contender.remark()))
                .toList();
    }

    private static double shown(Workload workload, double[] proof) {
        if (proof.length == 0) {
            return Double.NaN;
        }
        return workload.trains()
                ? proof[proof.length - 1]
                : Arrays.stream(proof).average().getAsDouble();
    }

    /** Largest difference relative to the size of the numbers; 0 for somebody without proof, infinite for other counts. */
    private static double difference(double[] reference, double[] proof) {
        if (proof.length == 0) {
            return 0;
        }
        if (proof.length != reference.length) {
            return Double.POSITIVE_INFINITY;
        }
        double size =
                Math.sqrt(Arrays.stream(reference).map(v -> v * v).average().getAsDouble());
        double largest = 0;
        for (int i = 0; i < proof.length; i++) {
            double d = Math.abs(proof[i] - reference[i]) / size;
            largest = d <= largest ? largest : Double.isNaN(d) ? Double.POSITIVE_INFINITY : d;
        }
        return largest;
    }
}
