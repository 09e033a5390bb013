package dev.hawkins.bench.compare;

import java.util.Arrays;
import java.util.List;

/** Picks the fastest of several ways to do the same work, so that nobody is measured at a disadvantage. */
public final class Fastest {
    private static final long TRIAL = 60_000_000;
    private static final int TRIALS = 3;

    private Fastest() {}

    /** Tries all in turn, keeps the fastest by its shortest trial, and closes the others. */
    public static Contender of(List<Contender> ways) {
        if (ways.size() == 1) {
            return ways.get(0);
        }
        double[] seconds = new double[ways.size()];
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        for (int trial = 0; trial < TRIALS; trial++) {
            for (int i = 0; i < seconds.length; i++) {
                seconds[i] = Math.min(seconds[i], perRepetition(ways.get(i)));
            }
        }
        int best = 0;
        for (int i = 1; i < seconds.length; i++) {
            best = seconds[i] < seconds[best] ? i : best;
        }
        for (int i = 0; i < seconds.length; i++) {
            if (i != best) {
                ways.get(i).close();
            }
        }
        return ways.get(best);
    }

    private static double perRepetition(Contender way) {
        long start = System.nanoTime();
        int done = 0;
        for (int times = 1; System.nanoTime() - start < TRIAL; times *= 2) {
            way.run(times);
            done += times;
        }
        return (double) (System.nanoTime() - start) / done;
    }
}
