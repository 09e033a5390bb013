package dev.hawkins.bench.compare;

import dev.hawkins.bench.compare.Architecture.Autoencoder;
import dev.hawkins.bench.compare.Architecture.Convolutional;
import dev.hawkins.bench.compare.Architecture.Sequences;
import dev.hawkins.bench.compare.Architecture.Variational;
import dev.hawkins.bench.compare.Workload.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is measured, and the ratios that must be reached. */
final class Workloads {
    private static final Architecture SMALL_AE = new Autoencoder("AE 18-15-7-2", List.of(18, 15, 7, 2, 7, 15, 18));
    private static final Architecture SMALL_VAE = new Variational("VAE 18-15-7-2", 18, List.of(15, 7), 2, false);
    private static final Architecture LARGE_VAE = new Variational("VAE 784-400-200", 784, List.of(400), 200, true);
    private static final Architecture ABC =
            new Autoencoder("AE 784-300-100-20", List.of(784, 300, 100, 20, 100, 300, 784));
    private static final Architecture SEQUENCES =
            new Sequences("LSTM sequence to sequence, 140 steps, 64 units", 140, 64);
    private static final Architecture SERIES =
            new Convolutional("1-D convolutional VAE, 140 points", 1, 140, List.of(16, 32, 32), 5, 8, false);
    private static final Architecture IMAGES =
            new Convolutional("2-D convolutional VAE, 28 x 28", 28, 28, List.of(16, 32, 32), 3, 16, true);
    private static final int MANY = 10_000;

    private Workloads() {}

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        for (Architecture small : List.of(SMALL_AE, SMALL_VAE)) {
            all.add(new Workload(Kind.TRAIN, small, 256, 1, 7));
            all.add(new Workload(Kind.TRAIN, small, 32, 1, 25));
        }
        trainBy(all, LARGE_VAE, 100, 1.1, 1.1);
        trainBy(all, LARGE_VAE, 256, 1.0, 1.0);
        all.add(new Workload(Kind.SCALING, LARGE_VAE, 256, 2, 1.85));
        trainBy(all, ABC, 100, 1.2, 1.4);
        trainBy(all, SEQUENCES, 64, 1.5, 1.5);
        all.add(new Workload(Kind.TRAIN, SERIES, 64, 2, 1));
        all.add(new Workload(Kind.TRAIN, IMAGES, 64, 2, 0.8));
        all.add(new Workload(Kind.SCORE, SMALL_AE, 1, 1, 7));
        all.add(new Workload(Kind.SCORE, LARGE_VAE, 1, 1, 1));
        for (int threads = 1; threads <= 2; threads++) {
            all.add(new Workload(Kind.SCORE, SMALL_AE, MANY, threads, 1.5));
            all.add(new Workload(Kind.SCORE, LARGE_VAE, MANY, threads, 1));
            all.add(new Workload(Kind.PROBABILITY, LARGE_VAE, MANY, threads, 1.3));
        }
        all.add(new Workload(Kind.PRODUCT, null, 256, 1, 0.8));
        all.add(new Workload(Kind.PRODUCT, null, 256, 2, 0.8));
        return all;
    }

    /** What a new process does first. */
    static Workload firstRow() {
        return new Workload(Kind.SCORE, SMALL_AE, 1, 1, 0);
    }

    private static void trainBy(List<Workload> all, Architecture net, int batch, double one, double two) {
        all.add(new Workload(Kind.TRAIN, net, batch, 1, one));
        all.add(new Workload(Kind.TRAIN, net, batch, 2, two));
    }
}
