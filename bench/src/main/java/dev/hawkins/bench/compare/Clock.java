package dev.hawkins.bench.compare;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A moment, or the time between two, in nanoseconds.
 *
 * @param wall by the clock
 * @param thread CPU time of the calling thread
 * @param process CPU time of all threads of the process, in steps of 10 ms on some systems
 */
record Clock(double wall, double thread, double process) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Clock now() {
        return new Clock(System.nanoTime(), THREADS.getCurrentThreadCpuTime(), SYSTEM.getProcessCpuTime());
    }

    Clock since(Clock start) {
        return new Clock(wall - start.wall, thread - start.thread, process - start.process);
    }

    Clock per(double repetitions) {
        return new Clock(wall / repetitions, thread / repetitions, process / repetitions);
    }
}
