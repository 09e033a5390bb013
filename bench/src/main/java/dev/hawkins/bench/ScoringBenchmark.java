package dev.hawkins.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of scoring one row and 10,000 rows, and of the large product. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ScoringBenchmark {
    @Param({"1", "10000"})
    public int rows;

    private Scoring small;
    private Scoring large;
    private Product product;

    @Setup
    public void open() {
        Nets autoencoder = Nets.smallAutoencoder();
        small = new Scoring(autoencoder, autoencoder.read(), rows);
        Nets variational = Nets.largeVariational();
        large = new Scoring(variational, variational.mean(), rows);
        product = new Product();
    }

    @Benchmark
    public float smallAutoencoder() {
        return small.score();
    }

    @Benchmark
    public float meanOfLargeVariational() {
        return large.score();
    }

    @Benchmark
    public float product256x784x400() {
        return product.multiply();
    }
}
