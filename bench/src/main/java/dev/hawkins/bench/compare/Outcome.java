package dev.hawkins.bench.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one contender reached in one workload.
 *
 * @param workload the workload
 * @param name the contender
 * @param times time of one repetition, round by round
 * @param proof last loss, or mean of the scores; NaN if it has none
 * @param difference largest relative difference to the proof of Hawkins
 * @param remark how it was done
 */
record Outcome(Workload workload, String name, List<Clock> times, double proof, double difference, String remark) {

    /** Whether the same work was done. */
    boolean valid() {
        return difference <= workload.tolerance();
    }

    /** One thread is timed by its CPU time, as other work on the machine would blur the clock; two by the clock. */
    static boolean byCpu(Workload workload) {
        return workload.threads() == 1;
    }

    /** Seconds of a repetition in a round, by the clock that decides. */
    double seconds(int round) {
        Clock time = times.get(round);
        return 1e-9 * (byCpu(workload) ? time.thread() : time.wall());
    }

    /** Units of work per second, by the clock that decides. */
    Spread rate() {
        return rates(time -> byCpu(workload) ? time.thread() : time.wall());
    }

    Spread wallRate() {
        return rates(Clock::wall);
    }

    private Spread rates(ToDoubleFunction<Clock> nanoseconds) {
        return Spread.of(times.stream()
                .mapToDouble(time -> workload.unitsPerRepetition() / nanoseconds.applyAsDouble(time) * 1e9)
                .toArray());
    }

    /** Processors that were busy for it: CPU time of the process per time by the clock. */
    double cores() {
        double process = times.stream().mapToDouble(Clock::process).sum();
        return process / times.stream().mapToDouble(Clock::wall).sum();
    }
}
