package dev.hawkins.bench;

import dev.hawkins.engine.kernels.KernelChoice;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Prints one table: environment, then per workload the median of many short timed runs, the best and the worst, and a number
 * that must be the same everywhere. Other work on the machine blurs the clock, so work of one thread is timed by its CPU
 * time, and between any two runs a loop of multiply-adds in registers is timed too: the last columns give the best of those and
 * which share of it the best run reached. Two threads are timed by the clock, in turns with one thread, and compared best to
 * best. Run with {@code --add-modules jdk.incubator.vector}; an argument selects the workloads whose names contain it.
 */
public final class EngineTable {
    private static final int RUNS = 41;
    private static final int WARM = 5;
    /** Of the multiply-adds that stand between the timings. */
    private static final int PEAK_ROUNDS = 100_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final String wanted;

    /** What several runs took, in seconds, ascending; and what the machine could do at best meanwhile, in FLOP/s. */
    private record Times(double[] seconds, double peak) {
        double median() {
            return seconds[seconds.length / 2];
        }
    }

    private interface Rate {
        double of(double seconds);
    }

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
        System.out.println(
                "| workload | median | best | worst | unit | check | multiply-add peak, GFLOP/s | best's share |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        new EngineTable(arguments.length == 0 ? "" : arguments[0]).all();
    }

    private void all() {
        train("train AE 18-15-7-2, batch 256", Nets::smallAutoencoder, 256, 0, 1_000);
        train("train AE 18-15-7-2, batch 32", Nets::smallAutoencoder, 32, 0, 5_000);
        train("train VAE 18-15-7-2, batch 256", Nets::smallVariational, 256, 0, 800);
        train("train VAE 784-400-200, batch 100", Nets::largeVariational, 100, 0, 6);
        train("train VAE 784-400-200, batch 256", Nets::largeVariational, 256, 0, 3);
        train("train VAE 784-400-200, batch 256, clipped", Nets::largeVariational, 256, 5, 3);
        train("train conv VAE 140 points, batch 64", Nets::seriesVariational, 64, 0, 6);
        train("train conv VAE 28 x 28, batch 64", Nets::imageVariational, 64, 0, 2);
        train("train LSTM 140 steps, 64 units, batch 64", Nets::sequenceToSequence, 64, 5, 1);
        score("score 1 row, AE 18-15-7-2", Nets.smallAutoencoder(), false, 1, 50_000, 778);
        score("score 1 row, mean of VAE 784-400-200", Nets.largeVariational(), true, 1, 1_000, 393_600);
        score("score 10000 rows, AE 18-15-7-2", Nets.smallAutoencoder(), false, 10_000, 10, 778);
        score("score 10000 rows, mean of VAE 784-400-200", Nets.largeVariational(), true, 10_000, 1, 393_600);
        product();
    }

    /** Networks that use every weight once per row, so that their operations can be told. */
    private void train(String name, Supplier<Nets> nets, int batch, double clip, int steps) {
        if (!name.contains(wanted)) {
            return;
        }
        Nets one = nets.get();
        try (Training alone = new Training(one, batch, 1, clip);
                Training both = new Training(nets.get(), batch, 2, clip)) {
            double rows = (double) batch * steps;
            Rate rate = s -> rows / s / 1000;
            Times cpu = timed(true, () -> last(alone, steps));
            row(name + ", 1 thread", cpu, rate, "thousand rows/s", alone.loss(), rows * one.operationsPerRow());
            double[][] clock = inTurns(() -> last(alone, steps), () -> last(both, steps));
            row(name + ", 2 threads", new Times(clock[1], 0), rate, "thousand rows/s", both.loss(), 0);
            System.out.printf(
                    Locale.ROOT, "| two threads against one, best to best | %.2f |%n", clock[0][0] / clock[1][0]);
        }
    }

    private static double last(Training training, int steps) {
        double loss = 0;
        for (int i = 0; i < steps; i++) {
            loss = training.step();
        }
        return loss;
    }

    private void score(String name, Nets nets, boolean mean, int rows, int repeats, double multiplyAdds) {
        if (!name.contains(wanted)) {
            return;
        }
        Scoring scoring = new Scoring(nets, mean ? nets.mean() : nets.read(), rows);
        Times times = timed(true, () -> {
            double last = 0;
            for (int i = 0; i < repeats; i++) {
                last = scoring.score();
            }
            return last;
        });
        double all = (double) repeats * rows;
        row(name, times, s -> s / all * 1e9, "ns/row", scoring.score(), 2 * multiplyAdds * all);
    }

    private void product() {
        if (!"product".contains(wanted)) {
            return;
        }
        Product product = new Product();
        Times times = timed(true, product::multiply);
        Rate rate = s -> Product.operations() / s / 1e9;
        row("product 256 x 784 x 400", times, rate, "GFLOP/s", product.multiply(), Product.operations());
    }

    /** Runs something often, in turns with the loop of multiply-adds. */
    private static Times timed(boolean cpu, DoubleSupplier run) {
        double[] seconds = new double[RUNS];
        double peak = Double.MAX_VALUE;
        for (int i = -WARM; i < RUNS; i++) {
            seconds[Math.max(0, i)] = seconds(cpu, run);
            double loop = seconds(true, () -> MultiplyAdds.run(PEAK_ROUNDS));
            peak = i < 0 ? peak : Math.min(peak, loop);
        }
        Arrays.sort(seconds);
        return new Times(seconds, MultiplyAdds.operations(PEAK_ROUNDS) / peak);
    }

    /** Times by the clock of two things in turns. */
    private static double[][] inTurns(DoubleSupplier a, DoubleSupplier b) {
        double[][] seconds = new double[2][RUNS];
        for (int i = -WARM; i < RUNS; i++) {
            seconds[0][Math.max(0, i)] = seconds(false, a);
            seconds[1][Math.max(0, i)] = seconds(false, b);
        }
        Arrays.sort(seconds[0]);
        Arrays.sort(seconds[1]);
        return seconds;
    }

    private static double seconds(boolean cpu, DoubleSupplier run) {
        long start = cpu ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
        run.getAsDouble();
        return ((cpu ? THREADS.getCurrentThreadCpuTime() : System.nanoTime()) - start) * 1e-9;
    }

    /** @param operations floating-point operations of a run, or 0 where no share is to be told */
    private static void row(String name, Times t, Rate rate, String unit, double check, double operations) {
        String share = operations == 0
                ? "| |"
                : String.format(Locale.ROOT, "| %.1f | %.2f |", t.peak / 1e9, operations / t.seconds[0] / t.peak);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %s | %s %s%n",
                name,
                rate.of(t.median()),
                rate.of(t.seconds[0]),
                rate.of(t.seconds[t.seconds.length - 1]),
                unit,
                Double.toString(check),
                share);
    }
}
