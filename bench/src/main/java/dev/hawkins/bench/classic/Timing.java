package dev.hawkins.bench.classic;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * Seconds of repeated runs, each in ascending order. On a shared machine the clock says how busy the others were; CPU
 * time says what the work cost: that of the thread for work of one thread, else that of the process, with compiler and
 * collector.
 *
 * @param wall by the clock
 * @param cpu of the thread or the process
 */
record Timing(double[] wall, double[] cpu) {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Times {@code runs} runs of work of so many threads, after {@code warmup} that do not count. */
    static Timing of(int threads, int warmup, int runs, Runnable work) {
        for (int i = 0; i < warmup; i++) {
            work.run();
        }
        double[] wall = new double[runs];
        double[] cpu = new double[runs];
        for (int i = 0; i < runs; i++) {
            long processor = cpuTime(threads);
            long clock = System.nanoTime();
            work.run();
            wall[i] = (System.nanoTime() - clock) * 1e-9;
            cpu[i] = (cpuTime(threads) - processor) * 1e-9;
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        return new Timing(wall, cpu);
    }

    private static long cpuTime(int threads) {
        return threads == 1 ? THREADS.getCurrentThreadCpuTime() : PROCESS.getProcessCpuTime();
    }

    /** One row of a table in milliseconds: clock best, median, worst; CPU best, median; a check. */
    String row(String name, Object check) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %s |",
                name,
                1000 * wall[0],
                1000 * wall[wall.length / 2],
                1000 * wall[wall.length - 1],
                1000 * cpu[0],
                1000 * cpu[cpu.length / 2],
                check);
    }

    static void printHead() {
        System.out.printf(
                "JDK %s, %s, %d processors%n%n",
                Runtime.version(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        System.out.println("| work, milliseconds | clock, best | median | worst | CPU, best | median | check |");
        System.out.println("|---|---|---|---|---|---|---|");
    }
}
