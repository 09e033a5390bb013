package dev.hawkins.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one training step; rows per second are batch / time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TrainingBenchmark {
    /** Which network, with its batch size. */
    @Param({"ae-256", "ae-32", "vae-256", "large-100", "large-256"})
    public String workload;

    @Param({"1", "2"})
    public int threads;

    private Training training;

    @Setup(Level.Trial)
    public void open() {
        int batch = Integer.parseInt(workload.substring(workload.indexOf('-') + 1));
        Nets nets = workload.startsWith("ae")
                ? Nets.smallAutoencoder()
                : workload.startsWith("vae") ? Nets.smallVariational() : Nets.largeVariational();
        training = new Training(nets, batch, threads, 0);
    }

    @TearDown(Level.Trial)
    public void close() {
        training.close();
    }

    @Benchmark
    public double step() {
        return training.step();
    }
}
