package dev.hawkins.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes a warmed-up piece of code allocates on its thread. */
final class Allocation {
    /** What is allowed: a few iterators and the numbers of a step, but not one vector per iteration of a kernel. */
    static final long TINY = 400;

    private Allocation() {}

    /**
     * The least of many runs, the first of which warm it up until it is compiled; ends at the first that is tiny. Bounded by
     * the work of this thread, not by the clock: on a busy machine the compiler is slow, too.
     */
    static long least(Runnable code) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long end = threads.getCurrentThreadCpuTime() + 15_000_000_000L;
        for (int i = 0; i < 200_000 && least > TINY && threads.getCurrentThreadCpuTime() < end; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            code.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
