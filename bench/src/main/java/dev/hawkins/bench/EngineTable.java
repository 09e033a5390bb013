package dev.hawkins.bench;

import dev.hawkins.engine.kernels.KernelChoice;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Prints one table: environment, then per workload the median of nine timed runs, their spread (fastest to slowest) and a
 * number that must be the same everywhere. Work of one thread is timed by its CPU time, as other work on the machine would
 * blur the clock; work of two threads by the clock. Run with {@code --add-modules jdk.incubator.vector}; an argument selects the
 * workloads whose names contain it.
 */
public final class EngineTable {
    private static final int RUNS = 9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final String wanted;

    private EngineTable(String wanted) {
        this.wanted = wanted;
    }

    public static void main(String[] arguments) {
        System.out.printf(
                "JDK %s, %s, %d processors, %d lanes%n%n",
                Runtime.version(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                KernelChoice.lanes());
        System.out.println("| workload | median | fastest | slowest | unit | check |");
        System.out.println("|---|---|---|---|---|---|");
        new EngineTable(arguments.length == 0 ? "" : arguments[0]).all();
    }

    private void all() {
        for (int threads = 1; threads <= 2; threads++) {
            String suffix = ", " + threads + (threads == 1 ? " thread" : " threads");
            train("train AE 18-15-7-2, batch 256" + suffix, Nets::smallAutoencoder, 256, threads, 0, 4_000);
            train("train AE 18-15-7-2, batch 32" + suffix, Nets::smallAutoencoder, 32, threads, 0, 20_000);
            train("train VAE 18-15-7-2, batch 256" + suffix, Nets::smallVariational, 256, threads, 0, 3_000);
            train("train VAE 784-400-200, batch 100" + suffix, Nets::largeVariational, 100, threads, 0, 30);
            train("train VAE 784-400-200, batch 256" + suffix, Nets::largeVariational, 256, threads, 0, 15);
            train("train VAE 784-400-200, batch 256, clipped" + suffix, Nets::largeVariational, 256, threads, 5, 15);
            train("train conv VAE 140 points, batch 64" + suffix, Nets::seriesVariational, 64, threads, 0, 30);
            train("train conv VAE 28 x 28, batch 64" + suffix, Nets::imageVariational, 64, threads, 0, 10);
            train("train LSTM 140 steps, 64 units, batch 64" + suffix, Nets::sequenceToSequence, 64, threads, 5, 3);
        }
        score("score 1 row, AE 18-15-7-2", Nets.smallAutoencoder(), false, 1, 200_000);
        score("score 1 row, mean of VAE 784-400-200", Nets.largeVariational(), true, 1, 2_000);
        score("score 10000 rows, AE 18-15-7-2", Nets.smallAutoencoder(), false, 10_000, 40);
        score("score 10000 rows, mean of VAE 784-400-200", Nets.largeVariational(), true, 10_000, 1);
        products();
    }

    private void train(
            String name, java.util.function.Supplier<Nets> nets, int batch, int threads, double clip, int steps) {
        if (!name.contains(wanted)) {
            return;
        }
        try (Training training = new Training(nets.get(), batch, threads, clip)) {
            double[] loss = new double[1];
            double[] seconds = timed(threads == 1, () -> {
                for (int i = 0; i < steps; i++) {
                    loss[0] = training.step();
                }
                return loss[0];
            });
            row(name, seconds, s -> (double) batch * steps / s / 1000, "thousand rows/s", loss[0]);
        }
    }

    private void score(String name, Nets nets, boolean mean, int rows, int repeats) {
        if (!name.contains(wanted)) {
            return;
        }
        Scoring scoring = new Scoring(nets, mean ? nets.mean() : nets.read(), rows);
        double[] seconds = timed(true, () -> {
            double last = 0;
            for (int i = 0; i < repeats; i++) {
                last = scoring.score();
            }
            return last;
        });
        row(name, seconds, s -> s / repeats / rows * 1e9, "ns/row", scoring.score());
    }

    private void products() {
        if (!"product".contains(wanted)) {
            return;
        }
        Product product = new Product();
        double[] seconds = timed(true, () -> product.multiply());
        row("product 256 x 784 x 400", seconds, s -> Product.operations() / s / 1e9, "GFLOP/s", product.multiply());
        double[] peak = timed(true, () -> Product.peak(1));
        row("multiply-adds in registers", peak, s -> Product.peakOperations() / s / 1e9, "GFLOP/s", Product.peak(1));
    }

    private interface Rate {
        double of(double seconds);
    }

    /** Seconds of the runs in ascending order, after three that are not counted. */
    private static double[] timed(boolean cpu, DoubleSupplier run) {
        double[] seconds = new double[RUNS];
        for (int i = -3; i < RUNS; i++) {
            long start = cpu ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
            run.getAsDouble();
            long end = cpu ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
            seconds[Math.max(0, i)] = (end - start) * 1e-9;
        }
        Arrays.sort(seconds);
        return seconds;
    }

    private static void row(String name, double[] seconds, Rate rate, String unit, double check) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %s | %s |%n",
                name,
                rate.of(seconds[RUNS / 2]),
                rate.of(seconds[0]),
                rate.of(seconds[RUNS - 1]),
                unit,
                Double.toString(check));
    }
}
